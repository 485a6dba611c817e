#pragma once
// Settings of the workspace as calls read and change them.

#include <vector>

#include "base/bounds.h"
#include "core/configuration/settings.h"

namespace confab::api {

struct SaveSettings {
  Field<"settings", std::vector<core::configuration::SettingValue>, "All of them are changed, or none.", bound::items>
      settings;
};

}  // namespace confab::api

template <>
struct confab::Fields<confab::core::configuration::SettingValue> {
  using R = core::configuration::SettingValue;
  static constexpr auto list = FieldList{
      field("_id", &R::id, "The setting.", bound::id),
      field("value", &R::value, "Its value.", bound::setting),
  };
};
