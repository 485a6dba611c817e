#pragma once
// Everything that can have happened, as typed events. Use cases publish them; they go out once the transaction is
// durable. An event says what changed, not how it looks to somebody: whoever shows it (the hub, a notification) asks
// the store.

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "model/message.h"
#include "model/role.h"

namespace confab::bus {

enum class Change { inserted, updated, removed };

/// A message was sent, or changed in any way. `created` tells the two apart.
struct MessageSaved {
  std::shared_ptr<const model::Message> message;
  bool created = false;
};
/// A message is gone for good.
struct MessageRemoved {
  RoomId room;
  MessageId message;
};
/// A room's document changed. Its members' clients are told.
struct RoomChanged {
  RoomId room;
  Change change = Change::updated;
  std::vector<UserId> former_members;  // of a removed room
};
/// One user's subscription changed. Removed: `subscription` is the id it had.
struct SubscriptionChanged {
  UserId user;
  RoomId room;
  Change change = Change::updated;
  SubscriptionId subscription;
};
/// A user document changed: `fields` names the members, in the form clients know (stream userData).
struct UserChanged {
  UserId user;
  Change change = Change::updated;
  json::object fields;
};
struct UserNameChanged {
  UserId user;
  std::string username;
  std::optional<std::string> name;
};
/// The status a user chose, or the text beside it, changed in the store.
struct UserStatusChanged {
  UserId user;
};
/// What others see of a user changed: computed from connections and the chosen status (core/presence/).
struct PresenceChanged {
  UserId user;
  std::string username;
  std::optional<std::string> name;
  std::string status;      // online, away, busy, offline
  std::string connection;  // the same of the connections alone
  std::string text;
};
struct UserDeleted {
  UserId user;
};
struct SettingChanged {
  std::string key;
};
struct PermissionChanged {
  std::string id;
};
struct RoleChanged {
  model::Role role;
  Change change = Change::updated;
};
/// A user gained or lost a role, in the workspace or in `room`.
struct UserRoleChanged {
  model::UserRef user;
  RoleId role;
  bool added = true;
  std::optional<RoomId> room;
};
/// Tokens of a user ended: all but `kept_token_hash`, or only `token_hash`. Connections that used them are closed.
struct SessionsEnded {
  UserId user;
  std::optional<std::string> token_hash;
  std::optional<std::string> kept_token_hash;
};
/// A notification for one user's screens.
struct Notified {
  UserId user;
  json::object payload;
};
/// A message for one user's eyes, that is not stored.
struct EphemeralMessage {
  UserId user;
  std::shared_ptr<const model::Message> message;
};
/// What a client says to the others in a room and nobody keeps: typing.
struct RoomActivity {
  RoomId room;
  std::string event;  // user-activity
  json::array arguments;
  std::string origin;  // the connection that said it, which does not get it back
};

using Event = std::variant<MessageSaved, MessageRemoved, RoomChanged, SubscriptionChanged, UserChanged, UserNameChanged,
                           UserStatusChanged, PresenceChanged, UserDeleted, SettingChanged, PermissionChanged,
                           RoleChanged, UserRoleChanged, SessionsEnded, Notified, EphemeralMessage, RoomActivity>;

}  // namespace confab::bus
