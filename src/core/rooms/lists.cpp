#include "core/rooms/lists.h"

#include "core/access/room_rights.h"
#include "core/rooms/room_document.h"
#include "permissions/groups/administration.h"
#include "permissions/groups/auditing.h"
#include "permissions/groups/viewing.h"
#include "store/order.h"

namespace confab::core::rooms {
namespace {

RoomPage page_of(sql::Session& session, const Context& ctx, const Actor& actor, store::RoomFilter filter,
                 const ListRooms& query) {
  filter.text = query.filter;
  filter.only = query.only;
  filter.condition = query.condition;
  if (query.team_mains == true)
    filter.or_team_mains = true;
  else
    filter.team_mains = query.team_mains;
  if (query.discussions == true)
    filter.or_discussions = true;
  else
    filter.discussions = query.discussions;
  auto documents = room_documents(session, ctx);
  RoomPage page{documents.list(filter, store::order_of(query.order), query.limit, query.offset),
                documents.count(filter)};
  hide_unreadable(session, ctx, actor, page.rooms);
  return page;
}

}  // namespace

RoomPage list_public(const Context& ctx, const Actor& actor, const ListRooms& query) {
  store::RoomFilter filter;
  filter.kinds = {model::RoomKind::channel};
  if (access::sees_open_rooms(ctx, actor)) {
    filter.visible = actor.pk;
  } else {
    require(ctx, actor, permissions::viewing("view-joined-room"));
    filter.member = actor.pk;
  }
  return page_of(*ctx.db.read(), ctx, actor, std::move(filter), query);
}

RoomPage list_joined(const Context& ctx, const Actor& actor, model::RoomKind kind, const ListRooms& query) {
  store::RoomFilter filter;
  filter.kinds = {kind};
  filter.member = actor.pk;
  return page_of(*ctx.db.read(), ctx, actor, std::move(filter), query);
}

RoomPage list_all(const Context& ctx, const Actor& actor, std::vector<model::RoomKind> kinds, const ListRooms& query) {
  require(ctx, actor, permissions::administration("view-room-administration"));
  store::RoomFilter filter;
  filter.kinds = std::move(kinds);
  filter.usernames = true;
  return page_of(*ctx.db.read(), ctx, actor, std::move(filter), query);
}

namespace {

store::RoomFilter named_from_the_start(std::string_view text) {
  store::RoomFilter filter;
  filter.kinds = kinds_with(&model::RoomTraits::named);
  filter.text = text;
  filter.names_only = true;
  filter.beginning = true;
  filter.discussions = false;
  return filter;
}

}  // namespace

RoomPage complete_name(const Context& ctx, const Actor& actor, std::string_view text, std::int64_t limit,
                       std::int64_t offset) {
  auto filter = named_from_the_start(text);
  filter.member = actor.pk;
  const auto reader = ctx.db.read();
  auto documents = room_documents(*reader, ctx);
  return {documents.list(filter, store::order_of(model::RoomOrder{}), limit, offset), documents.count(filter)};
}

RoomPage complete_any_name(const Context& ctx, const Actor& actor, std::string_view text, std::int64_t limit) {
  if (!may(ctx, actor, permissions::administration("view-room-administration"))) {
    require(ctx, actor, permissions::auditing("can-audit"));
  }
  const auto filter = named_from_the_start(text);
  const auto reader = ctx.db.read();
  auto documents = room_documents(*reader, ctx);
  return {documents.list(filter, store::order_of(model::RoomOrder{}), limit, 0), documents.count(filter)};
}

}  // namespace confab::core::rooms
