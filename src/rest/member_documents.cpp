#include "rest/member_documents.h"

#include <array>

namespace confab::rest {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSortable{
    {{"username", "u.username_key"}, {"name", "lower(u.name)"}, {"_id", "u.id"}}};

MemberDocument document_of(core::rooms::Member&& member) {
  MemberDocument document{.id = std::move(member.id),
                          .username = std::move(member.username),
                          .status = std::move(member.status),
                          .status_text = std::move(member.status_text),
                          .name = std::move(member.name),
                          .nickname = std::move(member.nickname),
                          .avatar_etag = std::move(member.avatar_etag),
                          .utc_offset = member.utc_offset,
                          .roles = {}};
  if (!member.roles.empty()) document.roles = std::move(member.roles);
  return document;
}

}  // namespace

MemberListResult list_members(const api::Call& call, const RoomId& room, const MemberFilter& filter, bool by_role) {
  const auto page = api::page_of(call.ctx.settings, filter);
  auto found = core::rooms::members(call.ctx, call.actor(), room,
                                    {.filter = filter.filter.value_or(""),
                                     .statuses = filter.status.value_or(std::vector<std::string>{}),
                                     .by_role = by_role,
                                     .order = api::order_by(filter.sort, kSortable, ""),
                                     .limit = page.limit,
                                     .offset = page.offset});
  MemberListResult result{.members = {}, .count = 0, .offset = page.offset, .total = found.total};
  for (auto& member : found.members) result.members.push_back(document_of(std::move(member)));
  result.count = std::ssize(result.members);
  return result;
}

OnlineResult list_online(const api::Call& call, const RoomId& room) {
  constexpr std::int64_t kMost = 10'000;
  auto found = core::rooms::members(call.ctx, call.actor(), room,
                                    {.filter = {},
                                     .statuses = {"online", "away", "busy"},
                                     .by_role = false,
                                     .order = {},
                                     .limit = kMost,
                                     .offset = 0});
  OnlineResult result;
  for (auto& member : found.members) result.online.push_back(document_of(std::move(member)));
  return result;
}

}  // namespace confab::rest
