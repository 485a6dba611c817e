#pragma once
// Members as lists show them.

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "api/call.h"
#include "api/paging.h"
#include "api/people.h"
#include "model/order.h"

namespace confab::rest {

struct MemberDocument : core::rooms::Member {
  std::optional<std::vector<std::string>> roles_if_any;

  static constexpr std::string_view kSchema = "Member";
  static constexpr auto kFields =
      extended<core::rooms::Member>(field("roles", &MemberDocument::roles_if_any, "Roles in the room."));
};
struct MemberRows {
  Field<"members", std::vector<MemberDocument>, "Members."> members;
};
using MemberListResult = Flatten<MemberRows, api::PageCounts>;
struct OnlineResult {
  Field<"online", std::vector<MemberDocument>, "Members who are not offline."> online;
};

/// By what lists of people can be sorted who have something in common.
inline constexpr std::array<std::pair<std::string_view, model::UserKey>, 3> kMemberOrder{
    {{"username", model::UserKey::username}, {"name", model::UserKey::name}, {"_id", model::UserKey::id}}};

/// Parameters of a list of members besides the room.
struct OwnMemberFilter {
  std::optional<std::string> filter;
  std::optional<std::vector<std::string>> status;

  static constexpr auto kFields = FieldList{
      field("filter", &OwnMemberFilter::filter, "Part of a username or name.", max_length(200)),
      field("status", &OwnMemberFilter::status, "Only these: online, away, busy, offline.", bound::list_of_names)};
};
using MemberFilter = Flatten<api::PageBy<api::kNamesIn<kMemberOrder>>, OwnMemberFilter>;

[[nodiscard]] MemberListResult list_members(const api::Call& call, const RoomId& room, const MemberFilter& filter,
                                            bool by_role);
/// Of any room, for those who audit.
[[nodiscard]] MemberListResult list_members_of_any(const api::Call& call, const RoomId& room,
                                                   const MemberFilter& filter);
[[nodiscard]] OnlineResult list_online(const api::Call& call, const RoomId& room);

}  // namespace confab::rest
