#pragma once

#include "core/kernel/context.h"
#include "model/room.h"

namespace confab::core::rooms {

struct CreateRoom {
  model::RoomKind kind = model::RoomKind::channel;  // one that has a name
  std::string name;
  std::vector<std::string> members;  // usernames; unknown and deactivated ones are left out
  bool read_only = false;
  bool broadcast = false;  // implies read_only
  std::optional<std::string> topic, description, announcement;
  json::object custom_fields;
  bool exclude_self = false;
};

/// A channel or group with the actor as owner. Throws Refusal(not_allowed | invalid_room_name | duplicate_channel_name
/// | archived_duplicate_name | user_limit_exceeded | invalid_room_type).
model::Room create(const Context& ctx, const Actor& actor, const CreateRoom& cmd);

}  // namespace confab::core::rooms
