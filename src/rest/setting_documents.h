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
  std::optional<std::string> type;
  std::optional<std::string> group;
  std::optional<std::string> section;
  std::optional<std::vector<std::string>> values;  // of a select
  std::optional<json::value> package_value;
  std::optional<bool> is_public;
  bool enterprise = false;
  std::optional<bool> blocked;   // fixed by the environment
  std::optional<bool> readonly;  // nobody may change it
  std::optional<bool> secret;    // a password or key
  std::optional<std::string> description;

  static constexpr std::string_view kSchema = "Setting";
  static constexpr auto kFields = FieldList{
      field("_id", &SettingDocument::id, "The setting's id."),
      field("value", &SettingDocument::value, "The value in force."),
      field("type", &SettingDocument::type, "boolean, int, string, code, color, select, multiSelect or asset."),
      field("group", &SettingDocument::group, "Page of the administration."),
      field("section", &SettingDocument::section, "Part of the page."),
      field("values", &SettingDocument::values, "Choices."),
      field("packageValue", &SettingDocument::package_value, "The default."),
      field("public", &SettingDocument::is_public, "Everybody may see it."),
      field("enterprise", &SettingDocument::enterprise, "Always false: nothing is sold."),
      field("blocked", &SettingDocument::blocked, "The environment fixes it."),
      field("readonly", &SettingDocument::readonly, "Nobody may change it."),
      field("secret", &SettingDocument::secret, "A password or key: clients hide it."),
      field("i18nDescription", &SettingDocument::description, "What it does."),
  };
};

using settings::Audience;

/// Whole rows. Everything for administrators, secrets left out; what everybody may see otherwise. By id.
[[nodiscard]] std::vector<SettingDocument> setting_documents(const settings::Settings& settings, Audience audience);

}  // namespace confab::rest
