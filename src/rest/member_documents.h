#pragma once
// Members as lists show them.

#include <vector>

#include "api/call.h"
#include "api/paging.h"
#include "api/people.h"

namespace confab::rest {

struct MemberDocument : core::rooms::Member {
  std::optional<std::vector<std::string>> roles_if_any;

  static constexpr std::string_view kSchema = "Member";
  static constexpr auto kFields =
      extended<core::rooms::Member>(field("roles", &MemberDocument::roles_if_any, "Roles in the room."));
};
struct MemberRows {
  std::vector<MemberDocument> members;

  static constexpr auto kFields = FieldList{field("members", &MemberRows::members, "Members.")};
};
using MemberListResult = Flatten<MemberRows, api::PageCounts>;
struct OnlineResult {
  std::vector<MemberDocument> online;

  static constexpr auto kFields = FieldList{field("online", &OnlineResult::online, "Members who are not offline.")};
};

/// Parameters of a list of members besides the room.
struct MemberFilter : api::PageParams {
  std::optional<std::string> filter;
  std::optional<std::vector<std::string>> status;

  static constexpr auto kFields = extended<api::PageParams>(
      field("filter", &MemberFilter::filter, "Part of a username or name.", max_length(200)),
      field("status", &MemberFilter::status, "Only these: online, away, busy, offline.", bound::list_of_names));
};

[[nodiscard]] MemberListResult list_members(const api::Call& call, const RoomId& room, const MemberFilter& filter,
                                            bool by_role);
/// Of any room, for those who audit.
[[nodiscard]] MemberListResult list_members_of_any(const api::Call& call, const RoomId& room,
                                                   const MemberFilter& filter);
[[nodiscard]] OnlineResult list_online(const api::Call& call, const RoomId& room);

}  // namespace confab::rest
