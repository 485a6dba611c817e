#include "core/rooms/lists.h"

#include "core/access/room_rights.h"
#include "core/rooms/room_document.h"
#include "permissions/groups/operation.h"
#include "permissions/groups/viewing.h"
#include "store/order.h"

namespace confab::core::rooms {
namespace {

RoomPage page_of(sql::Session& session, const Context& ctx, const Actor& actor, store::RoomFilter filter,
                 const ListRooms& query) {
  filter.text = query.filter;
  filter.only = query.only;
  filter.condition = query.condition;
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
  if (!may(ctx, actor, access::rights(model::RoomKind::channel).see)) {
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
  require(ctx, actor, permissions::operation("view-room-administration"));
  store::RoomFilter filter;
  filter.kinds = std::move(kinds);
  filter.usernames = true;
  return page_of(*ctx.db.read(), ctx, actor, std::move(filter), query);
}

std::vector<model::Room> complete_name(const Context& ctx, const Actor& actor, std::string_view text,
                                       std::int64_t limit) {
  store::RoomFilter filter;
  filter.kinds = kinds_with(&model::RoomTraits::named);
  filter.text = text;
  filter.names_only = true;
  filter.beginning = true;
  filter.member = actor.pk;
  return room_documents(*ctx.db.read(), ctx).list(filter, store::order_of(model::RoomOrder{}), limit, 0);
}

}  // namespace confab::core::rooms
