#include <algorithm>
#include <array>

#include "api/paging.h"
#include "api/settings.h"
#include "base/errors/configuration.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "permissions/groups/configuration.h"
#include "rest/account_api.h"
#include "rest/setting_documents.h"
#include "settings/catalogue.h"

namespace confab::rest {

struct SettingListParams : api::PageParams {
  std::optional<std::vector<std::string>> ids;

  static constexpr auto kFields = extended<api::PageParams>(
      field("_id", &SettingListParams::ids, "Ids, separated by commas.", bound::list_of_names));
};
using SettingRows = Named<"settings", std::vector<SettingDocument>, "Settings.">;
using SettingListResult = Flatten<SettingRows, api::PageCounts>;
using SettingParams = Named<"_id", std::string, "The setting.", bound::id>;
using ServicesResult = Named<"services", json::array, "Log-in services.">;

namespace {

using core::configuration::SettingValue;

// `_id=a,b,c` of today's clients, `query={"_id":{"$in":[...]}}` of older ones.
std::vector<std::string> wanted_ids(const SettingListParams& p) {
  std::vector<std::string> ids;
  if (p.ids) {
    for (const auto& text : *p.ids) {
      for (auto& id : split(text, ',')) ids.push_back(std::move(id));
    }
  }
  if (!p.query) return ids;
  for (const auto& [name, value] : *p.query) {
    if (name != "_id") throw Refusal(errors::invalid_query, "query can only ask for _id");
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

SettingListResult list_settings(api::Call& call, const SettingListParams& p, Audience audience) {
  const auto ids = wanted_ids(p);
  const bool everything = !p.ids && !p.query;
  const auto page = api::page_of(call.ctx.settings, p);
  auto rows = setting_documents(call.ctx.settings, audience);
  if (!everything) {
    std::erase_if(rows, [&](const auto& row) { return std::find(ids.begin(), ids.end(), row.id) == ids.end(); });
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kSortable{{{"_id", "_id"}}};
  if (api::order_by(p.sort, kSortable, "").ends_with("DESC")) std::reverse(rows.begin(), rows.end());
  const auto total = std::ssize(rows);
  const auto from = std::min(page.offset, total);
  const auto until = from + std::min(page.limit, total - from);
  return api::paged<SettingRows>(std::vector<SettingDocument>(std::make_move_iterator(rows.begin() + from),
                                                              std::make_move_iterator(rows.begin() + until)),
                                 page.offset, total);
}

SettingValue one_setting(api::Call& call, const SettingParams& p) {
  const auto index = settings::index_of(p.value);
  if (!index) {
    throw Refusal(errors::invalid_setting, "There is no setting " + p.value, {{"_id", p.value}});
  }
  return {p.value, call.ctx.settings.value(*index)};
}

}  // namespace

void declare_settings(api::Endpoints& endpoints) {
  using api::Access;
  endpoints.get<SettingListParams, SettingListResult>({
      .path = "/api/v1/settings.public",
      .access = Access::anyone(),
      .summary = "Settings that everybody may see.",
      .errors = {errors::invalid_query},
      .rate = api::kInteractive,
      .handler = [](api::Call& call, const auto& p) { return list_settings(call, p, Audience::everyone); },
  });
  endpoints.get<SettingListParams, SettingListResult>({
      .path = "/api/v1/settings",
      .access = Access::any_of({permissions::configuration("view-privileged-setting")}),
      .summary = "All settings.",
      .errors = {errors::invalid_query},
      .handler = [](api::Call& call, const auto& p) { return list_settings(call, p, Audience::administrators); },
  });
  endpoints.get<SettingParams, SettingValue>({
      .path = "/api/v1/settings/:_id",
      .access = Access::any_of({permissions::configuration("view-privileged-setting")}).otherwise(errors::unauthorized),
      .summary = "One setting.",
      .errors = {errors::invalid_setting},
      .rate = api::kInteractive,
      .handler = one_setting,
  });
  endpoints.post<SettingValue, api::Nothing>({
      .path = "/api/v1/settings/:_id",
      .access = Access::any_of({permissions::configuration("edit-privileged-setting")}).otherwise(errors::unauthorized),
      .summary = "Change a setting; counts from the next request on.",
      .errors = {errors::invalid_setting, errors::not_allowed},
      .rate = api::kInteractive,
      .handler = [](api::Call& call,
                    const auto& p) { core::configuration::save_settings(call.ctx, call.actor(), {p}); },
  });
  endpoints.post<api::SaveSettings, api::Nothing>({
      .path = "/api/v1/settings",
      .access = Access::any_of({permissions::configuration("edit-privileged-setting")}),
      .summary = "Change several settings, all or none.",
      .errors = {errors::invalid_setting, errors::not_allowed},
      .handler = [](api::Call& call,
                    const auto& p) { core::configuration::save_settings(call.ctx, call.actor(), p.settings); },
  });
  // Log-in by other services follows; clients draw one button for each row of this list.
  endpoints.get<api::Nothing, ServicesResult>({
      .path = "/api/v1/settings.oauth",
      .access = Access::anyone(),
      .summary = "Log-in services besides passwords.",
      .rate = api::kInteractive,
      .handler = [](api::Call&, const api::Nothing&) { return ServicesResult{}; },
  });
}

}  // namespace confab::rest
