#include "core/rooms/members.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/members.h"
#include "store/memberships.h"
#include "store/order.h"
#include "store/people.h"

namespace confab::core::rooms {
namespace {

using Roles = std::unordered_map<std::int64_t, std::vector<std::string>>;

Roles roles_of(sql::Session& session, std::int64_t room_pk) {
  Roles roles;
  for (auto& row : store::Memberships{session}.role_rows(room_pk)) {
    roles[row.user_pk].push_back(std::move(row.role));
  }
  return roles;
}

Member member_of(const Context& ctx, const store::FoundPerson& found, const Roles& roles) {
  Member member{users::person_of(ctx, found), found.utc_offset, {}};
  if (const auto own = roles.find(found.person.pk); own != roles.end()) member.roles = own->second;
  return member;
}

template <class T>
std::vector<T> page_of(std::vector<T> all, std::int64_t limit, std::int64_t offset) {
  const auto begin = std::min<std::int64_t>(offset, std::ssize(all));
  const auto end = std::min<std::int64_t>(limit, std::ssize(all) - begin) + begin;
  return {std::make_move_iterator(all.begin() + begin), std::make_move_iterator(all.begin() + end)};
}

MemberPage list(sql::Session& session, const Context& ctx, const access::ReadableRoom& guard,
                const ListMembers& query) {
  store::PeopleFilter filter;
  filter.text = query.filter;
  filter.room = guard.pk();
  filter.members_only = true;
  filter.by_room_role = query.by_role;
  const auto order = store::order_of(query.order);
  const auto roles = roles_of(session, guard.pk());
  store::People people{session};
  MemberPage page;
  if (query.statuses.empty()) {
    for (const auto& found : people.search(filter, order, query.limit, query.offset)) {
      page.members.push_back(member_of(ctx, found, roles));
    }
    page.total = people.count(filter);
    return page;
  }
  // Who is online is known in memory, not in the database: all are looked at, and then paged.
  for (const auto& found : people.search(filter, order, std::numeric_limits<std::int64_t>::max(), 0)) {
    auto member = member_of(ctx, found, roles);
    const bool wanted = std::find(query.statuses.begin(), query.statuses.end(), member.status) != query.statuses.end();
    if (wanted) page.members.push_back(std::move(member));
  }
  page.total = std::ssize(page.members);
  page.members = page_of(std::move(page.members), query.limit, query.offset);
  return page;
}

}  // namespace

MemberPage members(const Context& ctx, const Actor& actor, const RoomId& id, const ListMembers& query) {
  const auto reader = ctx.db.read();
  const auto guard = access::room(*reader, ctx, actor, id);
  if (guard.row().broadcast) guard.require(ctx, actor, permissions::members("view-broadcast-member-list"));
  return list(*reader, ctx, guard, query);
}

MemberPage members_of_any(const Context& ctx, const Actor& actor, const RoomId& id, const ListMembers& query) {
  MemberPage page;
  {
    const auto reader = ctx.db.read();
    const auto guard =
        access::administrated(*reader, ctx, actor, id, permissions::members("view-members-list-all-rooms"));
    page = list(*reader, ctx, guard, query);
  }
  // Before anything of it is shown.
  Transaction tx{ctx};
  audit::record(tx, ctx, actor, "room.members_listed", id.value, {{"results", page.total}});
  tx.commit();
  return page;
}

}  // namespace confab::core::rooms
