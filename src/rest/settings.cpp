#include <algorithm>
#include <array>

#include "api/order.h"
#include "api/settings.h"
#include "base/errors/configuration.h"
#include "base/text.h"
#include "permissions/groups/configuration.h"
#include "rest/account_api.h"
#include "rest/setting_documents.h"
#include "settings/catalogue.h"

namespace confab::rest {

using core::configuration::SettingValue;

/// As of other lists, but `fields` adds to what is shown.
struct SettingListParams {
  Field<"count", std::optional<std::int64_t>, "How many rows; 0: all, where allowed.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
  Field<"sort", std::optional<json::object>, "JSON: _id to 1 or -1.", bound::free_form, sort_keys("_id"),
        when_invalid(errors::invalid_sort)>
      sort;
  Field<"query", std::optional<json::object>, "JSON: _id to a text or {$in: [...]}.", bound::free_form, members("_id"),
        when_invalid(errors::invalid_query)>
      query;
  Field<"fields", std::optional<json::object>, "JSON: members to show beside _id, value and enterprise, each to 1.",
        bound::free_form, when_invalid(errors::invalid_fields)>
      more;
  Field<"_id", std::optional<std::vector<std::string>>, "Ids, separated by commas.", bound::list_of_names> ids;
};
using SettingRows = Named<"settings", std::vector<SettingDocument>, "Settings.">;
using SettingListResult = Flatten<SettingRows, api::PageCounts>;
using SettingParams = Named<"_id", std::string, "The setting.", bound::id>;
/// One setting, by its path.
struct SettingToSave : SettingValue {
  static constexpr auto kFields = FieldList{
      field("_id", &SettingToSave::id, "The setting.", bound::id),
      field("value", &SettingToSave::value, "Its value.", bound::setting, when_missing(errors::setting_not_shown)),
  };
};
using ServicesResult = Named<"services", json::array, "Log-in services.">;

namespace {

// `_id=a,b,c` of today's clients, `query={"_id":{"$in":[...]}}` of older ones.
std::vector<std::string> wanted_ids(const SettingListParams& p) {
  std::vector<std::string> ids;
  if (p.ids) {
    for (const auto& text : *p.ids) {
      for (auto& id : split(text, ',')) ids.push_back(std::move(id));
    }
  }
  if (!p.query) return ids;
  if (const auto* asked = p.query->if_contains("_id")) {
    const auto& value = *asked;
    const auto* in = find_member(value, "$in");
    if (value.is_string()) {
      ids.emplace_back(value.get_string());
    } else if (in != nullptr && in->is_array()) {
      for (const auto& id : in->get_array()) {
        if (id.is_string()) ids.emplace_back(id.get_string());
      }
    } else {
      throw Refusal(errors::invalid_query, "_id takes a text or $in");
    }
  }
  return ids;
}

// Throws Refusal(invalid_fields) for what is neither wanted nor unwanted.
bool is_wanted(const std::optional<json::object>& more, std::string_view name) {
  const auto* wish = more ? more->if_contains(name) : nullptr;
  if (wish == nullptr) return false;
  if (*wish != json::value(0) && *wish != json::value(1) && !wish->is_bool()) {
    throw Refusal(errors::invalid_fields, "Invalid fields parameter provided: \"" + to_json_text(*more) + "\"");
  }
  return *wish == json::value(1) || *wish == json::value(true);
}

// Rocket.Chat's clients compare what a setting has: three members, and those that were asked for.
void show_only(SettingDocument& row, const std::optional<json::object>& more) {
  const auto keep = [&](std::string_view name, auto& member) {
    if (!is_wanted(more, name)) member.reset();
  };
  keep("type", row.type);
  keep("group", row.group);
  keep("section", row.section);
  keep("values", row.values);
  keep("packageValue", row.package_value);
  keep("public", row.is_public);
  keep("blocked", row.blocked);
  keep("readonly", row.readonly);
  keep("secret", row.secret);
  keep("i18nDescription", row.description);
  keep("enableQuery", row.enable_query);
}

SettingListResult list_settings(Call& call, const SettingListParams& p, Audience audience) {
  const auto ids = wanted_ids(p);
  const bool everything = !p.ids && (!p.query || p.query->empty());
  const auto page = api::page_of(call.ctx.settings, api::PageParams{.count = p.count, .offset = p.offset});
  auto rows = setting_documents(call.ctx, call.maybe_actor ? &*call.maybe_actor : nullptr, audience);
  if (!everything) {
    std::erase_if(rows, [&](const auto& row) { return std::find(ids.begin(), ids.end(), row.id) == ids.end(); });
  }
  if (api::direction_of(p.sort, "_id") == api::SortDirection::descending) std::reverse(rows.begin(), rows.end());
  const auto total = std::ssize(rows);
  const auto from = std::min(page.offset, total);
  const auto until = from + std::min(page.limit, total - from);
  std::vector<SettingDocument> shown(std::make_move_iterator(rows.begin() + from),
                                     std::make_move_iterator(rows.begin() + until));
  for (auto& row : shown) show_only(row, p.more);
  return api::paged<SettingRows>(std::move(shown), page.offset, total);
}

void require_known(const std::string& id) {
  if (!settings::index_of(id)) {
    throw Refusal(errors::setting_not_shown, "There is no setting " + id, {{"_id", id}});
  }
}

SettingValue one_setting(Call& call, const SettingParams& p) {
  require_known(p.value);
  return {p.value, core::configuration::readable_value(call.ctx, &call.actor(), *settings::index_of(p.value))};
}

}  // namespace

void declare_settings(api::Endpoints& endpoints) {
  endpoints.get<SettingListParams, SettingListResult>(
      "/api/v1/settings.public", Access::anyone(), "Settings that everybody may see.",
      {errors::invalid_query, errors::invalid_fields, errors::invalid_sort}, rate::lively,
      [](Call& call, const auto& p) { return list_settings(call, p, Audience::everyone); });
  endpoints.get<SettingListParams, SettingListResult>(
      "/api/v1/settings", Access::any_of({permissions::configuration("view-privileged-setting")}), "All settings.",
      {errors::invalid_query, errors::invalid_fields, errors::invalid_sort},
      [](Call& call, const auto& p) { return list_settings(call, p, Audience::administrators); });
  endpoints.get<SettingParams, SettingValue>(
      "/api/v1/settings/:_id",
      Access::any_of({permissions::configuration("view-privileged-setting")}).otherwise(errors::unauthorized),
      "One setting.", {errors::setting_not_shown}, rate::lively, one_setting);
  endpoints.post<SettingToSave, Nothing>(
      "/api/v1/settings/:_id",
      Access::any_of({permissions::configuration("edit-privileged-setting")}).otherwise(errors::unauthorized),
      "Change a setting; counts from the next request on.", {errors::invalid_setting, errors::not_allowed},
      rate::lively, Proof::remembered, [](Call& call, const auto& p) {
        require_known(p.id);
        core::configuration::save_settings(call.ctx, call.actor(), {{p.id, p.value}});
      });
  endpoints.post<api::SaveSettings, Nothing>(
      "/api/v1/settings", Access::any_of({permissions::configuration("edit-privileged-setting")}),
      "Change several settings, all or none.", {errors::invalid_setting, errors::not_allowed}, Proof::remembered,
      [](Call& call, const auto& p) { core::configuration::save_settings(call.ctx, call.actor(), p.settings); });
  // Log-in by other services follows; clients draw one button for each row of this list.
  endpoints.get<Nothing, ServicesResult>("/api/v1/settings.oauth", Access::anyone(),
                                         "Log-in services besides passwords.", rate::lively,
                                         [](Call&, const Nothing&) { return ServicesResult{}; });
}

}  // namespace confab::rest
