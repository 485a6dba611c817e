#include "rest/member_documents.h"

#include "api/order.h"

namespace confab::rest {
namespace {

using model::UserKey;

std::vector<MemberDocument> documents_of(std::vector<core::rooms::Member> members) {
  std::vector<MemberDocument> documents;
  documents.reserve(members.size());
  for (auto& member : members) {
    auto& document = documents.emplace_back(std::move(member));
    if (!document.roles.empty()) document.roles_if_any = std::move(document.roles);
  }
  return documents;
}

core::rooms::ListMembers query_of(const api::Call& call, const MemberFilter& filter, bool by_role) {
  const auto page = api::page_of(call.ctx.settings, filter);
  return {.filter = filter.filter.value_or(""),
          .statuses = filter.status.value_or(std::vector<std::string>{}),
          .by_role = by_role,
          .order = api::order_of<UserKey>(filter.sort, kMemberOrder),
          .limit = page.limit,
          .offset = page.offset};
}

MemberListResult result_of(core::rooms::MemberPage found, const core::rooms::ListMembers& query) {
  return api::paged<MemberRows>(documents_of(std::move(found.members)), query.offset, found.total);
}

}  // namespace

MemberListResult list_members(const api::Call& call, const RoomId& room, const MemberFilter& filter, bool by_role) {
  const auto query = query_of(call, filter, by_role);
  return result_of(core::rooms::members(call.ctx, call.actor(), room, query), query);
}

MemberListResult list_members_of_any(const api::Call& call, const RoomId& room, const MemberFilter& filter) {
  const auto query = query_of(call, filter, false);
  return result_of(core::rooms::members_of_any(call.ctx, call.actor(), room, query), query);
}

OnlineResult list_online(const api::Call& call, const RoomId& room) {
  constexpr std::int64_t kMax = 10'000;
  auto found = core::rooms::members(call.ctx, call.actor(), room,
                                    {.filter = {},
                                     .statuses = {"online", "away", "busy"},
                                     .by_role = false,
                                     .order = {},
                                     .limit = kMax,
                                     .offset = 0});
  return {documents_of(std::move(found.members))};
}

}  // namespace confab::rest
