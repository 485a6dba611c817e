#pragma once

#include "core/kernel/context.h"
#include "model/room.h"

namespace confab::core::rooms {

struct CreateDirect {
  std::vector<std::string> usernames;  // the others; only oneself: notes to self
  bool exclude_self = false;           // the others among themselves; needs view-room-administration
};

struct DirectRoom {
  model::Room room;
  bool created = false;  // false: these people had one already
};

/// The direct-message room of exactly these people, made when there is none, and opened for the actor. Throws
/// Refusal(not_allowed | invalid_user | direct_message_max_users).
DirectRoom create_direct(const Context& ctx, const Actor& actor, const CreateDirect& cmd);

}  // namespace confab::core::rooms
