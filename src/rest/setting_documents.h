#pragma once
// Settings as REST and DDP list them.

#include <string>
#include <vector>

#include "base/fields.h"
#include "core/kernel/context.h"
#include "settings/settings.h"

namespace confab::rest {

struct SettingDocument {
  Field<"_id", std::string, "The setting's id."> id;
  Field<"value", json::value, "The value in force."> value;
  Field<"type", std::optional<std::string>, "boolean, int, string, code, color, select, multiSelect or asset."> type;
  Field<"group", std::optional<std::string>, "Page of the administration."> group;
  Field<"section", std::optional<std::string>, "Part of the page."> section;
  Field<"values", std::optional<std::vector<std::string>>, "Choices."> values;
  Field<"packageValue", std::optional<json::value>, "The default."> package_value;
  Field<"public", std::optional<bool>, "Everybody may see it."> is_public;
  Field<"enterprise", bool, "Always false: nothing is sold."> enterprise = false;
  Field<"blocked", std::optional<bool>, "The environment fixes it."> blocked;
  Field<"readonly", std::optional<bool>, "Nobody may change it."> readonly;
  Field<"secret", std::optional<bool>, "A password or key: clients hide it."> secret;
  Field<"i18nDescription", std::optional<std::string>, "What it does."> description;
  Field<
      "enableQuery", std::optional<std::string>,
      "JSON: {_id, value} of another setting, with a value or {$in: [...]}, or a list of such; while not all of it is "
      "so, this setting has no effect.">
      enable_query;
  static constexpr std::string_view kSchema = "Setting";
};

using settings::Audience;

/// Whole rows. Everything for administrators, what everybody may see otherwise; secrets as `reader` may read them. By
/// id.
[[nodiscard]] std::vector<SettingDocument> setting_documents(const core::Context& ctx, const core::Actor* reader,
                                                             Audience audience);

}  // namespace confab::rest
