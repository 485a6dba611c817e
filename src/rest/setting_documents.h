#pragma once
// Settings as REST and DDP list them.

#include <string>
#include <vector>

#include "base/fields.h"
#include "settings/settings.h"

namespace confab::rest {

struct SettingDocument {
  std::string id;
  json::value value;
  std::string type;
  std::string group;
  std::optional<std::string> section;
  std::optional<std::vector<std::string>> values;  // of a select
  json::value package_value;
  bool is_public = false;
  bool enterprise = false;
  std::optional<bool> blocked;  // fixed by the environment
  std::string description;
};

using settings::Audience;

/// Everything for administrators, secrets left out; what everybody may see otherwise. By id.
[[nodiscard]] std::vector<SettingDocument> setting_documents(const settings::Settings& settings, Audience audience);

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::SettingDocument> {
  static constexpr std::string_view name = "Setting";
  using S = rest::SettingDocument;
  static constexpr auto list = std::tuple{
      field("_id", &S::id, "The setting's id."),
      field("value", &S::value, "The value in force."),
      field("type", &S::type, "boolean, int, string, select, multiSelect or asset."),
      field("group", &S::group, "Page of the administration."),
      field("section", &S::section, "Part of the page."),
      field("values", &S::values, "Choices."),
      field("packageValue", &S::package_value, "The default."),
      field("public", &S::is_public, "Everybody may see it."),
      field("enterprise", &S::enterprise, "Always false: nothing is sold."),
      field("blocked", &S::blocked, "The environment fixes it."),
      field("i18nDescription", &S::description, "What it does."),
  };
};
