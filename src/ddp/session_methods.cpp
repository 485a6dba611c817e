#include "core/accounts/credentials.h"
#include "core/accounts/login.h"
#include "core/accounts/names.h"
#include "core/accounts/personal_tokens.h"
#include "core/accounts/preferences.h"
#include "core/accounts/profile.h"
#include "core/accounts/register.h"
#include "core/accounts/status.h"
#include "core/presence/presence.h"
#include "ddp/account_methods.h"
#include "store/users.h"

namespace confab::ddp {

struct LoginParams {
  json::object options;
};
struct LoginResult {
  UserId id;
  std::string token;
  std::optional<Timestamp> token_expires;
  std::string type;
};
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
struct RegisterFields {
  std::string email, pass;
  std::optional<std::string> name, username, secret, reason;
};
struct RegisterParams {
  RegisterFields form;
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
struct Fields<ddp::LoginParams> {
  static constexpr auto list =
      std::tuple{field("options", &ddp::LoginParams::options, "resume, or user and password.")};
};
template <>
struct Fields<ddp::LoginResult> {
  using R = ddp::LoginResult;
  static constexpr auto list = std::tuple{
      field("id", &R::id, "The user's id."),
      field("token", &R::token, "For resuming, and for REST."),
      field("tokenExpires", &R::token_expires, "When it ends."),
      field("type", &R::type, "password or resume."),
  };
};
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
struct Fields<ddp::RegisterFields> {
  using P = ddp::RegisterFields;
  static constexpr auto list = std::tuple{
      field("email", &P::email, "E-mail address."),
      field("pass", &P::pass, "Password."),
      field("name", &P::name, "Display name."),
      field("username", &P::username, "Left out: made from the name."),
      field("secretURL", &P::secret, "Of the registration address."),
      field("reason", &P::reason, "Why, where an administrator approves."),
  };
};
template <>
struct Fields<ddp::RegisterParams> {
  static constexpr auto list = std::tuple{field("formData", &ddp::RegisterParams::form, "The form.")};
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

LoginResult log_in(core::accounts::Sessions& sessions, Call& call, const LoginParams& p) {
  auto session =
      core::accounts::login(call.ctx, sessions, p.options, {.address = call.address, .user_agent = call.user_agent});
  call.new_actor = core::accounts::Sessions::actor_of(session.user, session.token_hash, call.address);
  return {session.user.id, std::move(session.token), session.expires_at,
          p.options.contains("resume") ? "resume" : "password"};
}

bool set_away(Call& call, bool away) {
  call.ctx.presence.set_away(call.actor().id, call.connection, away);
  return true;
}

UserId register_by_form(Call& call, const RegisterParams& p) {
  const auto& form = p.form;
  std::string username = form.username.value_or("");
  if (username.empty()) {
    const auto reader = call.ctx.db.read();
    username = core::accounts::suggest_username(*reader, call.ctx, form.name.value_or(form.email));
  }
  return core::accounts::register_user(
             call.ctx, {username, form.name.value_or(""), form.email, form.pass, form.secret.value_or(""), form.reason})
      .id;
}

}  // namespace

void declare_session_methods(api::Methods& methods, core::accounts::Sessions& sessions) {
  methods.add<LoginParams, LoginResult>(
      "login",
      {
          .access = Access::anyone(),
          .summary = "Log in, or continue a session; the connection acts for the user from then on.",
          .errors = {ErrorCode::login_refused, ErrorCode::login_blocked_for_user, ErrorCode::login_blocked_for_ip},
          .handler = [&sessions](Call& call, const LoginParams& p) { return log_in(sessions, call, p); },
      });
  methods.add<Nothing, Nothing>("logout", {
                                              .access = Access::user(),
                                              .summary = "End the session; the connection's streams stop.",
                                              .handler =
                                                  [](Call& call, const Nothing&) {
                                                    const auto actor = call.actor();
                                                    call.new_actor = std::optional<core::Actor>{};
                                                    core::accounts::logout(call.ctx, actor);
                                                    return Nothing{};
                                                  },
                                          });
  methods.add<RegisterParams, UserId>(
      "registerUser",
      {
          .access = Access::anyone(),
          .summary = "Make an account for oneself.",
          .errors = {ErrorCode::registration_disabled, ErrorCode::field_unavailable, ErrorCode::invalid_email},
          .handler = register_by_form,
      });
  methods.add<Nothing, bool>("UserPresence:online",
                             {
                                 .access = Access::user(),
                                 .summary = "The person is at this client.",
                                 .rate = {.calls = 100, .per_milliseconds = 10'000},
                                 .handler = [](Call& call, const Nothing&) { return set_away(call, false); },
                             });
  methods.add<Nothing, bool>("UserPresence:away",
                             {
                                 .access = Access::user(),
                                 .summary = "The person has gone away from this client.",
                                 .rate = {.calls = 100, .per_milliseconds = 10'000},
                                 .handler = [](Call& call, const Nothing&) { return set_away(call, true); },
                             });
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
  // There are no editions: the list of licensed modules is empty, and nothing depends on it.
  methods.add<Nothing, std::vector<std::string>>(
      "license:getModules", {
                                .access = Access::anyone(),
                                .summary = "Licensed modules; Confab has none to sell.",
                                .handler = [](Call&, const Nothing&) { return std::vector<std::string>{}; },
                            });
}

}  // namespace confab::ddp
