#include "base/errors/accounts.h"
#include "base/errors/configuration.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/accounts/credentials.h"
#include "core/accounts/login.h"
#include "core/accounts/names.h"
#include "core/accounts/personal_tokens.h"
#include "core/accounts/preferences.h"
#include "core/accounts/profile.h"
#include "core/accounts/status.h"
#include "core/accounts/utc_offset.h"
#include "core/users/find.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

struct StatusParams {
  std::optional<std::string> status, text;

  static constexpr auto kFields = FieldList{
      field("statusType", &StatusParams::status, "online, away, busy or offline.", bound::text),
      field("statusText", &StatusParams::text, "Text beside the status; what is longer than 120 characters is cut.",
            bound::text),
  };
};
using DefaultStatusParams = Named<"status", std::string, "online, away, busy or offline.", bound::text>;
using PreferencesParams = Named<"preferences", json::object, "To change.", bound::free_form>;
using PasswordParams = Named<"password", std::string, "The new password.", bound::token>;
using UsernameParams = Named<"username", std::string, "Without @.", bound::name>;
using RealNameParams = Named<"name", std::string, "Display name.", bound::name>;
using EmailParams = Named<"email", std::string, "E-mail address.", bound::text>;
using UserParam = Named<"userId", UserId, "Who.">;
struct OffsetParams {
  double hours = 0;

  static constexpr auto kFields =
      FieldList{field("utcOffset", &OffsetParams::hours, "Hours east of Greenwich.", range(-14, 14))};
};
struct ProfileSettings {
  std::optional<std::string> email, username, name, new_password, status_text, status, bio, nickname, typed_password;

  static constexpr auto kFields = FieldList{
      field("email", &ProfileSettings::email, "Needs the current password.", bound::text),
      field("username", &ProfileSettings::username, "Username.", bound::name),
      field("realname", &ProfileSettings::name, "Display name.", bound::name),
      field("newPassword", &ProfileSettings::new_password, "Needs the current password.", bound::token),
      field("statusText", &ProfileSettings::status_text, "Text beside the status.", bound::text),
      field("statusType", &ProfileSettings::status, "online, away, busy or offline.", bound::text),
      field("bio", &ProfileSettings::bio, "About text.", bound::text),
      field("nickname", &ProfileSettings::nickname, "Extra label.", bound::name),
      field("typedPassword", &ProfileSettings::typed_password, "The current password: SHA-256 in hex, or plain text.",
            bound::token),
  };
};
struct ProfileParams {
  ProfileSettings settings;
  json::object custom_fields;

  static constexpr auto kFields = FieldList{
      field("settings", &ProfileParams::settings, "What to change."),
      field("customFields", &ProfileParams::custom_fields, "Refused unless empty.", bound::custom_fields, defaulted()),
  };
};
struct RenewedToken {
  std::string token;
  std::optional<Timestamp> expires_at;

  static constexpr auto kFields = FieldList{
      field("token", &RenewedToken::token, "To log in with from now on."),
      field("tokenExpires", &RenewedToken::expires_at, "Until when."),
  };
};
struct TokenName {
  std::string token_name;
  std::optional<bool> bypass_two_factor;

  static constexpr auto kFields = FieldList{
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

const std::vector<ErrorCode> kRefusedChanges{errors::invalid_password,
                                             errors::action_not_allowed,
                                             errors::field_unavailable,
                                             errors::password_policy_not_met,
                                             errors::bio_size_exceeded,
                                             errors::nickname_size_exceeded,
                                             errors::could_not_save_identity,
                                             errors::input_is_not_valid,
                                             errors::blocked_username,
                                             errors::invalid_email,
                                             errors::invalid_status,
                                             errors::status_not_allowed,
                                             errors::password_same_as_current,
                                             errors::field_required,
                                             errors::not_allowed};

std::optional<std::string> filled(const std::optional<std::string>& text) {
  return text && !text->empty() ? text : std::nullopt;
}

bool save_profile(Call& call, const ProfileParams& p) {
  if (!p.custom_fields.empty()) {
    throw Refusal(errors::action_not_allowed, "customFields of people cannot be changed");
  }
  const auto& s = p.settings;
  core::accounts::update_own(
      call.ctx, call.actor(),
      {.name = s.name,
       .username = filled(s.username),
       .email = filled(s.email),
       .bio = s.bio,
       .nickname = s.nickname,
       .status_text = s.status_text,
       .status = filled(s.status),
       .new_password = filled(s.new_password),
       .current_password_digest = core::accounts::given_digest(json::value(s.typed_password.value_or("")))});
  return true;
}

using Member = std::optional<std::string> core::accounts::OwnChanges::*;

template <class Params>
void declare_change(api::Methods& methods, const std::string& name, std::string_view summary, Member member) {
  methods.add<Params, std::string>({
      .name = name,
      .access = Access::user(),
      .summary = summary,
      .errors = kRefusedChanges,
      .handler =
          [member](Call& call, const auto& p) {
            core::accounts::OwnChanges changes;
            changes.*member = p.value;
            core::accounts::update_own(call.ctx, call.actor(), changes);
            return p.value;
          },
  });
}

void declare_changes(api::Methods& methods) {
  using core::accounts::OwnChanges;
  declare_change<UsernameParams>(methods, "setUsername", "Choose another username.", &OwnChanges::username);
  declare_change<RealNameParams>(methods, "setRealName", "Choose another display name.", &OwnChanges::name);
  declare_change<EmailParams>(methods, "setEmail", "Refused to who has a password: saveUserProfile asks for it.",
                              &OwnChanges::email);
  methods.add<ProfileParams, bool>({
      .name = "saveUserProfile",
      .access = Access::user(),
      .summary = "Change one's own account.",
      .errors = kRefusedChanges,
      .handler = save_profile,
  });
  methods.add<OffsetParams, Nothing>({
      .name = "userSetUtcOffset",
      .access = Access::user(),
      .summary = "Where one is, by the clock.",
      .handler = [](Call& call, const auto& p) { core::accounts::set_utc_offset(call.ctx, call.actor(), p.hours); },
  });
  methods.add<UsernameParams, bool>({
      .name = "checkUsernameAvailability",
      .access = Access::user(),
      .summary = "Whether a username is free.",
      .handler =
          [](Call& call, const auto& p) {
            const auto reader = call.ctx.db.read();
            return core::accounts::is_available(*reader, call.ctx, call.actor().username, p.value);
          },
  });
  methods.add<UserParam, std::string>({
      .name = "getUserStatusText",
      .access = Access::user(),
      .summary = "The text beside somebody's status.",
      .errors = {errors::invalid_user},
      .handler = [](Call& call,
                    const auto& p) { return core::users::get(call.ctx, {.id = p.value, .username = {}}).status_text; },
  });
  methods.add<Nothing, Nothing>({
      .name = "removeOtherTokens",
      .access = Access::user(),
      .summary = "End one's other sessions.",
      .handler = [](Call& call, const Nothing&) { core::accounts::logout_others(call.ctx, call.actor()); },
  });
  methods.add<Nothing, RenewedToken>({
      .name = "logoutOtherClients",
      .access = Access::user(),
      .summary = "End all sessions and begin a new one.",
      .errors = {errors::unauthorized},
      .handler =
          [](Call& call, const Nothing&) {
            auto made = core::accounts::renew_alone(call.ctx, call.actor(),
                                                    {.address = call.address, .user_agent = call.user_agent});
            return RenewedToken{std::move(made.token), made.expires_at};
          },
  });
}

void declare_tokens(api::Methods& methods) {
  methods.add<TokenParams, std::string>({
      .name = "personalAccessTokens:generateToken",
      .access = Access::user(),
      .summary = "Make a personal access token.",
      .errors = {errors::not_authorized, errors::token_already_exists, errors::field_required, errors::too_many_tokens},
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
  declare_changes(methods);
  declare_tokens(methods);
}

}  // namespace confab::ddp
