#pragma once

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/room.h"
#include "store/room_row.h"

namespace confab::core::rooms {

/// How long a room keeps its messages, where it says so itself (model::Retention).
struct EditRetention {
  std::optional<bool> enabled = {}, override_global = {}, files_only = {}, exclude_pinned = {}, ignore_threads = {};
  std::optional<std::int64_t> max_age = {};  // in days

  [[nodiscard]] bool is_empty() const {
    return !enabled && !override_global && !files_only && !exclude_pinned && !ignore_threads && !max_age;
  }
};

/// What is left out stays as it is. What equals the present value changes nothing and posts nothing.
struct EditRoom {
  std::optional<std::string> name;
  std::optional<std::string> topic, description, announcement;  // empty: taken away
  std::optional<std::string> avatar = {};                       // as data URI; empty: taken away
  std::optional<model::RoomKind> kind;                          // channel or group
  std::optional<bool> read_only, react_when_read_only;
  std::optional<bool> is_default, featured, favorite;  // is_default needs view-room-administration
  std::optional<std::string> join_code;                // empty: taken away
  std::optional<json::object> custom_fields;
  EditRetention retention = {};                // needs edit-room-retention-policy
  std::optional<json::array> sys_mes;          // types of system messages that are hidden in the room
  std::optional<bool> encrypted = {};          // needs toggle-room-e2e-encryption; in direct messages membership
  std::optional<json::object> sidepanel = {};  // of a team: what clients list below it
};

/// Changes a room's document, all or nothing, and posts the system message of each change. Needs edit-room
/// (set-readonly and set-react-when-readonly for these two), and for its picture edit-room-avatar besides. Throws
/// Refusal(room_not_found | not_allowed | invalid_room_name | duplicate_channel_name | archived_duplicate_name |
/// direct_message_room | action_not_allowed | invalid_params | invalid_sidepanel | invalid_room_settings: rooms are not
/// encrypted here).
model::Room edit(const Context& ctx, const Actor& actor, const RoomId& id, const EditRoom& cmd);
/// The same for a locked room, as part of what the caller has checked. Throws Refusal(invalid_room_name |
/// duplicate_channel_name | archived_duplicate_name | invalid_params).
void edit(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room, const EditRoom& cmd);

}  // namespace confab::core::rooms
