#include "core/rooms/search.h"

#include "base/text.h"
#include "core/access/room.h"
#include "core/rooms/room_document.h"
#include "permissions/groups/viewing.h"
#include "store/people.h"
#include "store/users.h"

namespace confab::core::rooms {
namespace {

constexpr std::int64_t kSuggestions = 5;

// Whom the actor may find: everybody, or only people who share a room.
bool limit_to_visible(const Context& ctx, const Actor& actor, store::PeopleFilter& filter) {
  if (may(ctx, actor, permissions::viewing("view-outside-room")) &&
      may(ctx, actor, permissions::viewing("view-d-room")))
    return true;
  filter.sharing = actor.pk;
  return may(ctx, actor, permissions::viewing("view-d-room")) ||
         may(ctx, actor, permissions::viewing("view-joined-room"));
}

std::vector<FoundUser> find_users(sql::Session& session, const Context& ctx, const Actor& actor, const Spotlight& query,
                                  std::string_view text) {
  store::PeopleFilter filter;
  filter.text = text;
  filter.except = query.except;
  if (!limit_to_visible(ctx, actor, filter)) return {};
  if (query.room) filter.room = access::room(session, ctx, actor, *query.room).pk();
  std::vector<FoundUser> users;
  for (const auto& found : store::People{session}.search(filter, "is_member DESC, u.username_key", kSuggestions, 0)) {
    users.push_back({person_of(ctx, found), query.room && !found.is_member});
  }
  return users;
}

std::vector<model::Room> find_rooms(sql::Session& session, const Context& ctx, const Actor& actor,
                                    std::string_view text) {
  store::RoomFilter filter;
  filter.types = "cp";
  filter.text = text;
  filter.names_only = true;
  filter.archived = false;
  if (may(ctx, actor, permissions::viewing("view-c-room"))) {
    filter.visible = actor.pk;
  } else {
    filter.member = actor.pk;
  }
  return room_documents(session, ctx).list(filter, "r.name_key", kSuggestions, 0);
}

}  // namespace

SpotlightResult spotlight(const Context& ctx, const Actor& actor, const Spotlight& query) {
  auto text = trim(query.text);
  bool users = query.users;
  bool rooms = query.rooms;
  if (text.starts_with('@') || text.starts_with('#')) {
    users = users && text.front() == '@';
    rooms = rooms && text.front() == '#';
    text.remove_prefix(1);
  }
  SpotlightResult result;
  const auto reader = ctx.db.read();
  if (users) result.users = find_users(*reader, ctx, actor, query, text);
  if (rooms) result.rooms = find_rooms(*reader, ctx, actor, text);
  return result;
}

DirectoryChannels directory_channels(const Context& ctx, const Actor& actor, const Directory& query) {
  require(ctx, actor, permissions::viewing("view-c-room"));
  const auto reader = ctx.db.read();
  store::RoomFilter filter;
  filter.types = "c";
  filter.text = query.text;
  filter.archived = false;
  auto documents = room_documents(*reader, ctx);
  const std::string_view order = query.order.empty() ? "r.name_key" : std::string_view{query.order};
  DirectoryChannels result;
  result.total = documents.count(filter);
  std::vector<std::int64_t> numbers;
  for (auto& room : documents.list(filter, order, query.limit, query.offset)) {
    numbers.push_back(room.pk);
    result.rows.push_back({std::move(room), false});
  }
  const auto joined = store::Memberships{*reader}.joined_among(actor.pk, numbers);
  for (auto& row : result.rows) row.joined = joined.contains(row.room.pk);
  return result;
}

DirectoryUsers directory_users(const Context& ctx, const Actor& actor, const Directory& query) {
  require(ctx, actor, permissions::viewing("view-outside-room"));
  require(ctx, actor, permissions::viewing("view-d-room"));
  const auto reader = ctx.db.read();
  const bool emails = may(ctx, actor, permissions::viewing("view-full-other-user-info"));
  store::PeopleFilter filter;
  filter.text = query.text;
  filter.search_emails = emails;
  const std::string_view order = query.order.empty() ? "u.username_key" : std::string_view{query.order};
  store::People people{*reader};
  DirectoryUsers result;
  result.total = people.count(filter);
  std::vector<UserId> ids;
  for (auto& found : people.search(filter, order, query.limit, query.offset)) {
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

}  // namespace confab::core::rooms
