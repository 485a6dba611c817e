#pragma once
// Members as lists show them.

#include <vector>

#include "api/call.h"
#include "api/paging.h"
#include "base/fields.h"
#include "core/rooms/members.h"

namespace confab::rest {

struct MemberDocument {
  UserId id;
  std::string username, status, status_text;
  std::optional<std::string> name, nickname, avatar_etag;
  std::optional<double> utc_offset;
  std::optional<std::vector<std::string>> roles;
};
struct MemberListResult {
  std::vector<MemberDocument> members;
  std::int64_t count = 0, offset = 0, total = 0;
};
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
  static constexpr auto list = std::tuple{
      field("_id", &M::id, "The user's id."),
      field("username", &M::username, "Username."),
      field("name", &M::name, "Display name."),
      field("nickname", &M::nickname, "Extra label."),
      field("status", &M::status, "online, away, busy or offline."),
      field("statusText", &M::status_text, "Text beside the status."),
      field("avatarETag", &M::avatar_etag, "Changes with the avatar."),
      field("utcOffset", &M::utc_offset, "Hours."),
      field("roles", &M::roles, "Roles in the room."),
  };
};
template <>
struct confab::Fields<confab::rest::MemberListResult> {
  using R = rest::MemberListResult;
  static constexpr auto list = std::tuple{
      field("members", &R::members, "Members."),
      field("count", &R::count, "Rows in this answer."),
      field("offset", &R::offset, "Rows skipped."),
      field("total", &R::total, "Rows in all."),
  };
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
