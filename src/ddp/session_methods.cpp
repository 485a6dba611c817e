#include "base/errors/accounts.h"
#include "base/errors/second_factor.h"
#include "core/accounts/credentials.h"
#include "core/accounts/login.h"
#include "core/accounts/names.h"
#include "core/accounts/register.h"
#include "core/presence/presence.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

using LoginParams = Named<"options", json::object, "resume, or user and password.", max_bytes(4096)>;
struct LoginResult {
  Field<"id", UserId, "The user's id."> id;
  Field<"token", std::string, "For resuming, and for REST."> token;
  Field<"tokenExpires", std::optional<Timestamp>, "When it ends."> token_expires;
  Field<"type", std::string, "password or resume."> type;
};
struct RegisterFields {
  Field<"email", std::optional<std::string>, "E-mail address; left out: a visitor, where those may write.", bound::text>
      email;
  Field<"pass", std::optional<std::string>, "Password; of visitors none.", bound::text> pass;
  Field<"name", std::optional<std::string>, "Display name.", bound::name> name;
  Field<"username", std::optional<std::string>, "Left out: made from the name.", bound::name> username;
  Field<"secretURL", std::optional<std::string>, "Of the registration address.", bound::token> secret;
  Field<"reason", std::optional<std::string>, "Why, where an administrator approves.", bound::text> reason;
};
using RegisterParams = Named<"formData", RegisterFields, "The form.">;

namespace {

LoginResult log_in(core::accounts::Sessions& sessions, Call& call, const LoginParams& p) {
  auto session =
      core::accounts::login(call.ctx, sessions, p.value, {.address = call.address, .user_agent = call.user_agent});
  // A session that goes on may be one in which an administrator acts as the user.
  auto actor = p.value.contains("resume") ? sessions.by_hash(session.token_hash, call.address) : std::nullopt;
  if (!actor) actor = core::accounts::Sessions::actor_of(session.user, session.token_hash, call.address);
  call.new_actor = std::move(actor);
  return {session.user.id, std::move(session.token), session.expires_at,
          p.value.contains("resume") ? "resume" : "password"};
}

bool set_away(Call& call, bool away) {
  call.ctx.presence.set_away(call.actor().id, call.connection, away);
  return true;
}

// Of a visitor the token is answered, as clients of Rocket.Chat expect it.
json::value register_visitor(Call& call) {
  auto session = core::accounts::register_visitor(call.ctx, {.address = call.address, .user_agent = call.user_agent});
  return {{"token", session.token}, {"when", {{"$date", to_millis(call.ctx.clock.now())}}}};
}

json::value register_by_form(Call& call, const RegisterParams& p) {
  const auto& form = p.value;
  if (!form.email) return register_visitor(call);
  std::string username = form.username.value_or("");
  if (username.empty()) username = core::accounts::suggest_username(call.ctx, form.name.value_or(*form.email));
  const auto user = core::accounts::register_user(
      call.ctx,
      {username, form.name.value_or(""), *form.email, form.pass.value_or(""), form.secret.value_or(""), form.reason});
  return json::value(user.id.value);
}

}  // namespace

void declare_session_methods(api::Methods& methods, core::accounts::Sessions& sessions) {
  methods.add<LoginParams, LoginResult>(
      "login", Access::anyone(), "Log in, or continue a session; the connection acts for the user from then on.",
      {errors::login_refused, errors::login_blocked_for_user, errors::login_blocked_for_ip, errors::login_unrecognized,
       errors::app_user_may_not_login, errors::user_has_no_roles, errors::user_is_not_activated,
       errors::login_totp_required, errors::login_totp_invalid, errors::login_totp_max_attempts},
      rate::login, [&sessions](Call& call, const auto& p) { return log_in(sessions, call, p); });
  methods.add<Nothing, Nothing>("logout", Access::user(), "End the session; the connection's streams stop.",
                                [](Call& call, const Nothing&) {
                                  const auto actor = call.actor();
                                  call.new_actor = std::optional<core::Actor>{};
                                  core::accounts::logout(call.ctx, actor);
                                });
  methods.add<RegisterParams, json::value>(
      "registerUser", Access::anyone(), "Make an account for oneself: its id; or one of a visitor: a token.",
      {errors::registration_disabled, errors::input_is_not_valid, errors::email_exists, errors::field_unavailable,
       errors::invalid_email, errors::registration_secret, errors::invalid_username, errors::blocked_username,
       errors::invalid_domain, errors::password_policy_not_met, errors::taken_at_registration, errors::field_required,
       errors::not_possible},
      rate::registration, register_by_form);
  methods.add<Nothing, bool>("UserPresence:online", Access::user(), "The person is at this client.", rate::lively,
                             [](Call& call, const Nothing&) { return set_away(call, false); });
  methods.add<Nothing, bool>("UserPresence:away", Access::user(), "The person has gone away from this client.",
                             rate::lively, [](Call& call, const Nothing&) { return set_away(call, true); });
}

}  // namespace confab::ddp
