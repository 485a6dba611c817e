#include "core/rooms/search.h"

#include "base/text.h"
#include "core/access/room.h"
#include "core/rooms/room_document.h"
#include "permissions/groups/viewing.h"
#include "store/order.h"

namespace confab::core::rooms {
namespace {

constexpr std::int64_t kSuggestions = 5;

std::vector<model::Room> find_rooms(sql::Session& session, const Context& ctx, const Actor& actor,
                                    std::string_view text) {
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
  auto rooms = room_documents(session, ctx).list(filter, store::order_of(model::RoomOrder{}), kSuggestions, 0);
  hide_unreadable(session, ctx, actor, rooms);
  return rooms;
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
  SpotlightResult result;
  const auto reader = ctx.db.read();
  if (people) {
    result.users =
        users::suggest(*reader, ctx, actor,
                       {.text = std::string{text}, .except = query.except, .room = query.room, .limit = kSuggestions});
  }
  if (rooms) result.rooms = find_rooms(*reader, ctx, actor, text);
  return result;
}

DirectoryChannels directory_channels(const Context& ctx, const Actor& actor, const Directory& query) {
  require(ctx, actor, permissions::viewing("view-c-room"));
  const auto reader = ctx.db.read();
  store::RoomFilter filter;
  filter.kinds = {model::RoomKind::channel};
  filter.text = query.text;
  filter.archived = false;
  auto documents = room_documents(*reader, ctx);
  DirectoryChannels result;
  result.total = documents.count(filter);
  result.rows = documents.list(filter, store::order_of(query.order), query.limit, query.offset);
  hide_unreadable(*reader, ctx, actor, result.rows);
  return result;
}

}  // namespace confab::core::rooms
