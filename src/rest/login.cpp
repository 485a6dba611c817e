#include "core/accounts/login.h"
#include "base/errors/accounts.h"
#include "base/errors/second_factor.h"
#include "core/accounts/credentials.h"
#include "core/accounts/register.h"
#include "rest/account_api.h"
#include "rest/user_result.h"

namespace confab::rest {

struct LoginData {
  Field<"userId", UserId, "For the header X-User-Id."> user_id;
  Field<"authToken", std::string, "For the header X-Auth-Token."> auth_token;
  Field<"me", OwnDocument, "The own account."> me;
};
struct LoginResult {
  Field<"status", std::string, "success."> status = "success";
  Field<"data", LoginData, "The session."> data;
};
struct LogoutData {
  Field<"message", std::string, "For people."> message = "You've been logged out!";
};
struct LogoutResult {
  Field<"status", std::string, "success."> status = "success";
  Field<"data", LogoutData, "What happened."> data;
};
struct LoginBody {
  Field<"user", json::value, "Username or e-mail address, or {username}, {email}, {id}.", max_bytes(2048), defaulted{}>
      user;
  Field<"username", std::optional<std::string>, "The same.", bound::name> username;
  Field<"email", std::optional<std::string>, "The same.", bound::text> email;
  Field<"password", json::value, "Plain text, or {digest, algorithm: sha-256}.", max_bytes(2048), defaulted{}> password;
  Field<"code", std::optional<std::string>, "Of the second factor.", bound::token> code;
  Field<"totp", json::value, "{code, login}: a code, and one of the forms above.", max_bytes(4096), defaulted{}> totp;
  Field<"resume", json::value, "A token of an earlier log-in, in place of all else.", max_bytes(2048), defaulted{}>
      resume;
};
struct Register {
  Field<"username", std::string, "The name to be mentioned by.", bound::name> username;
  Field<"email", std::string, "E-mail address.", bound::text> email;
  Field<"pass", std::string, "Password, plain text.", bound::text, alias("password")> pass;
  Field<"name", std::optional<std::string>, "Display name.", bound::name> name;
  Field<"secret", std::optional<std::string>, "Of the registration address, where one is needed.", bound::token> secret;
  Field<"reason", std::optional<std::string>, "Why, where an administrator approves.", max_length(1000)> reason;
  Field<"customFields", std::optional<json::object>, "As Accounts_CustomFields wants them.", bound::custom_fields>
      custom_fields;
};
using RegisterParams = Flatten<api::FieldsParam, Register>;

namespace {

// A code may come in the header as well.
json::object options_of(const Call& call, const LoginBody& body) {
  json::object options;
  if (!body.user.is_null()) options["user"] = body.user;
  if (body.username) options["username"] = *body.username;
  if (body.email) options["email"] = *body.email;
  if (!body.password.is_null()) options["password"] = body.password;
  if (const auto code = body.code.value_or(call.two_factor_code); !code.empty()) options["code"] = code;
  if (!body.totp.is_null()) options["totp"] = body.totp;
  if (!body.resume.is_null()) options["resume"] = body.resume;
  return options;
}

LogoutResult log_out(Call& call, const Nothing&) {
  core::accounts::logout(call.ctx, call.actor());
  return {};
}

}  // namespace

void declare_login(api::Endpoints& endpoints, core::accounts::Sessions& sessions) {
  endpoints.post<LoginBody, LoginResult>(
      "/api/v1/login", Access::anyone(), "Log in by password, or continue a session.",
      {errors::login_refused, errors::login_blocked_for_user, errors::login_blocked_for_ip,
       errors::user_is_not_activated, errors::login_unrecognized, errors::app_user_may_not_login,
       errors::user_has_no_roles, errors::login_totp_required, errors::login_totp_invalid,
       errors::login_totp_max_attempts},
      rate::login, Check::by_hand, Envelope::login, [&sessions](Call& call, const auto& body) {
        auto session = core::accounts::login(call.ctx, sessions, options_of(call, body),
                                             {.address = call.address, .user_agent = call.user_agent});
        call.maybe_actor = core::accounts::Sessions::actor_of(session.user, session.token_hash, call.address);
        return LoginResult{.data =
                               LoginData{session.user.id, std::move(session.token), own_document(call, session.user)}};
      });
  endpoints.post<Nothing, LogoutResult>("/api/v1/logout", Access::user(), "End this session.", Envelope::plain,
                                        log_out);
  endpoints.get<Nothing, LogoutResult>("/api/v1/logout", Access::user(), "End this session.", Envelope::plain, log_out);
  endpoints.post<RegisterParams, OneUserResult>(
      "/api/v1/users.register", Access::anyone(), "Make an account for oneself.",
      {errors::registration_disabled, errors::registration_secret, errors::invalid_username, errors::input_is_not_valid,
       errors::email_exists, errors::field_unavailable, errors::invalid_email, errors::invalid_domain,
       errors::password_policy_not_met, errors::not_possible, errors::blocked_username, errors::taken_at_registration,
       errors::field_required, errors::custom_field_refused},
      rate::registration, Check::closed_schema, [](Call& call, const auto& p) {
        const auto user = core::accounts::register_user(
            call.ctx, {p.username, p.name.value_or(""), p.email, p.pass, p.secret.value_or(""), p.reason,
                       p.custom_fields.value_or(json::object{})});
        return OneUserResult{short_document(call, user)};  // whoever registers is nobody yet
      });
}

}  // namespace confab::rest
