#include "core/rooms/last_owner.h"

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/errors/people.h"
#include "bus/events/subscription_changed.h"
#include "bus/events/user_role_changed.h"
#include "core/audit/record.h"
#include "core/rooms/erase.h"
#include "store/membership_writer.h"
#include "store/room_writer.h"
#include "store/rooms.h"

namespace confab::core::rooms {
namespace {

constexpr std::size_t kMaxNamed = 1'000;  // of the rooms in a refusal

struct OwnedRoom {
  store::RoomRow row;
  std::optional<store::Person> heir;
};

std::vector<OwnedRoom> concerned_rooms(Transaction& tx, const model::User& user) {
  std::vector<OwnedRoom> rooms;
  for (const auto pk : store::Memberships{tx.sql()}.owned_alone(user.pk)) {
    auto row = store::RoomWriter{tx}.lock(pk);
    if (!row) continue;
    auto heir = store::Memberships{tx.sql()}.first_active_other(pk, user.pk);
    if (heir || !row->traits().open) rooms.push_back({std::move(*row), std::move(heir)});
  }
  return rooms;
}

[[noreturn]] void refuse(const std::vector<OwnedRoom>& rooms) {
  json::array removed, passed_on;
  for (const auto& room : rooms) {
    auto& names = room.heir ? passed_on : removed;
    const auto& row = room.row;
    if (names.size() < kMaxNamed) names.emplace_back(row.fname ? *row.fname : row.name.value_or(row.id.value));
  }
  throw Refusal(errors::user_is_last_owner, "",
                {{"shouldBeRemoved", std::move(removed)}, {"shouldChangeOwner", std::move(passed_on)}});
}

void make_owner(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room,
                const store::Person& heir) {
  const auto membership = store::Memberships{tx.sql()}.find(room.pk, heir.pk);
  if (!membership) return;
  store::MembershipWriter{tx}.add_role(*membership, "owner", tx.change_time());
  tx.publish(bus::UserRoleChanged{heir.ref, RoleId{"owner"}, true, room.id});
  tx.publish(bus::SubscriptionChanged{heir.ref.id, room.id, bus::Change::updated, membership->id});
  audit::record(tx, ctx, actor, "room.role_given", room.id.value, {{"user", heir.ref.id.value}, {"role", "owner"}});
}

}  // namespace

void replace_last_owner(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room,
                        std::int64_t owner_pk) {
  const auto heir = store::Memberships{tx.sql()}.first_active_other(room.pk, owner_pk);
  if (heir) make_owner(tx, ctx, actor, room, *heir);
}

void pass_on_ownership(Transaction& tx, const Context& ctx, const Actor& actor, const model::User& user,
                       LastOwner answer) {
  const auto rooms = concerned_rooms(tx, user);
  if (rooms.empty()) return;
  if (answer == LastOwner::ask) refuse(rooms);
  for (const auto& room : rooms) {
    if (room.heir)
      make_owner(tx, ctx, actor, room.row, *room.heir);
    else
      erase(tx, ctx, actor, room.row);
  }
}

}  // namespace confab::core::rooms
