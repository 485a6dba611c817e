#pragma once
// What happens to people: their accounts, roles, sessions and how they are seen.

#include <optional>
#include <string>

#include "base/id.h"
#include "base/json.h"
#include "bus/change.h"
#include "model/user.h"

namespace confab::bus {

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
  std::string username;
  std::optional<std::string> name;
  std::string chosen;  // online, away, busy, offline = invisible
  std::string text;
  bool at_once = false;  // seen as chosen until the next connection comes or goes, even without any
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

}  // namespace confab::bus
