#include "core/rooms/mute.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/members.h"
#include "bus/events/room_changed.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "core/rooms/texts.h"
#include "permissions/groups/members.h"
#include "store/room_writer.h"

namespace confab::core::rooms {
namespace {

enum class Voice { taken, given };

bool add(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) != names.end()) return false;
  names.push_back(name);
  return true;
}

// False: it is so already.
bool apply(store::RoomRow& room, const std::string& username, Voice voice) {
  if (voice == Voice::taken) {
    // Where only some may write, whoever is none of them is silent already.
    const bool lost_exception = std::erase(room.unmuted, username) != 0;
    return (!room.read_only && add(room.muted, username)) || lost_exception;
  }
  const bool was_muted = std::erase(room.muted, username) != 0;
  return (room.read_only && add(room.unmuted, username)) || was_muted;
}

void set_voice(const Context& ctx, const Actor& actor, const RoomId& id, const std::string& username, Voice voice) {
  check_text(username);
  Transaction tx(ctx);
  const auto guard = access::manageable(tx, ctx, actor, id, permissions::members("mute-user"));
  require_managed(guard.row());
  const auto person = store::People{tx.sql()}.by_username(username);
  if (!person) throw Refusal(errors::user_not_in_room, "User is not in this room");
  static_cast<void>(membership_of(tx, guard.pk(), *person));
  auto room = guard.row();
  if (!apply(room, person->ref.username, voice)) return;
  room.updated_at = tx.change_time();
  store::RoomWriter{tx}.update(room);
  messages::post_system(tx, ctx, room, messages::author_of(actor),
                        {voice == Voice::taken ? "user-muted" : "user-unmuted", person->ref.username});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  audit::record(tx, ctx, actor, voice == Voice::taken ? "room.muted" : "room.unmuted", room.id.value,
                {{"user", person->ref.id.value}});
  tx.commit();
}

}  // namespace

void mute(const Context& ctx, const Actor& actor, const RoomId& room, const std::string& username) {
  set_voice(ctx, actor, room, username, Voice::taken);
}

void unmute(const Context& ctx, const Actor& actor, const RoomId& room, const std::string& username) {
  set_voice(ctx, actor, room, username, Voice::given);
}

}  // namespace confab::core::rooms
