#include "core/accounts/remove.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/password.h"
#include "bus/people_events.h"
#include "bus/room_events.h"
#include "core/access/user.h"
#include "core/audit/record.h"
#include "core/avatars/avatar.h"
#include "core/impersonation/ending.h"
#include "core/kernel/transaction.h"
#include "core/messages/erase_author.h"
#include "core/polls/poll.h"
#include "core/roles/rulers.h"
#include "core/rooms/forget_person.h"
#include "jobs/enqueue.h"
#include "permissions/groups/people.h"
#include "settings/groups/accounts.h"
#include "settings/groups/message.h"
#include "store/failed_logins.h"
#include "store/message_versions.h"
#include "store/people.h"
#include "store/rooms.h"
#include "store/tokens.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

void require_other_admin(Transaction& tx, const model::User& user) {
  if (std::ranges::find(user.roles, "admin") == user.roles.end()) return;
  tx.sql().lock("administrators");  // two last ones must not go at the same time
  if (user.active && store::Users{tx.sql()}.count_active_with_role("admin") <= 1) {
    throw Refusal(errors::action_not_allowed, "Leaving the app without an active admin is not allowed",
                  {{"action", "Remove_last_admin"}});
  }
}

void remove_account(Transaction& tx, const Context& ctx, const Actor& actor, const model::User& user,
                    rooms::LastOwner last_owner) {
  require_other_admin(tx, user);
  rooms::pass_on_ownership(tx, ctx, actor, user, last_owner);
  rooms::forget_person(tx, ctx, actor, user);
  avatars::forget(tx, ctx, user);
  impersonation::end_of(tx, ctx, actor, user.pk);
  store::TokenWriter{tx}.remove_all(user.pk);
  if (user.username) store::forget_failed_logins(tx, store::name_key(*user.username));
  const auto erasure = ctx.settings.text(settings::message("Message_ErasureType"));
  store::UserWriter{tx}.bury(user, ctx.clock.now());
  roles::require_rulers(tx, ctx);
  jobs::enqueue(tx, ctx.clock.now(), polls::ForgetVotes{.user_pk = user.pk});
  if (erasure != "Keep") {
    jobs::enqueue(tx, ctx.clock.now(), EraseMessages{.user_pk = user.pk, .unlink = erasure == "Unlink"});
  }
  tx.publish(bus::SessionsEnded{user.id, std::nullopt, std::nullopt});
  tx.publish(bus::UserChanged{user.id, bus::Change::removed});
  tx.publish(bus::UserDeleted{user.id, erasure});
  audit::record(tx, ctx, actor, "user.deleted", user.id.value, {{"messages", erasure}});
}

// What was kept of the messages goes whatever becomes of these.
void forget_versions(const Context& ctx, const jobs::Run& run, std::int64_t user_pk) {
  constexpr std::int64_t kAtOnce = 500;
  std::int64_t removed = kAtOnce;
  while (removed == kAtOnce) {
    run.check();
    const auto tx = ctx.db.begin();
    removed = store::MessageVersionWriter{*tx}.remove_by(user_pk, kAtOnce);
    tx->commit();
  }
}

}  // namespace

void remove_user(const Context& ctx, const Actor& actor, const UserId& id, rooms::LastOwner last_owner) {
  if (!may(ctx, actor, permissions::people("delete-user"))) throw Refusal(errors::unauthorized);
  if (id.value == model::kBuiltInBot) {
    throw Refusal(errors::action_not_allowed, "Deleting the rocket.cat user is not allowed",
                  {{"action", "Delete_user"}});
  }
  Transaction tx{ctx};
  const auto guard = access::changeable(tx, ctx, actor, id, permissions::people("delete-user"));
  remove_account(tx, ctx, actor, guard.user(), last_owner);
  tx.commit();
}

void remove_self(const Context& ctx, const Actor& actor, const std::string& password_digest,
                 rooms::LastOwner last_owner) {
  require_oneself(actor);
  if (!ctx.settings.boolean(settings::accounts("Accounts_AllowDeleteOwnAccount"))) {
    throw Refusal(errors::not_allowed, "Not allowed");
  }
  std::optional<std::string> checked;
  {
    // bcrypt takes its time, so it is done before the transaction.
    const auto user = store::Users{*ctx.db.read()}.by_id(actor.id);
    if (!user || (user->password_hash && !password_digest_matches(password_digest, *user->password_hash))) {
      throw Refusal(errors::invalid_password, "Invalid password");
    }
    checked = user->password_hash;
  }
  Transaction tx{ctx};
  const auto guard = access::own(tx, ctx, actor);
  if (guard.user().password_hash != checked) throw Refusal(errors::invalid_password, "Invalid password");
  remove_account(tx, ctx, actor, guard.user(), last_owner);
  tx.commit();
}

void erase_messages(const Context& ctx, const jobs::Run& run, const EraseMessages& work) {
  std::optional<messages::NewAuthor> heir;
  if (work.unlink) {
    const auto bot = store::People{*ctx.db.read()}.by_id(UserId{std::string{model::kBuiltInBot}});
    heir = messages::NewAuthor{.author = bot ? model::server_author(bot->ref) : model::server_author(),
                               .alias = "Removed User"};
  }
  std::int64_t room = 0;
  for (;;) {
    const auto rooms = store::Rooms{*ctx.db.read()}.pks_after(room, 500);
    if (rooms.empty()) break;
    for (const auto pk : rooms) {
      do {
        run.check();
      } while (messages::erase_author(ctx, pk, work.user_pk, heir));
    }
    room = rooms.back();
  }
  forget_versions(ctx, run, work.user_pk);
  const auto tx = ctx.db.begin();
  store::UserWriter{*tx}.forget_names(work.user_pk, ctx.clock.now());
  tx->commit();
}

}  // namespace confab::core::accounts
