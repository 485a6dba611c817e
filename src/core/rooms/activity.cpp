#include "core/rooms/activity.h"

#include "base/error.h"
#include "bus/events/room_activity.h"
#include "bus/sequencer.h"
#include "core/access/room.h"
#include "settings/groups/workspace.h"

namespace confab::core::rooms {

bool tell_activity(const Context& ctx, const Actor& actor, const RoomId& room, std::string_view name,
                   const json::array& args, const std::string& connection) {
  const bool real_names = ctx.settings.boolean(settings::workspace("UI_Use_Real_Name"));
  if (name != actor.username && !(real_names && actor.name && name == *actor.name)) return false;
  try {
    const auto reader = ctx.db.read();
    access::require_postable(*reader, ctx, actor, access::joined(*reader, ctx, actor, room));
  } catch (const Refusal&) {  // of no interest to a client that only tells
    return false;
  }
  ctx.events.publish(bus::RoomActivity{room, "user-activity", args, connection});
  return true;
}

}  // namespace confab::core::rooms
