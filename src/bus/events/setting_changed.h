#pragma once

#include <optional>
#include <string>

#include "base/json.h"

namespace confab::bus {

struct SettingChanged {
  std::string key;
  /// What it is now. Not there where the event came from another node and the setting is secret: secrets are read from
  /// the store, never sent.
  std::optional<json::value> value = std::nullopt;
  bool is_secret = false;
};

}  // namespace confab::bus
