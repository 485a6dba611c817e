#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/json.h"
#include "core/kernel/context.h"

namespace confab::core::configuration {

struct SettingValue {
  std::string id;
  json::value value;
};

/// The names of settings that may have another value than at `since`: those saved then or later, and those that the
/// environment fixes, of which nobody knows since when.
[[nodiscard]] std::set<std::string> changed_since(const Context& ctx, Timestamp since);

/// Changes settings, all or none. They count from the next request on. Throws Refusal(not_allowed) without
/// edit-privileged-setting, or for a setting that the environment fixes; (invalid_setting) for an unknown one or a bad
/// value.
void save_settings(const Context& ctx, const Actor& actor, const std::vector<SettingValue>& values);

}  // namespace confab::core::configuration
