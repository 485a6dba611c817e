#include "base/errors/accounts.h"
#include "base/errors/configuration.h"
#include "base/errors/request.h"
#include "core/accounts/names.h"
#include "core/accounts/personal_tokens.h"
#include "core/accounts/preferences.h"
#include "core/accounts/profile.h"
#include "core/accounts/status.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

struct StatusParams {
  std::optional<std::string> status, text;

  static constexpr auto kFields = std::tuple{
      field("statusType", &StatusParams::status, "online, away, busy or offline.", bound::text),
      field("statusText", &StatusParams::text, "Text beside the status; what is longer than 120 characters is cut.",
            bound::text),
  };
};
using DefaultStatusParams = Named<"status", std::string, "online, away, busy or offline.", bound::text>;
using PreferencesParams = Named<"preferences", json::object, "To change.", bound::free_form>;
using PasswordParams = Named<"password", std::string, "The new password.", bound::token>;
struct TokenName {
  std::string token_name;
  std::optional<bool> bypass_two_factor;

  static constexpr auto kFields = std::tuple{
      field("tokenName", &TokenName::token_name, "Name, one's own.", bound::token),
      field("bypassTwoFactor", &TokenName::bypass_two_factor, "Asked for no second factor."),
  };
};
using TokenParams = Named<"options", TokenName, "Which token.">;

namespace {

using api::Access;
using api::Call;
using api::Nothing;

void declare_profile(api::Methods& methods) {
  methods.add<DefaultStatusParams, bool>({
      .name = "UserPresence:setDefaultStatus",
      .access = Access::user(),
      .summary = "Choose how one is seen.",
      .errors = {errors::invalid_status, errors::status_not_allowed, errors::not_allowed},
      .handler =
          [](Call& call, const auto& p) {
            core::accounts::choose_status(call.ctx, call.actor(), p.value, std::nullopt);
            return true;
          },
  });
  methods.add<StatusParams, bool>({
      .name = "setUserStatus",
      .access = Access::user(),
      .summary = "Choose status and text.",
      .errors = {errors::invalid_status, errors::status_not_allowed, errors::not_allowed},
      .handler =
          [](Call& call, const auto& p) {
            core::accounts::choose_status(call.ctx, call.actor(), p.status, p.text);
            return true;
          },
  });
  methods.add<PreferencesParams, bool>({
      .name = "saveUserPreferences",
      .access = Access::user(),
      .summary = "Change one's own preferences.",
      .errors = {errors::invalid_setting},
      .handler =
          [](Call& call, const auto& p) {
            core::accounts::set_preferences(call.ctx, call.actor(), call.actor().id, p.value);
            return true;
          },
  });
  methods.add<PasswordParams, bool>({
      .name = "setUserPassword",
      .access = Access::user(),
      .summary = "Choose the new password that is demanded.",
      .errors = {errors::invalid_password, errors::password_policy_not_met, errors::password_same_as_current,
                 errors::action_not_allowed, errors::field_required},
      .handler =
          [](Call& call, const auto& p) {
            core::accounts::OwnChanges changes;
            changes.new_password = p.value;
            core::accounts::update_own(call.ctx, call.actor(), changes);
            return true;
          },
  });
  methods.add<Nothing, std::string>({
      .name = "getUsernameSuggestion",
      .access = Access::user(),
      .summary = "A free username made from the own name.",
      .handler =
          [](Call& call, const Nothing&) {
            const auto reader = call.ctx.db.read();
            return core::accounts::suggest_username(*reader, call.ctx,
                                                    call.actor().name.value_or(call.actor().username));
          },
  });
}

void declare_tokens(api::Methods& methods) {
  methods.add<TokenParams, std::string>({
      .name = "personalAccessTokens:generateToken",
      .access = Access::user(),
      .summary = "Make a personal access token.",
      .errors = {errors::not_authorized, errors::token_already_exists, errors::field_required},
      .handler =
          [](Call& call, const auto& p) {
            return core::accounts::generate_personal_token(call.ctx, call.actor(), p.value.token_name,
                                                           p.value.bypass_two_factor.value_or(false));
          },
  });
  methods.add<TokenParams, std::string>({
      .name = "personalAccessTokens:regenerateToken",
      .access = Access::user(),
      .summary = "Replace a personal access token.",
      .errors = {errors::not_authorized, errors::token_does_not_exist},
      .handler =
          [](Call& call, const auto& p) {
            return core::accounts::regenerate_personal_token(call.ctx, call.actor(), p.value.token_name);
          },
  });
  methods.add<TokenParams, Nothing>({
      .name = "personalAccessTokens:removeToken",
      .access = Access::user(),
      .summary = "Remove a personal access token.",
      .errors = {errors::not_authorized, errors::token_does_not_exist},
      .handler =
          [](Call& call, const auto& p) {
            core::accounts::remove_personal_token(call.ctx, call.actor(), p.value.token_name);
          },
  });
}

}  // namespace

void declare_own_account_methods(api::Methods& methods) {
  declare_profile(methods);
  declare_tokens(methods);
}

}  // namespace confab::ddp
