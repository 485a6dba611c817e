#pragma once
// Members as lists show them.

#include <vector>

#include "api/call.h"
#include "api/paging.h"
#include "api/people.h"

namespace confab::rest {

struct MemberDocument : core::rooms::Member {
  std::optional<std::vector<std::string>> roles_if_any;
};
struct MemberRows {
  std::vector<MemberDocument> members;
};
using MemberListResult = Flatten<MemberRows, api::PageCounts>;
struct OnlineResult {
  std::vector<MemberDocument> online;
};

/// Parameters of a list of members besides the room.
struct MemberFilter : api::PageParams {
  std::optional<std::string> filter;
  std::optional<std::vector<std::string>> status;
};

[[nodiscard]] MemberListResult list_members(const api::Call& call, const RoomId& room, const MemberFilter& filter,
                                            bool by_role);
[[nodiscard]] OnlineResult list_online(const api::Call& call, const RoomId& room);

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::MemberDocument> {
  static constexpr std::string_view name = "Member";
  using M = rest::MemberDocument;
  static constexpr auto list = std::tuple_cat(inherited_fields<M, core::rooms::Member>(),
                                              std::tuple{field("roles", &M::roles_if_any, "Roles in the room.")});
};
template <>
struct confab::Fields<confab::rest::MemberRows> {
  static constexpr auto list = std::tuple{field("members", &rest::MemberRows::members, "Members.")};
};
template <>
struct confab::Fields<confab::rest::OnlineResult> {
  static constexpr auto list = std::tuple{field("online", &rest::OnlineResult::online, "Members who are not offline.")};
};
template <>
struct confab::Fields<confab::rest::MemberFilter> {
  using P = rest::MemberFilter;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, api::PageParams>(),
                     std::tuple{field("filter", &P::filter, "Part of a username or name.", max_length(200)),
                                field("status", &P::status, "Only these: online, away, busy, offline.")});
};
