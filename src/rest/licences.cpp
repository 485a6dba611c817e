// Rocket.Chat's licence, as its clients ask for it: everything is enabled, nothing has a limit, nothing can be bought.

#include "api/licence.h"
#include "base/errors/operation.h"
#include "core/operation/statistics.h"
#include "core/rooms/visitors.h"
#include "permissions/groups/configuration.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct LicenceLimit {
  Field<"max", std::int64_t, "-1: there is none."> max = -1;
};
struct LicenceInfo {
  Field<"activeModules", std::vector<std::string>, "Features by the names of Rocket.Chat's modules."> active_modules;
  Field<"externalModules", json::array, "Always empty."> external_modules;
  Field<"preventedActions", std::map<std::string, bool>, "What a limit stops: nothing."> prevented_actions;
  Field<"limits", std::map<std::string, LicenceLimit>, "There are none."> limits;
  Field<"hasValidLicense", bool, "True: nothing needs one."> has_valid_license = true;
  Field<"tags", json::array, "Always empty."> tags;
  Field<"trial", bool, "False."> trial = false;
};
using LicenceInfoParams =
    Named<"loadValues", std::optional<bool>, "Accepted: where nothing is limited nothing is counted.">;
using OneLicence = Named<"license", LicenceInfo, "What may be used.">;
using LicenceRows = Named<"licenses", json::array, "Always empty: no licence is needed, or kept.">;
using IsEnterprise = Named<"isEnterprise", bool, "True: everything may be used.">;
using LicenceText = Named<"license", std::string, "A licence of Rocket.Chat.", max_length(200'000)>;
struct ActiveUserLimit {
  Field<"maxActiveUsers", std::optional<std::int64_t>, "Left out: there is no limit."> max_active_users;
  Field<"activeUsers", std::int64_t, "Accounts that can be used."> active_users = 0;
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
  const auto privileged = [] {
    return Access::any_of({permissions::configuration("view-privileged-setting")}).otherwise(errors::unauthorized);
  };
  endpoints.get<Nothing, LicenceRows>("/api/v1/licenses.get", privileged(), "Licences that are in force.",
                                      [](Call&, const Nothing&) { return json::array{}; });
  endpoints.get<LicenceInfoParams, OneLicence>("/api/v1/licenses.info", Access::user(),
                                               "What may be used, and how much of it.",
                                               [](Call&, const auto&) { return licence_info(); });
  endpoints.get<Nothing, IsEnterprise>("/api/v1/licenses.isEnterprise", Access::known_or_not(),
                                       "Whether everything may be used; for visitors, too, where they may read.",
                                       {errors::must_be_logged_in}, [](Call& call, const Nothing&) {
                                         if (!call.maybe_actor && !core::rooms::are_open_to_visitors(call.ctx)) {
                                           throw Refusal(errors::must_be_logged_in,
                                                         "You must be logged in to do this.");
                                         }
                                         return true;
                                       });
  endpoints.get<Nothing, ActiveUserLimit>(
      "/api/v1/licenses.maxActiveUsers", Access::user(), "How many accounts there may be and are.",
      [](Call& call, const Nothing&) {
        return ActiveUserLimit{.max_active_users = {}, .active_users = core::operation::active_users(call.ctx)};
      });
  endpoints.post<LicenceText, Nothing>(
      "/api/v1/licenses.add",
      Access::any_of({permissions::configuration("edit-privileged-setting")}).otherwise(errors::unauthorized),
      "Refused: a licence would change nothing.", {errors::no_licences}, Check::pattern,
      [](Call&, const auto&) { throw Refusal(errors::no_licences, "Confab needs no licence and keeps none"); });
  endpoints.post<LicenceText, Nothing>(
      "/api/v1/licenses.validate", privileged(), "Refused: there is nothing that a licence would be good for.",
      {errors::no_licences},
      [](Call&, const auto&) { throw Refusal(errors::no_licences, "Confab needs no licence and keeps none"); });
}

}  // namespace confab::rest
