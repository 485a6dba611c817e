#include "core/accounts/login.h"
#include "core/accounts/credentials.h"
#include "core/accounts/register.h"
#include "rest/account_api.h"
#include "rest/user_result.h"

namespace confab::rest {

struct LoginData {
  UserId user_id;
  std::string auth_token;
  OwnDocument me;
};
struct LoginResult {
  std::string status = "success";
  LoginData data;
};
struct LogoutData {
  std::string message = "You've been logged out!";
};
struct LogoutResult {
  std::string status = "success";
  LogoutData data;
};
struct LoginBody {
  json::value user, password, resume;
  std::optional<std::string> username, email;
};
struct RegisterParams {
  std::string username, email, pass;
  std::optional<std::string> name, secret, reason;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::LoginBody> {
  using P = rest::LoginBody;
  static constexpr auto list = std::tuple{
      field("user", &P::user, "Username or e-mail address, or {username}, {email}, {id}.", max_length(2048),
            defaulted()),
      field("username", &P::username, "The same."),
      field("email", &P::email, "The same."),
      field("password", &P::password, "Plain text, or {digest, algorithm: sha-256}.", max_length(2048), defaulted()),
      field("resume", &P::resume, "A token of an earlier log-in, in place of all else.", max_length(2048), defaulted()),
  };
};
template <>
struct Fields<rest::LoginData> {
  using R = rest::LoginData;
  static constexpr auto list = std::tuple{
      field("userId", &R::user_id, "For the header X-User-Id."),
      field("authToken", &R::auth_token, "For the header X-Auth-Token."),
      field("me", &R::me, "The own account."),
  };
};
template <>
struct Fields<rest::LoginResult> {
  using R = rest::LoginResult;
  static constexpr auto list = std::tuple{
      field("status", &R::status, "success."),
      field("data", &R::data, "The session."),
  };
};
template <>
struct Fields<rest::LogoutData> {
  static constexpr auto list = std::tuple{field("message", &rest::LogoutData::message, "For people.")};
};
template <>
struct Fields<rest::LogoutResult> {
  using R = rest::LogoutResult;
  static constexpr auto list = std::tuple{
      field("status", &R::status, "success."),
      field("data", &R::data, "What happened."),
  };
};
template <>
struct Fields<rest::RegisterParams> {
  using P = rest::RegisterParams;
  static constexpr auto list = std::tuple{
      field("username", &P::username, "The name to be mentioned by."),
      field("email", &P::email, "E-mail address."),
      field("pass", &P::pass, "Password, plain text.", alias("password")),
      field("name", &P::name, "Display name."),
      field("secret", &P::secret, "Of the registration address, where one is needed."),
      field("reason", &P::reason, "Why, where an administrator approves.", max_length(1000)),
  };
};

}  // namespace confab

namespace confab::rest {
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
  endpoints.post<LoginBody, LoginResult>(
      "/api/v1/login",
      {
          .access = api::Access::anyone(),
          .summary = "Log in by password, or continue a session.",
          .errors = {ErrorCode::login_refused, ErrorCode::login_blocked_for_user, ErrorCode::login_blocked_for_ip,
                     ErrorCode::user_is_not_activated},
          .rate = api::rate::login,
          .envelope = api::Envelope::login,
          .handler =
              [&sessions](api::Call& call, const LoginBody& body) {
                auto session = core::accounts::login(call.ctx, sessions, options_of(body),
                                                     {.address = call.address, .user_agent = call.user_agent});
                call.maybe_actor = core::accounts::Sessions::actor_of(session.user, session.token_hash, call.address);
                return LoginResult{
                    .data = {session.user.id, std::move(session.token), own_document(call, session.user)}};
              },
      });
  endpoints.post<api::Nothing, LogoutResult>("/api/v1/logout", {
                                                                   .access = api::Access::user(),
                                                                   .summary = "End this session.",
                                                                   .envelope = api::Envelope::plain,
                                                                   .handler = log_out,
                                                               });
  endpoints.get<api::Nothing, LogoutResult>("/api/v1/logout", {
                                                                  .access = api::Access::user(),
                                                                  .summary = "End this session.",
                                                                  .envelope = api::Envelope::plain,
                                                                  .handler = log_out,
                                                              });
  endpoints.post<RegisterParams, OneUserResult>(
      "/api/v1/users.register",
      {
          .access = api::Access::anyone(),
          .summary = "Make an account for oneself.",
          .errors = {ErrorCode::registration_disabled, ErrorCode::registration_secret, ErrorCode::invalid_username,
                     ErrorCode::field_unavailable, ErrorCode::invalid_email, ErrorCode::invalid_domain,
                     ErrorCode::password_policy_not_met},
          .rate = api::rate::registration,
          .handler =
              [](api::Call& call, const RegisterParams& p) {
                if (call.maybe_actor) {
                  throw Refusal(ErrorCode::not_possible, "Logged in users can not register again.");
                }
                const auto user = core::accounts::register_user(
                    call.ctx, {p.username, p.name.value_or(""), p.email, p.pass, p.secret.value_or(""), p.reason});
                // The new account's own view: nobody else calls this.
                api::Call own = call;
                own.maybe_actor = core::accounts::Sessions::actor_of(user, {}, call.address);
                return OneUserResult{user_document(own, user)};
              },
      });
}

}  // namespace confab::rest
