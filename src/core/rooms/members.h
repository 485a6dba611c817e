#pragma once

#include "core/users/person.h"
#include "model/order.h"

namespace confab::core::rooms {

struct Member : users::Person {
  std::optional<double> utc_offset;
  std::vector<std::string> roles;  // in the room
};

struct ListMembers {
  std::string filter;                 // part of username or name; empty: all
  std::vector<std::string> statuses;  // empty: all
  bool by_role = false;               // owners, leaders and moderators first
  model::UserOrder order;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};

struct MemberPage {
  std::vector<Member> members;
  std::int64_t total = 0;
};

/// Active members. In broadcast rooms needs view-broadcast-member-list. Throws Refusal(room_not_found | not_allowed).
MemberPage members(const Context& ctx, const Actor& actor, const RoomId& room, const ListMembers& query);

/// The same of any room, for those who audit; the audit log says that they looked. Needs view-members-list-all-rooms.
/// Throws Refusal(room_not_found | not_allowed).
MemberPage members_of_any(const Context& ctx, const Actor& actor, const RoomId& room, const ListMembers& query);

}  // namespace confab::core::rooms
