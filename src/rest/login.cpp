#include "core/accounts/login.h"
#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "core/accounts/credentials.h"
#include "core/accounts/register.h"
#include "rest/account_api.h"
#include "rest/user_result.h"

namespace confab::rest {

struct LoginData {
  UserId user_id;
  std::string auth_token;
  OwnDocument me;

  static constexpr auto kFields = FieldList{
      field("userId", &LoginData::user_id, "For the header X-User-Id."),
      field("authToken", &LoginData::auth_token, "For the header X-Auth-Token."),
      field("me", &LoginData::me, "The own account."),
  };
};
struct LoginResult {
  std::string status = "success";
  LoginData data;

  static constexpr auto kFields = FieldList{
      field("status", &LoginResult::status, "success."),
      field("data", &LoginResult::data, "The session."),
  };
};
struct LogoutData {
  std::string message = "You've been logged out!";

  static constexpr auto kFields = FieldList{field("message", &LogoutData::message, "For people.")};
};
struct LogoutResult {
  std::string status = "success";
  LogoutData data;

  static constexpr auto kFields = FieldList{
      field("status", &LogoutResult::status, "success."),
      field("data", &LogoutResult::data, "What happened."),
  };
};
struct LoginBody {
  json::value user, password, resume;
  std::optional<std::string> username, email;

  static constexpr auto kFields = FieldList{
      field("user", &LoginBody::user, "Username or e-mail address, or {username}, {email}, {id}.", max_bytes(2048),
            defaulted()),
      field("username", &LoginBody::username, "The same.", bound::name),
      field("email", &LoginBody::email, "The same.", bound::text),
      field("password", &LoginBody::password, "Plain text, or {digest, algorithm: sha-256}.", max_bytes(2048),
            defaulted()),
      field("resume", &LoginBody::resume, "A token of an earlier log-in, in place of all else.", max_bytes(2048),
            defaulted()),
  };
};
struct RegisterParams : api::FieldsParam {
  std::string username, email, pass;
  std::optional<std::string> name, secret, reason;
  std::optional<json::object> custom_fields;

  static constexpr auto kFields = extended<api::FieldsParam>(
      field("username", &RegisterParams::username, "The name to be mentioned by.", bound::name),
      field("email", &RegisterParams::email, "E-mail address.", bound::text),
      field("pass", &RegisterParams::pass, "Password, plain text.", bound::text, alias("password")),
      field("name", &RegisterParams::name, "Display name.", bound::name),
      field("secret", &RegisterParams::secret, "Of the registration address, where one is needed.", bound::token),
      field("reason", &RegisterParams::reason, "Why, where an administrator approves.", max_length(1000)),
      field("customFields", &RegisterParams::custom_fields, "Refused unless empty.", bound::custom_fields));
};

namespace {

json::object options_of(const LoginBody& body) {
  json::object options;
  if (!body.user.is_null()) options["user"] = body.user;
  if (body.username) options["username"] = *body.username;
  if (body.email) options["email"] = *body.email;
  if (!body.password.is_null()) options["password"] = body.password;
  if (!body.resume.is_null()) options["resume"] = body.resume;
  return options;
}

LogoutResult log_out(api::Call& call, const api::Nothing&) {
  core::accounts::logout(call.ctx, call.actor());
  return {};
}

}  // namespace

void declare_login(api::Endpoints& endpoints, core::accounts::Sessions& sessions) {
  endpoints.post<LoginBody, LoginResult>({
      .path = "/api/v1/login",
      .access = api::Access::anyone(),
      .summary = "Log in by password, or continue a session.",
      .errors = {errors::login_refused, errors::login_blocked_for_user, errors::login_blocked_for_ip,
                 errors::user_is_not_activated, errors::login_unrecognized, errors::app_user_may_not_login,
                 errors::user_has_no_roles},
      .rate = api::rate::login,
      .envelope = api::Envelope::login,
      .check = Check::by_hand,
      .handler =
          [&sessions](api::Call& call, const auto& body) {
            auto session = core::accounts::login(call.ctx, sessions, options_of(body),
                                                 {.address = call.address, .user_agent = call.user_agent});
            call.maybe_actor = core::accounts::Sessions::actor_of(session.user, session.token_hash, call.address);
            return LoginResult{.data = {session.user.id, std::move(session.token), own_document(call, session.user)}};
          },
  });
  endpoints.post<api::Nothing, LogoutResult>({
      .path = "/api/v1/logout",
      .access = api::Access::user(),
      .summary = "End this session.",
      .envelope = api::Envelope::plain,
      .handler = log_out,
  });
  endpoints.get<api::Nothing, LogoutResult>({
      .path = "/api/v1/logout",
      .access = api::Access::user(),
      .summary = "End this session.",
      .envelope = api::Envelope::plain,
      .handler = log_out,
  });
  endpoints.post<RegisterParams, OneUserResult>({
      .path = "/api/v1/users.register",
      .access = api::Access::anyone(),
      .summary = "Make an account for oneself.",
      .errors = {errors::registration_disabled, errors::registration_secret, errors::invalid_username,
                 errors::input_is_not_valid, errors::email_exists, errors::field_unavailable, errors::invalid_email,
                 errors::invalid_domain, errors::password_policy_not_met, errors::not_possible,
                 errors::blocked_username, errors::taken_at_registration, errors::field_required,
                 errors::action_not_allowed},
      .rate = api::rate::registration,
      .check = Check::closed_schema,
      .handler =
          [](api::Call& call, const auto& p) {
            refuse_custom_fields(p.custom_fields);
            const auto user = core::accounts::register_user(
                call.ctx, {p.username, p.name.value_or(""), p.email, p.pass, p.secret.value_or(""), p.reason});
            return OneUserResult{short_document(call, user)};  // whoever registers is nobody yet
          },
  });
}

}  // namespace confab::rest
