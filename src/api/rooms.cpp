#include "api/rooms.h"

#include "core/rooms/documents.h"

namespace confab::api {

RoomSync sync_rooms(const Call& call, const std::optional<Timestamp>& since) {
  auto changes = core::rooms::changes(call.ctx, call.actor(), since);
  RoomSync result{.update = std::move(changes.update), .remove = {}};
  for (auto& id : changes.remove) result.remove.push_back({std::move(id)});
  return result;
}

core::rooms::EditRoom edit_command(const RoomSettings& settings) {
  return {.name = settings.name,
          .topic = settings.topic,
          .description = settings.description,
          .announcement = settings.announcement,
          .kind = settings.type ? model::room_kind(*settings.type) : std::nullopt,
          .read_only = settings.read_only,
          .react_when_read_only = settings.react_when_read_only,
          .is_default = settings.is_default,
          .featured = settings.featured,
          .favorite = {},
          .join_code = settings.join_code,
          .custom_fields = settings.custom_fields,
          .sys_mes = settings.system_messages};
}

}  // namespace confab::api
