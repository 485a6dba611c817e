// What clients of Rocket.Chat ask for as they start, aside from rooms and messages.

#include "api/licence.h"
#include "api/password_policy.h"
#include "api/settings.h"
#include "base/errors/configuration.h"
#include "core/configuration/settings.h"
#include "ddp/operation_methods.h"
#include "permissions/groups/cloud.h"
#include "settings/catalogue.h"
#include "settings/groups/site.h"

namespace confab::ddp {

struct WizardParameters {
  Field<"settings", std::vector<core::configuration::SettingValue>, "What the setup wizard asks."> settings;
  Field<"serverAlreadyRegistered", bool, "False: Confab registers nowhere."> server_already_registered = false;
};
struct PolicyToken {
  Field<"token", std::optional<std::string>, "Of a mail to reset a password: there are none.", bound::token> token;
};
using PolicyParams = Named<"params", PolicyToken, "Who asks.", defaulted{}>;
using FeatureParam = Named<"feature", std::string, "A module of Rocket.Chat's.", bound::name>;
struct BannerId {
  Field<"id", std::string, "The banner.", bound::id> id;
};
using DismissedBanner = Named<"data", BannerId, "Which one.">;
using LoggedOutUser = Named<"user", json::object, "Who has logged out.", bound::free_form, defaulted{}>;
struct CloudRegistration {
  Field<"workspaceRegistered", bool, "False: Confab registers nowhere."> workspace_registered = false;
  Field<"workspaceId", std::string, "Empty."> workspace_id;
  Field<"uniqueId", std::string, "The workspace's own id."> unique_id;
  Field<"token", std::string, "Empty."> token;
  Field<"email", std::string, "Empty."> email;
};

namespace {

void declare_licence_methods(api::Methods& methods) {
  methods.add<Nothing, std::vector<std::string>>(
      "license:getModules", Access::anyone(), "Features by the names of Rocket.Chat's modules.",
      [](Call&, const Nothing&) { return std::vector<std::string>(api::kModules.begin(), api::kModules.end()); });
  methods.add<Nothing, bool>("license:isEnterprise", Access::anyone(), "Whether everything may be used: yes.",
                             [](Call&, const Nothing&) { return true; });
  methods.add<FeatureParam, bool>(
      "license:hasLicense", Access::anyone(), "Whether a feature is there, by the name of Rocket.Chat's module.",
      [](Call&, const auto& p) { return std::ranges::find(api::kModules, p.value) != api::kModules.end(); });
  methods.add<Nothing, json::array>("license:getTags", Access::anyone(), "What a licence is called: there is none.",
                                    [](Call&, const Nothing&) { return json::array{}; });
}

WizardParameters wizard_parameters(Call& call, const Nothing&) {
  WizardParameters result;
  const auto rows = settings::catalogue();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].group != "Setup_Wizard" || rows[i].audience != settings::Audience::everyone) continue;
    result.settings.push_back({std::string{rows[i].key}, call.ctx.settings.value(i)});
  }
  return result;
}

}  // namespace

void declare_client_methods(api::Methods& methods) {
  declare_licence_methods(methods);
  methods.add<Nothing, WizardParameters>("getSetupWizardParameters", Access::anyone(), "What the setup wizard asks.",
                                         wizard_parameters);
  methods.add<PolicyParams, api::PasswordPolicy>(
      "getPasswordPolicy", Access::user(), "What passwords must be like.",
      [](Call& call, const auto&) { return api::password_policy(call.ctx); });
  methods.add<LoggedOutUser, Nothing>("logoutCleanUp", Access::anyone(),
                                      "Clients say that they have logged out; the log-out itself has ended everything.",
                                      [](Call&, const auto&) {});
  methods.add<DismissedBanner, Nothing>(
      "banner/dismiss", Access::user(), "One has seen an announcement of the server's makers: there is none.",
      {errors::unknown_banner},
      [](Call&, const auto&) { throw Refusal(errors::unknown_banner, "error-unknown-banner"); });
  methods.add<Nothing, CloudRegistration>(
      "cloud:checkRegisterStatus", Access::any_of({permissions::cloud("manage-cloud")}),
      "Whether Rocket.Chat's cloud knows the workspace.", [](Call& call, const Nothing&) {
        CloudRegistration result;
        result.unique_id = call.ctx.settings.text(settings::site("uniqueID"));
        return result;
      });
}

}  // namespace confab::ddp
