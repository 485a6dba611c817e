#pragma once
// What happens to settings, permissions and roles.

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "bus/change.h"
#include "model/custom_emoji.h"
#include "model/custom_status.h"
#include "model/role.h"

namespace confab::bus {

struct SettingChanged {
  std::string key;
  /// What it is now. Not there where the event came from another node and the setting is secret: secrets are read from
  /// the store, never sent.
  std::optional<json::value> value = std::nullopt;
  bool is_secret = false;
};
/// The roles that have a permission changed.
struct PermissionChanged {
  std::string id;
  std::vector<std::string> roles;  // all that have it now
};
/// A status that the workspace has made up.
struct CustomStatusChanged {
  model::CustomStatus status;
  Change change = Change::updated;
};
/// An emoji that the workspace has made up; removed: it was.
struct CustomEmojiChanged {
  model::CustomEmoji emoji;
  Change change = Change::updated;
};
/// Likewise a sound.
struct CustomSoundChanged {
  model::CustomSound sound;
  Change change = Change::updated;
};
struct RoleChanged {
  model::Role role;
  Change change = Change::updated;
};

}  // namespace confab::bus
