#include "core/encryption/own_keys.h"

#include "base/error.h"
#include "base/errors/encryption.h"
#include "base/errors/request.h"
#include "bus/events/room_activity.h"
#include "bus/events/room_changed.h"
#include "bus/events/subscription_changed.h"
#include "core/access/user.h"
#include "core/accounts/end_logins.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/logins.h"
#include "settings/groups/encryption.h"
#include "store/room_writer.h"

namespace confab::core::encryption {
namespace {

constexpr std::int64_t kMaxRooms = 500;

// In the order of their numbers, as whoever locks several rooms takes them.
void await_room_keys(Transaction& tx, const Context& ctx, std::int64_t user_pk) {
  store::RoomWriter rooms{tx};
  store::RoomKeyWriter keys{tx};
  for (const auto& missing : store::RoomKeys{tx.sql()}.missing(user_pk, kMaxRooms)) {
    const auto now = ctx.clock.now();
    if (!rooms.lock(missing.room_pk) || !keys.wait(missing.subscription_pk, missing.room_pk, now)) continue;
    rooms.touch(missing.room_pk, tx.change_time());
    tx.publish(bus::RoomChanged{missing.room, bus::Change::updated});
  }
}

void reset(Transaction& tx, const Context& ctx, const Actor& actor, const model::User& user) {
  const auto now = tx.change_time();
  const auto rooms = store::RoomKeys{tx.sql()}.rooms_of(user.pk);
  for (const auto& one : rooms) {
    if (!one.waiting) continue;
    store::RoomWriter{tx}.touch(one.room_pk, now);
    tx.publish(bus::RoomChanged{one.room, bus::Change::updated});
  }
  store::RoomKeyWriter keys{tx};
  keys.remove_all_of(user.pk, now);
  keys.remove_person(user.pk);
  for (const auto& one : rooms) {
    tx.publish(bus::SubscriptionChanged{user.id, one.room, bus::Change::updated, one.subscription});
  }
  accounts::end_logins(tx, ctx, actor, user.id, user.pk);
  audit::record(tx, ctx, actor, "user.encryption_reset", user.id.value);
}

}  // namespace

void require_enabled(const Context& ctx) {
  if (!ctx.settings.boolean(settings::encryption("E2E_Enable"))) {
    throw Refusal(errors::encryption_disabled, "End-to-end encryption is not enabled");
  }
}

std::optional<store::PersonKeys> own_keys(const Context& ctx, const Actor& actor) {
  if (!ctx.settings.boolean(settings::encryption("E2E_Enable"))) return std::nullopt;
  require_oneself(actor);
  return store::RoomKeys{*ctx.db.read()}.of_person(actor.pk);
}

void set_own_keys(const Context& ctx, const Actor& actor, const store::PersonKeys& keys, bool replace) {
  require_enabled(ctx);
  require_oneself(actor);
  Transaction tx(ctx);
  const auto guard = access::own(tx, ctx, actor);
  if (!replace && store::RoomKeys{tx.sql()}.of_person(guard.user().pk)) {
    throw Refusal(errors::keys_already_set, "Keys already set");
  }
  store::RoomKeyWriter{tx}.set_person(guard.user().pk, keys, ctx.clock.now());
  await_room_keys(tx, ctx, guard.user().pk);
  tx.commit();
}

void reset_own_keys(const Context& ctx, const Actor& actor) {
  require_enabled(ctx);
  require_oneself(actor);
  Transaction tx(ctx);
  const auto guard = access::own(tx, ctx, actor);
  reset(tx, ctx, actor, guard.user());
  tx.commit();
}

void require_may_reset(const Context& ctx, const Actor& actor) {
  require_enabled(ctx);
  require(ctx, actor, permissions::logins("edit-other-user-e2ee"));
}

void reset_keys(const Context& ctx, const Actor& actor, const UserId& user) {
  if (user == actor.id) return reset_own_keys(ctx, actor);
  require_may_reset(ctx, actor);
  Transaction tx(ctx);
  const auto guard = access::changeable(tx, ctx, actor, user, permissions::logins("edit-other-user-e2ee"));
  reset(tx, ctx, actor, guard.user());
  tx.commit();
}

void request_room_keys(const Context& ctx, const Actor& actor) {
  require_enabled(ctx);
  require_oneself(actor);
  const auto missing = store::RoomKeys{*ctx.db.read()}.missing(actor.pk, kMaxRooms);
  if (missing.empty()) return;
  Transaction tx(ctx);
  // Nobody could give a key to somebody who has no pair.
  if (store::RoomKeys{tx.sql()}.of_person(actor.pk)) await_room_keys(tx, ctx, actor.pk);
  for (const auto& one : missing) {
    tx.publish(bus::RoomActivity{one.room, "e2e.keyRequest", json::array{one.key_id}, {}});
  }
  tx.commit();
}

}  // namespace confab::core::encryption
