#include "rest/setting_documents.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "core/configuration/settings.h"
#include "settings/catalogue.h"
#include "settings/dependencies.h"

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

json::object query_of(const settings::Condition& condition) {
  json::object query;
  query["_id"] = settings::catalogue()[settings::index_of(condition.place)].key;
  const auto values = split(condition.values, '|');
  if (condition.values.empty()) {
    query["value"] = condition.on;
  } else if (values.size() == 1) {
    query["value"] = values.front();
  } else {
    query["value"] = json::object{{"$in", json::value_from(values)}};
  }
  return query;
}

// By the index of the setting that depends.
const std::map<std::size_t, std::string>& enable_queries() {
  static const auto all = [] {
    std::map<std::size_t, std::string> made;
    for (const auto& one : settings::dependencies()) {
      json::array queries;
      for (std::size_t i = 0; i < one.count; ++i) queries.push_back(query_of(one.conditions[i]));
      made.emplace(settings::index_of(one.place),
                   to_json_text(one.count == 1 ? queries.front() : json::value(queries)));
    }
    return made;
  }();
  return all;
}

}  // namespace

std::vector<SettingDocument> setting_documents(const core::Context& ctx, const core::Actor* reader, Audience audience) {
  std::vector<SettingDocument> documents;
  const auto rows = settings::catalogue();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (audience == Audience::everyone && row.audience != Audience::everyone) continue;
    SettingDocument document{.id = std::string{row.key},
                             .value = core::configuration::readable_value(ctx, reader, i),
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
                             .description = std::string{row.doc},
                             .enable_query = {}};
    if (!row.section.empty()) document.section = std::string{row.section};
    if (!row.choices.empty()) document.values = split(row.choices, '|');
    if (ctx.settings.is_overwritten(i)) document.blocked = true;
    if (row.readonly) document.readonly = true;
    if (row.secret) document.secret = true;
    const auto query = enable_queries().find(i);
    if (query != enable_queries().end()) document.enable_query = query->second;
    documents.push_back(std::move(document));
  }
  std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return documents;
}

}  // namespace confab::rest
