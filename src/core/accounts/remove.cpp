#include "core/accounts/remove.h"

#include <algorithm>
#include <functional>

#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/password.h"
#include "bus/events/sessions_ended.h"
#include "bus/events/user_changed.h"
#include "bus/events/user_deleted.h"
#include "core/access/user.h"
#include "core/audit/record.h"
#include "core/avatars/avatar.h"
#include "core/files/attached.h"
#include "core/files/exported.h"
#include "core/files/unfinished.h"
#include "core/impersonation/ending.h"
#include "core/kernel/transaction.h"
#include "core/messages/erase_author.h"
#include "core/messages/forget_traces.h"
#include "core/polls/poll.h"
#include "core/roles/rulers.h"
#include "core/rooms/forget_person.h"
#include "core/triggers/follow.h"
#include "jobs/enqueue.h"
#include "permissions/groups/people.h"
#include "settings/groups/accounts.h"
#include "settings/groups/message_changes.h"
#include "store/failed_logins.h"
#include "store/integration_runs.h"
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
  triggers::stop_posting_as(tx, user.pk);
  impersonation::end_of(tx, ctx, actor, user.pk);
  files::drop_unsent_of(tx, ctx, user.pk);
  files::drop_unfinished_of(tx, ctx, user.pk);
  files::drop_exports_of(tx, ctx, user.pk);
  store::TokenWriter{tx}.remove_all(user.pk);
  if (user.username) store::forget_failed_logins(tx, store::name_key(*user.username));
  const auto erasure = ctx.settings.text(settings::message_changes("Message_ErasureType"));
  store::UserWriter{tx}.bury(user, tx.change_time());
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

// What webhooks were told of what they did.
void forget_told(const Context& ctx, const jobs::Run& run, std::int64_t user_pk) {
  constexpr std::int64_t kAtOnce = 500;
  std::int64_t removed = kAtOnce;
  while (removed == kAtOnce) {
    run.check();
    const auto tx = ctx.db.begin();
    removed = store::remove_runs_of(*tx, user_pk, kAtOnce);
    tx->commit();
  }
}

void in_each_room(const Context& ctx, const jobs::Run& run, const std::function<void(std::int64_t)>& act) {
  constexpr std::int64_t kAtOnce = 500;
  for (std::int64_t last = 0;;) {
    run.check();
    const auto rooms = store::Rooms{*ctx.db.read()}.pks_after(last, kAtOnce);
    if (rooms.empty()) return;
    for (const auto room : rooms) act(room);
    last = rooms.back();
  }
}

void forget_traces(const Context& ctx, const jobs::Run& run, const EraseMessages& work) {
  const auto gone = store::find_gone(*ctx.db.read(), work.user_pk);
  if (!gone) return;
  const auto words = work.unlink ? messages::Words::stay : messages::Words::go;
  in_each_room(ctx, run, [&](std::int64_t room) {
    for (std::optional<std::int64_t> at = 0; at;) {
      run.check();
      at = messages::forget_traces(ctx, room, *at, *gone, words);
    }
  });
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
  const auto bot = store::People{*ctx.db.read()}.by_id(UserId{std::string{model::kBuiltInBot}});
  if (work.unlink) {
    heir = messages::NewAuthor{.author = bot ? model::server_author(bot->ref) : model::server_author(),
                               .alias = std::string{messages::kRemovedUser}};
  }
  in_each_room(ctx, run, [&](std::int64_t room) {
    do {
      run.check();
    } while (messages::erase_author(ctx, room, work.user_pk, heir));
  });
  // When all of its messages are gone, for others may quote them in any room.
  forget_traces(ctx, run, work);
  forget_versions(ctx, run, work.user_pk);
  forget_told(ctx, run, work.user_pk);
  files::renew_exports(ctx, run);
  if (!work.unlink) {
    files::drop_all_of(ctx, run, work.user_pk);
  } else if (bot) {
    files::give_all_of(ctx, run, work.user_pk, bot->pk);
  }
  Transaction tx{ctx};
  store::UserWriter{tx}.forget_names(work.user_pk, tx.change_time());
  tx.commit();
}

}  // namespace confab::core::accounts
