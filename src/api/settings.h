#pragma once
// Settings of the workspace as calls read and change them.

#include <vector>

#include "base/bounds.h"
#include "core/configuration/settings.h"

namespace confab::api {

struct SaveSettings {
  std::vector<core::configuration::SettingValue> settings;
};

}  // namespace confab::api

template <>
struct confab::Fields<confab::core::configuration::SettingValue> {
  using R = core::configuration::SettingValue;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The setting."),
      field("value", &R::value, "Its value.", bound::setting),
  };
};
template <>
struct confab::Fields<confab::api::SaveSettings> {
  static constexpr auto list =
      std::tuple{field("settings", &api::SaveSettings::settings, "All of them are changed, or none.")};
};
