#include "core/rooms/lists.h"

#include "core/rooms/room_document.h"
#include "permissions/groups/operation.h"
#include "permissions/groups/viewing.h"

namespace confab::core::rooms {
namespace {

constexpr std::string_view kByName = "r.name_key, r.pk";

RoomPage page_of(sql::Session& session, const Context& ctx, store::RoomFilter filter, const ListRooms& query) {
  filter.text = query.filter;
  filter.only = query.only;
  auto documents = room_documents(session, ctx);
  return {
      documents.list(filter, query.order.empty() ? kByName : std::string_view{query.order}, query.limit, query.offset),
      documents.count(filter)};
}

}  // namespace

RoomPage list_public(const Context& ctx, const Actor& actor, const ListRooms& query) {
  store::RoomFilter filter;
  filter.types = "c";
  if (!may(ctx, actor, permissions::viewing("view-c-room"))) {
    require(ctx, actor, permissions::viewing("view-joined-room"));
    filter.member = actor.pk;
  }
  return page_of(*ctx.db.read(), ctx, std::move(filter), query);
}

RoomPage list_joined(const Context& ctx, const Actor& actor, char type, const ListRooms& query) {
  store::RoomFilter filter;
  filter.types = std::string(1, type);
  filter.member = actor.pk;
  return page_of(*ctx.db.read(), ctx, std::move(filter), query);
}

RoomPage list_all(const Context& ctx, const Actor& actor, std::string_view types, const ListRooms& query) {
  require(ctx, actor, permissions::operation("view-room-administration"));
  store::RoomFilter filter;
  filter.types = types;
  return page_of(*ctx.db.read(), ctx, std::move(filter), query);
}

std::vector<model::Room> complete_name(const Context& ctx, const Actor& actor, std::string_view text,
                                       std::int64_t limit) {
  store::RoomFilter filter;
  filter.types = "cp";
  filter.text = text;
  filter.names_only = true;
  filter.member = actor.pk;
  return room_documents(*ctx.db.read(), ctx).list(filter, kByName, limit, 0);
}

}  // namespace confab::core::rooms
