#include "rest/room_target.h"

#include "core/rooms/info.h"
#include "core/rooms/visitors.h"

namespace confab::rest {
namespace {

const std::string& named(const RoomTarget& target, ErrorCode missing, std::string_view missing_text) {
  const auto& name = target.room_id && !target.room_id->empty() ? target.room_id : target.room_name;
  if (!name || name->empty()) throw Refusal(missing, std::string{missing_text});
  return *name;
}

}  // namespace

model::Room target_room(const api::Call& call, const RoomTarget& target, std::optional<model::RoomKind> kind,
                        ErrorCode missing, std::string_view missing_text) {
  return core::rooms::info(call.ctx, call.actor(), named(target, missing, missing_text), kind);
}

RoomId target_to_join(const api::Call& call, const RoomTarget& target, std::optional<model::RoomKind> kind,
                      ErrorCode missing, std::string_view missing_text) {
  return core::rooms::id_to_join(call.ctx, call.actor(), named(target, missing, missing_text), kind);
}

RoomId target_for_visitors(const api::Call& call, const RoomTarget& target, ErrorCode missing,
                           std::string_view missing_text) {
  return core::rooms::channel_for_visitors(call.ctx, named(target, missing, missing_text));
}

model::Room target_room(const api::Call& call, const DirectTarget& target, model::RoomKind kind, ErrorCode missing,
                        std::string_view missing_text) {
  if (target.room_id && !target.room_id->empty()) {
    return core::rooms::info(call.ctx, call.actor(), *target.room_id, kind);
  }
  if (!target.username || target.username->empty()) throw Refusal(missing, std::string{missing_text});
  return core::rooms::by_kind_and_name(call.ctx, call.actor(), kind, *target.username);
}

}  // namespace confab::rest
