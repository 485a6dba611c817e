#include "core/rooms/visitors.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/access/room.h"
#include "core/rooms/room_document.h"
#include "settings/groups/accounts.h"
#include "store/rooms.h"

namespace confab::core::rooms {
namespace {

std::optional<store::RoomRow> by_id_or_name(const Context& ctx, std::string_view id_or_name) {
  const auto reader = ctx.db.read();
  store::Rooms rooms{*reader};
  auto row = rooms.by_id(RoomId{id_or_name});
  return row ? row : rooms.by_name(id_or_name);
}

}  // namespace

bool are_open_to_visitors(const Context& ctx) {
  return ctx.settings.boolean(settings::accounts("Accounts_AllowAnonymousRead"));
}

std::vector<model::Room> of_visitors(const Context& ctx) {
  const auto reader = ctx.db.read();
  std::vector<model::Room> rooms;
  for (const auto& row : store::Rooms{*reader}.defaults()) {
    if (access::can_read_anonymously(ctx, row.id)) rooms.push_back(room_document(*reader, ctx, row.pk));
  }
  return rooms;
}

RoomId channel_for_visitors(const Context& ctx, std::string_view id_or_name) {
  if (!are_open_to_visitors(ctx)) throw Refusal(errors::not_allowed, "Enable \"Allow Anonymous Read\"");
  const auto row = by_id_or_name(ctx, id_or_name);
  if (!row || !access::can_read_anonymously(ctx, row->id)) throw Refusal(errors::room_not_found, "Room not found");
  return row->id;
}

model::Room for_visitors(const Context& ctx, model::RoomKind kind, std::string_view name) {
  const auto reader = ctx.db.read();
  store::Rooms rooms{*reader};
  auto row = rooms.by_name(name);
  if (!row) row = rooms.by_id(RoomId{std::string{name}});
  if (!row || row->kind != kind) throw Refusal(errors::not_allowed, "Not allowed");
  const auto guard = access::anonymous_history(*reader, ctx, row->id);
  return room_document(*reader, ctx, guard.pk());
}

}  // namespace confab::core::rooms
