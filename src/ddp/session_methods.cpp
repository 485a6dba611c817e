#include "core/accounts/credentials.h"
#include "core/accounts/login.h"
#include "core/accounts/names.h"
#include "core/accounts/register.h"
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
struct RegisterFields {
  std::string email, pass;
  std::optional<std::string> name, username, secret, reason;
};
struct RegisterParams {
  RegisterFields form;
};

}  // namespace confab::ddp

namespace confab {

template <>
struct Fields<ddp::LoginParams> {
  static constexpr auto list =
      std::tuple{field("options", &ddp::LoginParams::options, "resume, or user and password.", max_length(4096))};
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
          .rate = api::rate::login,
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
          .rate = api::rate::registration,
          .handler = register_by_form,
      });
  methods.add<Nothing, bool>("UserPresence:online",
                             {
                                 .access = Access::user(),
                                 .summary = "The person is at this client.",
                                 .rate = api::rate::lively,
                                 .handler = [](Call& call, const Nothing&) { return set_away(call, false); },
                             });
  methods.add<Nothing, bool>("UserPresence:away",
                             {
                                 .access = Access::user(),
                                 .summary = "The person has gone away from this client.",
                                 .rate = api::rate::lively,
                                 .handler = [](Call& call, const Nothing&) { return set_away(call, true); },
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
