#include "core/rooms/search.h"

#include "base/text.h"
#include "core/access/room.h"
#include "core/rooms/room_document.h"
#include "permissions/groups/viewing.h"
#include "settings/groups/rooms.h"
#include "store/order.h"
#include "store/teams.h"

namespace confab::core::rooms {
namespace {

std::vector<model::Room> find_rooms(sql::Session& session, const Context& ctx, const Actor& actor,
                                    std::string_view text, std::int64_t most) {
  store::RoomFilter filter;
  filter.kinds = kinds_with(&model::RoomTraits::named);
  filter.text = text;
  filter.names_only = true;
  filter.archived = false;
  if (may(ctx, actor, permissions::viewing("view-c-room"))) {
    filter.visible = actor.pk;
  } else {
    filter.member = actor.pk;
  }
  auto rooms = room_documents(session, ctx).list(filter, store::order_of(model::RoomOrder{}), most, 0);
  hide_unreadable(session, ctx, actor, rooms);
  return rooms;
}

DirectoryRooms directory(const Context& ctx, const Actor& actor, store::RoomFilter filter, const Directory& query) {
  require(ctx, actor, permissions::viewing("view-c-room"));
  filter.visible = actor.pk;
  filter.text = query.text;
  filter.archived = false;
  const auto reader = ctx.db.read();
  auto documents = room_documents(*reader, ctx);
  auto rooms = documents.list(filter, store::order_of(query.order), query.limit, query.offset);
  hide_unreadable(*reader, ctx, actor, rooms);
  std::vector<std::int64_t> teams;
  for (const auto& room : rooms) {
    if (room.team_id) teams.push_back(room.host_pk.value_or(room.pk));
  }
  const auto summaries = store::Teams{*reader}.summaries(teams, actor.pk);
  DirectoryRooms result{{}, documents.count(filter)};
  for (auto& room : rooms) {
    auto& row = result.rows.emplace_back(std::move(room));
    const auto team = summaries.find(row.room.host_pk.value_or(row.room.pk));
    if (team == summaries.end()) continue;
    if (row.room.host_pk)
      row.belongs_to = team->second.name;
    else
      row.team_rooms = team->second.rooms;
  }
  return result;
}

}  // namespace

SpotlightResult spotlight(const Context& ctx, const Actor& actor, const Spotlight& query) {
  auto text = trim(query.text);
  bool people = query.users;
  bool rooms = query.rooms;
  if (text.starts_with('@') || text.starts_with('#')) {
    people = people && text.front() == '@';
    rooms = rooms && text.front() == '#';
    text.remove_prefix(1);
  }
  const auto most = ctx.settings.integer(settings::rooms("Number_of_users_autocomplete_suggestions"));
  SpotlightResult result;
  const auto reader = ctx.db.read();
  if (people) {
    result.users = users::suggest(
        *reader, ctx, actor, {.text = std::string{text}, .except = query.except, .room = query.room, .limit = most});
  }
  if (rooms) result.rooms = find_rooms(*reader, ctx, actor, text, most);
  return result;
}

DirectoryRooms directory_channels(const Context& ctx, const Actor& actor, const Directory& query) {
  store::RoomFilter filter;
  filter.kinds = {model::RoomKind::channel};
  filter.team_mains = false;
  filter.discussions = false;
  return directory(ctx, actor, std::move(filter), query);
}

DirectoryRooms directory_teams(const Context& ctx, const Actor& actor, const Directory& query) {
  store::RoomFilter filter;
  filter.team_mains = true;
  return directory(ctx, actor, std::move(filter), query);
}

}  // namespace confab::core::rooms
