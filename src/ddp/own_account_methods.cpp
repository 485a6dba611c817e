#include "core/accounts/names.h"
#include "core/accounts/personal_tokens.h"
#include "core/accounts/preferences.h"
#include "core/accounts/profile.h"
#include "core/accounts/status.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

struct StatusParams {
  std::optional<std::string> status, text;
};
struct DefaultStatusParams {
  std::string status;
};
struct PreferencesParams {
  json::object preferences;
};
struct PasswordParams {
  std::string password;
};
struct TokenName {
  std::string token_name;
  std::optional<bool> bypass_two_factor;
};
struct TokenParams {
  TokenName token;
};

}  // namespace confab::ddp

namespace confab {

template <>
struct Fields<ddp::StatusParams> {
  using P = ddp::StatusParams;
  static constexpr auto list = std::tuple{
      field("statusType", &P::status, "online, away, busy or offline."),
      field("statusText", &P::text, "Text beside the status.", max_length(120)),
  };
};
template <>
struct Fields<ddp::DefaultStatusParams> {
  static constexpr auto list =
      std::tuple{field("status", &ddp::DefaultStatusParams::status, "online, away, busy or offline.")};
};
template <>
struct Fields<ddp::PreferencesParams> {
  static constexpr auto list = std::tuple{field("preferences", &ddp::PreferencesParams::preferences, "To change.")};
};
template <>
struct Fields<ddp::PasswordParams> {
  static constexpr auto list = std::tuple{field("password", &ddp::PasswordParams::password, "The new password.")};
};
template <>
struct Fields<ddp::TokenName> {
  using P = ddp::TokenName;
  static constexpr auto list = std::tuple{
      field("tokenName", &P::token_name, "Name, one's own."),
      field("bypassTwoFactor", &P::bypass_two_factor, "Asked for no second factor."),
  };
};
template <>
struct Fields<ddp::TokenParams> {
  static constexpr auto list = std::tuple{field("options", &ddp::TokenParams::token, "Which token.")};
};

}  // namespace confab

namespace confab::ddp {
namespace {

using api::Access;
using api::Call;
using api::Nothing;

void declare_profile(api::Methods& methods) {
  methods.add<DefaultStatusParams, bool>("UserPresence:setDefaultStatus",
                                         {
                                             .access = Access::user(),
                                             .summary = "Choose how one is seen.",
                                             .errors = {ErrorCode::invalid_status, ErrorCode::status_not_allowed},
                                             .handler =
                                                 [](Call& call, const DefaultStatusParams& p) {
                                                   core::accounts::set_status(call.ctx, call.actor(), call.actor().id,
                                                                              p.status, std::nullopt);
                                                   return true;
                                                 },
                                         });
  methods.add<StatusParams, bool>(
      "setUserStatus", {
                           .access = Access::user(),
                           .summary = "Choose status and text.",
                           .errors = {ErrorCode::invalid_status, ErrorCode::status_not_allowed},
                           .handler =
                               [](Call& call, const StatusParams& p) {
                                 core::accounts::set_status(call.ctx, call.actor(), call.actor().id, p.status, p.text);
                                 return true;
                               },
                       });
  methods.add<PreferencesParams, bool>("saveUserPreferences", {
                                                                  .access = Access::user(),
                                                                  .summary = "Change one's own preferences.",
                                                                  .handler =
                                                                      [](Call& call, const PreferencesParams& p) {
                                                                        core::accounts::set_preferences(
                                                                            call.ctx, call.actor(), call.actor().id,
                                                                            p.preferences);
                                                                        return true;
                                                                      },
                                                              });
  methods.add<PasswordParams, bool>("setUserPassword",
                                    {
                                        .access = Access::user(),
                                        .summary = "Choose the new password that is demanded.",
                                        .errors = {ErrorCode::invalid_password, ErrorCode::password_policy_not_met},
                                        .handler =
                                            [](Call& call, const PasswordParams& p) {
                                              core::accounts::OwnChanges changes;
                                              changes.new_password = p.password;
                                              core::accounts::update_own(call.ctx, call.actor(), changes);
                                              return true;
                                            },
                                    });
  methods.add<Nothing, std::string>("getUsernameSuggestion",
                                    {
                                        .access = Access::user(),
                                        .summary = "A free username made from the own name.",
                                        .handler =
                                            [](Call& call, const Nothing&) {
                                              const auto reader = call.ctx.db.read();
                                              return core::accounts::suggest_username(
                                                  *reader, call.ctx, call.actor().name.value_or(call.actor().username));
                                            },
                                    });
}

void declare_tokens(api::Methods& methods) {
  methods.add<TokenParams, std::string>("personalAccessTokens:generateToken",
                                        {
                                            .access = Access::user(),
                                            .summary = "Make a personal access token.",
                                            .errors = {ErrorCode::not_authorized, ErrorCode::token_already_exists},
                                            .handler =
                                                [](Call& call, const TokenParams& p) {
                                                  return core::accounts::generate_personal_token(
                                                      call.ctx, call.actor(), p.token.token_name,
                                                      p.token.bypass_two_factor.value_or(false));
                                                },
                                        });
  methods.add<TokenParams, std::string>("personalAccessTokens:regenerateToken",
                                        {
                                            .access = Access::user(),
                                            .summary = "Replace a personal access token.",
                                            .errors = {ErrorCode::not_authorized, ErrorCode::token_does_not_exist},
                                            .handler =
                                                [](Call& call, const TokenParams& p) {
                                                  return core::accounts::regenerate_personal_token(
                                                      call.ctx, call.actor(), p.token.token_name);
                                                },
                                        });
  methods.add<TokenParams, Nothing>("personalAccessTokens:removeToken",
                                    {
                                        .access = Access::user(),
                                        .summary = "Remove a personal access token.",
                                        .errors = {ErrorCode::not_authorized, ErrorCode::token_does_not_exist},
                                        .handler =
                                            [](Call& call, const TokenParams& p) {
                                              core::accounts::remove_personal_token(call.ctx, call.actor(),
                                                                                    p.token.token_name);
                                              return Nothing{};
                                            },
                                    });
}

}  // namespace

void declare_own_account_methods(api::Methods& methods) {
  declare_profile(methods);
  declare_tokens(methods);
}

}  // namespace confab::ddp
