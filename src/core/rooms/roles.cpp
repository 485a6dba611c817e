#include "core/rooms/roles.h"

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/rooms.h"
#include "bus/events/subscription_changed.h"
#include "bus/events/user_role_changed.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "permissions/groups/members.h"
#include "store/membership_writer.h"

namespace confab::core::rooms {
namespace {

struct Rule {
  permissions::Permission permission;
  std::string_view name, with_article;
  ErrorCode has_already, has_not;
};

Rule rule_of(RoomRole role) {
  switch (role) {
    case RoomRole::owner:
      return {permissions::members("set-owner"), "owner", "an owner", errors::user_already_owner,
              errors::user_not_owner};
    case RoomRole::moderator:
      return {permissions::members("set-moderator"), "moderator", "a moderator", errors::user_already_moderator,
              errors::user_not_moderator};
    case RoomRole::leader:
      break;
  }
  return {permissions::members("set-leader"), "leader", "a leader", errors::user_already_leader,
          errors::user_not_leader};
}

void tell(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& room, const store::Person& person,
          const store::Membership& membership, std::string_view role, bool added) {
  messages::post_system(
      tx, ctx, room, messages::author_of(actor),
      {added ? "subscription-role-added" : "subscription-role-removed", person.ref.username, std::string{role}});
  tx.publish(bus::UserRoleChanged{person.ref, RoleId{role}, added, room.id});
  tx.publish(bus::SubscriptionChanged{person.ref.id, room.id, bus::Change::updated, membership.id});
  audit::record(tx, ctx, actor, added ? "room.role_given" : "room.role_taken", room.id.value,
                {{"user", person.ref.id.value}, {"role", role}});
}

}  // namespace

std::string_view to_text(RoomRole role) {
  return rule_of(role).name;
}

permissions::Permission permission_for(RoomRole role) {
  return rule_of(role).permission;
}

void set_role(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& room,
              const store::Person& person, const store::Membership& membership, RoomRole role, bool given) {
  const auto name = to_text(role);
  store::MembershipWriter writer{tx};
  if (given)
    writer.add_role(membership, name, tx.change_time());
  else
    writer.remove_role(membership, name, tx.change_time());
  tell(tx, ctx, actor, room, person, membership, name, given);
}

void add_role(const Context& ctx, const Actor& actor, const RoomId& id, const UserId& user, RoomRole role) {
  const auto rule = rule_of(role);
  Transaction tx(ctx);
  const auto guard = access::manageable(tx, ctx, actor, id, rule.permission);
  require_managed(guard.row());
  const auto person = person_by_id(tx, user);
  const auto membership = membership_of(tx, guard.pk(), person);
  if (membership.has_role(rule.name))
    throw Refusal(rule.has_already, "User is already " + std::string{rule.with_article});
  auto room = guard.row();
  set_role(tx, ctx, actor, room, person, membership, role, true);
  tx.commit();
}

void remove_role(const Context& ctx, const Actor& actor, const RoomId& id, const UserId& user, RoomRole role) {
  const auto rule = rule_of(role);
  Transaction tx(ctx);
  const auto guard = access::manageable(tx, ctx, actor, id, rule.permission);
  require_managed(guard.row());
  const auto person = person_by_id(tx, user);
  const auto found = store::Memberships{tx.sql()}.find(guard.pk(), person.pk);
  if (!found && role != RoomRole::leader) throw Refusal(errors::invalid_room, "Invalid room");
  const auto membership = found ? *found : membership_of(tx, guard.pk(), person);
  if (!membership.has_role(rule.name)) throw Refusal(rule.has_not, "User is not " + std::string{rule.with_article});
  if (role == RoomRole::owner && store::Memberships{tx.sql()}.count_with_role(guard.pk(), rule.name) == 1) {
    throw Refusal(errors::remove_last_owner,
                  "This is the last owner. Please set a new owner before removing this one.");
  }
  auto room = guard.row();
  set_role(tx, ctx, actor, room, person, membership, role, false);
  tx.commit();
}

std::vector<RoleHolder> role_holders(const Context& ctx, const Actor& actor, const RoomId& id) {
  const auto reader = ctx.db.read();
  const auto guard = access::room(*reader, ctx, actor, id);
  std::vector<RoleHolder> holders;
  for (auto& row : store::Memberships{*reader}.role_rows(guard.pk())) {
    if (holders.empty() || holders.back().u.id != row.user.id) {
      holders.push_back({std::move(row.subscription), id, std::move(row.user), {}});
    }
    holders.back().roles.push_back(std::move(row.role));
  }
  return holders;
}

}  // namespace confab::core::rooms
