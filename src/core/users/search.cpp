#include "core/users/search.h"

#include "core/access/room.h"
#include "core/users/searched.h"
#include "permissions/groups/profiles.h"
#include "permissions/groups/viewing.h"
#include "store/order.h"
#include "store/people.h"
#include "store/users.h"

namespace confab::core::users {
namespace {

// Whom the actor may find: everybody, or only people who share a room. False: nobody.
bool limit_to_visible(const Context& ctx, const Actor& actor, store::PeopleFilter& filter) {
  if (may(ctx, actor, permissions::profiles("view-outside-room")) &&
      may(ctx, actor, permissions::viewing("view-d-room")))
    return true;
  filter.sharing = actor.pk;
  return may(ctx, actor, permissions::viewing("view-d-room")) ||
         may(ctx, actor, permissions::viewing("view-joined-room"));
}

}  // namespace

std::vector<FoundUser> suggest(sql::Session& session, const Context& ctx, const Actor& actor, const Suggest& query) {
  store::PeopleFilter filter;
  filter.text = query.text;
  filter.fields = searched_fields(ctx);
  filter.except = query.except;
  if (!limit_to_visible(ctx, actor, filter)) return {};
  if (query.room) filter.room = access::room(session, ctx, actor, *query.room).pk();
  std::vector<FoundUser> users;
  for (const auto& found : store::People{session}.search(filter, store::members_first(), query.limit, 0)) {
    users.push_back({person_of(ctx, found), query.room && !found.is_member});
  }
  return users;
}

std::vector<Person> autocomplete(const Context& ctx, const Actor& actor, const Suggest& query) {
  if (!may(ctx, actor, permissions::profiles("view-outside-room"))) return {};
  store::PeopleFilter filter;
  filter.text = query.text;
  filter.fields = searched_fields(ctx);
  filter.except = query.except;
  const auto reader = ctx.db.read();
  std::vector<Person> people;
  for (const auto& found : store::People{*reader}.search(filter, store::order_of(model::UserOrder{}), query.limit, 0)) {
    people.push_back(person_of(ctx, found));
  }
  return people;
}

DirectoryPage directory(const Context& ctx, const Actor& actor, const Directory& query) {
  require(ctx, actor, permissions::profiles("view-outside-room"));
  require(ctx, actor, permissions::viewing("view-d-room"));
  const auto reader = ctx.db.read();
  const bool emails = may(ctx, actor, permissions::profiles("view-full-other-user-info"));
  store::PeopleFilter filter;
  filter.text = query.text;
  filter.fields = searched_fields(ctx, emails);
  store::People people{*reader};
  DirectoryPage result;
  result.total = people.count(filter);
  std::vector<UserId> ids;
  for (auto& found : people.search(filter, store::order_of(query.order), query.limit, query.offset)) {
    ids.push_back(found.person.ref.id);
    result.rows.push_back({.id = found.person.ref.id,
                           .username = found.person.ref.username,
                           .name = found.person.ref.name,
                           .nickname = found.nickname,
                           .bio = found.bio,
                           .avatar_etag = found.avatar_etag,
                           .emails = {},
                           .created_at = found.created_at});
  }
  if (!emails) return result;
  for (auto& user : store::Users{*reader}.by_ids(ids)) {
    for (auto& row : result.rows) {
      if (row.id == user.id) row.emails = user.emails;
    }
  }
  return result;
}

}  // namespace confab::core::users
