#include "rest/setting_documents.h"

#include <algorithm>

#include "base/text.h"
#include "settings/catalogue.h"

namespace confab::rest {
namespace {

std::string_view wire_type(const settings::Declaration& row) {
  switch (row.type) {
    case settings::Type::boolean:
      return "boolean";
    case settings::Type::integer:
      return "int";
    case settings::Type::text:
      if (row.form == settings::Form::code || row.form == settings::Form::json_object) return "code";
      return row.form == settings::Form::colour ? "color" : "string";
    case settings::Type::select:
      return "select";
    case settings::Type::multi_select:
      return "multiSelect";
    case settings::Type::asset:
      return "asset";
  }
  return "string";
}

}  // namespace

std::vector<SettingDocument> setting_documents(const settings::Settings& settings, Audience audience) {
  std::vector<SettingDocument> documents;
  const auto rows = settings::catalogue();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (audience == Audience::everyone && row.audience != Audience::everyone) continue;
    SettingDocument document{
        .id = std::string{row.key},
        .value = row.secret && audience == Audience::everyone ? json::value("") : settings.value(i),
        .type = std::string{wire_type(row)},
        .group = std::string{row.group},
        .section = {},
        .values = {},
        .package_value = parse_json(row.fallback),
        .is_public = row.audience == Audience::everyone,
        .enterprise = false,
        .blocked = {},
        .readonly = {},
        .secret = {},
        .description = std::string{row.doc}};
    if (!row.section.empty()) document.section = std::string{row.section};
    if (!row.choices.empty()) document.values = split(row.choices, '|');
    if (settings.is_overwritten(i)) document.blocked = true;
    if (row.readonly) document.readonly = true;
    if (row.secret) document.secret = true;
    documents.push_back(std::move(document));
  }
  std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return documents;
}

}  // namespace confab::rest
