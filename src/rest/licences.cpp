// Rocket.Chat's licence, as its clients ask for it: everything is enabled, nothing has a limit, nothing can be bought.

#include "api/licence.h"
#include "base/errors/operation.h"
#include "base/errors/request.h"
#include "core/operation/statistics.h"
#include "core/rooms/visitors.h"
#include "permissions/groups/configuration.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct LicenceLimit {
  std::int64_t max = -1;

  static constexpr auto kFields = FieldList{field("max", &LicenceLimit::max, "-1: there is none.")};
};
struct LicenceInfo {
  std::vector<std::string> active_modules;
  json::array external_modules, tags;
  std::map<std::string, bool> prevented_actions;
  std::map<std::string, LicenceLimit> limits;
  bool has_valid_license = true, trial = false;

  static constexpr auto kFields = FieldList{
      field("activeModules", &LicenceInfo::active_modules, "Features by the names of Rocket.Chat's modules."),
      field("externalModules", &LicenceInfo::external_modules, "Always empty."),
      field("preventedActions", &LicenceInfo::prevented_actions, "What a limit stops: nothing."),
      field("limits", &LicenceInfo::limits, "There are none."),
      field("hasValidLicense", &LicenceInfo::has_valid_license, "True: nothing needs one."),
      field("tags", &LicenceInfo::tags, "Always empty."),
      field("trial", &LicenceInfo::trial, "False."),
  };
};
using LicenceInfoParams =
    Named<"loadValues", std::optional<bool>, "Accepted: where nothing is limited nothing is counted.">;
using OneLicence = Named<"license", LicenceInfo, "What may be used.">;
using LicenceRows = Named<"licenses", json::array, "Always empty: no licence is needed, or kept.">;
using IsEnterprise = Named<"isEnterprise", bool, "True: everything may be used.">;
using LicenceText = Named<"license", std::string, "A licence of Rocket.Chat.", max_length(200'000)>;
struct ActiveUserLimit {
  std::optional<std::int64_t> max_active_users;
  std::int64_t active_users = 0;

  static constexpr auto kFields = FieldList{
      field("maxActiveUsers", &ActiveUserLimit::max_active_users, "Left out: there is no limit."),
      field("activeUsers", &ActiveUserLimit::active_users, "Accounts that can be used."),
  };
};

namespace {

LicenceInfo licence_info() {
  LicenceInfo info;
  for (const auto name : api::kModules) info.active_modules.emplace_back(name);
  for (const auto* limit :
       {"activeUsers", "guestUsers", "roomsPerGuest", "privateApps", "marketplaceApps", "monthlyActiveContacts"}) {
    info.prevented_actions.emplace(limit, false);
    info.limits.emplace(limit, LicenceLimit{});
  }
  return info;
}

}  // namespace

void declare_licences(api::Endpoints& endpoints) {
  using api::Access;
  using api::Call;
  using api::Nothing;
  const auto privileged = [] {
    return Access::any_of({permissions::configuration("view-privileged-setting")}).otherwise(errors::unauthorized);
  };
  endpoints.get<Nothing, LicenceRows>({
      .path = "/api/v1/licenses.get",
      .access = privileged(),
      .summary = "Licences that are in force.",
      .handler = [](Call&, const Nothing&) { return json::array{}; },
  });
  endpoints.get<LicenceInfoParams, OneLicence>({
      .path = "/api/v1/licenses.info",
      .access = Access::user(),
      .summary = "What may be used, and how much of it.",
      .handler = [](Call&, const auto&) { return licence_info(); },
  });
  endpoints.get<Nothing, IsEnterprise>({
      .path = "/api/v1/licenses.isEnterprise",
      .access = Access::known_or_not(),
      .summary = "Whether everything may be used; for visitors, too, where they may read.",
      .errors = {errors::must_be_logged_in},
      .handler =
          [](Call& call, const Nothing&) {
            if (!call.maybe_actor && !core::rooms::are_open_to_visitors(call.ctx)) {
              throw Refusal(errors::must_be_logged_in, "You must be logged in to do this.");
            }
            return true;
          },
  });
  endpoints.get<Nothing, ActiveUserLimit>({
      .path = "/api/v1/licenses.maxActiveUsers",
      .access = Access::user(),
      .summary = "How many accounts there may be and are.",
      .handler =
          [](Call& call, const Nothing&) {
            return ActiveUserLimit{.max_active_users = {}, .active_users = core::operation::active_users(call.ctx)};
          },
  });
  endpoints.post<LicenceText, Nothing>({
      .path = "/api/v1/licenses.add",
      .access = Access::any_of({permissions::configuration("edit-privileged-setting")}).otherwise(errors::unauthorized),
      .summary = "Refused: a licence would change nothing.",
      .errors = {errors::no_licences},
      .handler = [](Call&,
                    const auto&) { throw Refusal(errors::no_licences, "Confab needs no licence and keeps none"); },
  });
  endpoints.post<LicenceText, Nothing>({
      .path = "/api/v1/licenses.validate",
      .access = privileged(),
      .summary = "Refused: there is nothing that a licence would be good for.",
      .errors = {errors::no_licences},
      .handler = [](Call&,
                    const auto&) { throw Refusal(errors::no_licences, "Confab needs no licence and keeps none"); },
  });
}

}  // namespace confab::rest
