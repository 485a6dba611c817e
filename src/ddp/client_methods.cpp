// What clients of Rocket.Chat ask for as they start, aside from rooms and messages.

#include "api/licence.h"
#include "api/password_policy.h"
#include "api/settings.h"
#include "base/errors/request.h"
#include "core/configuration/settings.h"
#include "ddp/operation_methods.h"
#include "permissions/groups/operation.h"
#include "settings/catalogue.h"
#include "settings/groups/site.h"

namespace confab::ddp {

struct WizardParameters {
  std::vector<core::configuration::SettingValue> settings;
  bool server_already_registered = false;

  static constexpr auto kFields = FieldList{
      field("settings", &WizardParameters::settings, "What the setup wizard asks."),
      field("serverAlreadyRegistered", &WizardParameters::server_already_registered,
            "False: Confab registers nowhere."),
  };
};
struct PolicyToken {
  std::optional<std::string> token;

  static constexpr auto kFields =
      FieldList{field("token", &PolicyToken::token, "Of a mail to reset a password: there are none.", bound::token)};
};
using PolicyParams = Named<"params", PolicyToken, "Who asks.", defaulted{}>;
using FeatureParam = Named<"feature", std::string, "A module of Rocket.Chat's.", bound::name>;
using LoggedOutUser = Named<"user", json::object, "Who has logged out.", bound::free_form, defaulted{}>;
struct CloudRegistration {
  bool workspace_registered = false;
  std::string workspace_id, unique_id, token, email;

  static constexpr auto kFields = FieldList{
      field("workspaceRegistered", &CloudRegistration::workspace_registered, "False: Confab registers nowhere."),
      field("workspaceId", &CloudRegistration::workspace_id, "Empty."),
      field("uniqueId", &CloudRegistration::unique_id, "The workspace's own id."),
      field("token", &CloudRegistration::token, "Empty."),
      field("email", &CloudRegistration::email, "Empty."),
  };
};

namespace {

using api::Access;
using api::Call;
using api::Nothing;

void declare_licence_methods(api::Methods& methods) {
  methods.add<Nothing, std::vector<std::string>>({
      .name = "license:getModules",
      .access = Access::anyone(),
      .summary = "Features by the names of Rocket.Chat's modules.",
      .handler = [](Call&,
                    const Nothing&) { return std::vector<std::string>(api::kModules.begin(), api::kModules.end()); },
  });
  methods.add<Nothing, bool>({
      .name = "license:isEnterprise",
      .access = Access::anyone(),
      .summary = "Whether everything may be used: yes.",
      .handler = [](Call&, const Nothing&) { return true; },
  });
  methods.add<FeatureParam, bool>({
      .name = "license:hasLicense",
      .access = Access::anyone(),
      .summary = "Whether a feature is there, by the name of Rocket.Chat's module.",
      .handler = [](Call&, const auto& p) { return std::ranges::find(api::kModules, p.value) != api::kModules.end(); },
  });
  methods.add<Nothing, json::array>({
      .name = "license:getTags",
      .access = Access::anyone(),
      .summary = "What a licence is called: there is none.",
      .handler = [](Call&, const Nothing&) { return json::array{}; },
  });
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
  methods.add<Nothing, WizardParameters>({
      .name = "getSetupWizardParameters",
      .access = Access::anyone(),
      .summary = "What the setup wizard asks.",
      .handler = wizard_parameters,
  });
  methods.add<PolicyParams, api::PasswordPolicy>({
      .name = "getPasswordPolicy",
      .access = Access::user(),
      .summary = "What passwords must be like.",
      .handler = [](Call& call, const auto&) { return api::password_policy(call.ctx); },
  });
  methods.add<LoggedOutUser, Nothing>({
      .name = "logoutCleanUp",
      .access = Access::anyone(),
      .summary = "Clients say that they have logged out; the log-out itself has ended everything.",
      .handler = [](Call&, const auto&) {},
  });
  methods.add<Nothing, CloudRegistration>({
      .name = "cloud:checkRegisterStatus",
      .access = Access::any_of({permissions::operation("manage-cloud")}),
      .summary = "Whether Rocket.Chat's cloud knows the workspace.",
      .handler =
          [](Call& call, const Nothing&) {
            CloudRegistration result;
            result.unique_id = call.ctx.settings.text(settings::site("uniqueID"));
            return result;
          },
  });
}

}  // namespace confab::ddp
