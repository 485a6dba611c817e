#include "api/data_exports.h"
#include "base/errors/accounts.h"
#include "base/errors/configuration.h"
#include "base/errors/people.h"
#include "core/accounts/credentials.h"
#include "core/accounts/login.h"
#include "core/accounts/names.h"
#include "core/accounts/personal_tokens.h"
#include "core/accounts/preferences.h"
#include "core/accounts/profile.h"
#include "core/accounts/status.h"
#include "core/accounts/utc_offset.h"
#include "core/exports/request.h"
#include "core/users/find.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

struct StatusParams {
  Field<"statusType", std::optional<std::string>, "online, away, busy or offline.", bound::text> status;
  Field<"statusText", std::optional<std::string>, "Text beside the status; what is longer than 120 characters is cut.",
        bound::text>
      text;
};
using DefaultStatusParams = Named<"status", std::string, "online, away, busy or offline.", bound::text>;
using PreferencesParams = Named<"preferences", json::object, "To change.", bound::free_form>;
using PasswordParams = Named<"password", std::string, "The new password.", bound::token>;
using UsernameParams = Named<"username", std::string, "Without @.", bound::name>;
using RealNameParams = Named<"name", std::string, "Display name.", bound::name>;
using EmailParams = Named<"email", std::string, "E-mail address.", bound::text>;
using CustomFieldsParam = Named<"fields", json::object, "As Accounts_CustomFields wants them.", bound::custom_fields>;
using UserParam = Named<"userId", UserId, "Who.">;
struct OffsetParams {
  Field<"utcOffset", double, "Hours east of Greenwich.", range(-14, 14)> hours = 0;
};
struct ProfileSettings {
  Field<"email", std::optional<std::string>, "Needs a code, or the current password.", bound::text> email;
  Field<"username", std::optional<std::string>, "Username.", bound::name> username;
  Field<"realname", std::optional<std::string>, "Display name.", bound::name> name;
  Field<"newPassword", std::optional<std::string>, "Needs a code, or the current password.", bound::token> new_password;
  Field<"statusText", std::optional<std::string>, "Text beside the status.", bound::text> status_text;
  Field<"statusType", std::optional<std::string>, "online, away, busy or offline.", bound::text> status;
  Field<"bio", std::optional<std::string>, "About text.", bound::text> bio;
  Field<"nickname", std::optional<std::string>, "Extra label.", bound::name> nickname;
  Field<"typedPassword", std::optional<std::string>, "The current password: SHA-256 in hex, or plain text.",
        bound::token>
      typed_password;
};
struct ProfileParams {
  Field<"settings", ProfileSettings, "What to change."> settings;
  Field<"customFields", std::optional<json::object>, "As Accounts_CustomFields wants them.", bound::custom_fields>
      custom_fields;
};
struct RenewedToken {
  Field<"token", std::string, "To log in with from now on."> token;
  Field<"tokenExpires", std::optional<Timestamp>, "Until when."> expires_at;
};
struct TokenName {
  Field<"tokenName", std::string, "Name, one's own.", bound::token> token_name;
  Field<"bypassTwoFactor", std::optional<bool>, "Asked for no second factor."> bypass_two_factor;
};
using DataWish = Named<"fullExport", std::optional<bool>, "JSON for programs; otherwise HTML to read.">;
using DataParams = Named<"options", DataWish, "Which.">;
struct RequestedData {
  Field<"requested", bool, "False: it was asked for within the last 24 hours; that one is answered."> requested;
  Field<"exportOperation", api::ExportOperation, "How far it is."> operation;
  Field<"url", std::optional<std::string>, "Where it can be fetched, once it is there.", or_null{}> url;
};
using TokenParams = Named<"options", TokenName, "Which token.">;

namespace {

void declare_profile(api::Methods& methods) {
  methods.add<DefaultStatusParams, bool>("UserPresence:setDefaultStatus", Access::user(), "Choose how one is seen.",
                                         {errors::invalid_status, errors::status_not_allowed, errors::not_allowed},
                                         [](Call& call, const auto& p) {
                                           core::accounts::choose_status(call.ctx, call.actor(), p.value, std::nullopt);
                                           return true;
                                         });
  methods.add<StatusParams, bool>("setUserStatus", Access::user(), "Choose status and text.",
                                  {errors::invalid_status, errors::status_not_allowed, errors::not_allowed},
                                  [](Call& call, const auto& p) {
                                    core::accounts::choose_status(call.ctx, call.actor(), p.status, p.text);
                                    return true;
                                  });
  methods.add<DataParams, RequestedData>(
      "requestDataDownload", Access::user(), "Asks for an archive of all that is kept about oneself.",
      {errors::not_allowed, errors::impersonating}, [](Call& call, const auto& p) {
        const auto made = core::exports::request_own(
            call.ctx, call.actor(),
            p.value.value.value_or(false) ? core::exports::Format::json : core::exports::Format::html);
        return RequestedData{made.is_new, api::operation_of(call, made.request), api::archive_path(made.request)};
      });
  methods.add<PreferencesParams, bool>("saveUserPreferences", Access::user(), "Change one's own preferences.",
                                       {errors::invalid_setting}, [](Call& call, const auto& p) {
                                         core::accounts::set_preferences(call.ctx, call.actor(), call.actor().id,
                                                                         p.value);
                                         return true;
                                       });
  methods.add<PasswordParams, bool>(
      "setUserPassword", Access::user(), "Choose the new password that is demanded.",
      {errors::invalid_password, errors::password_policy_not_met, errors::password_same_as_current,
       errors::action_not_allowed, errors::field_required, errors::password_in_history},
      Proof::by_change, [](Call& call, const auto& p) {
        core::accounts::OwnChanges changes;
        changes.new_password = p.value;
        changes.evidence = api::evidence_of(call);
        core::accounts::update_own(call.ctx, call.actor(), changes);
        return true;
      });
  methods.add<Nothing, std::string>("getUsernameSuggestion", Access::user(), "A free username made from the own name.",
                                    [](Call& call, const Nothing&) {
                                      return core::accounts::suggest_username(
                                          call.ctx, call.actor().name.value_or(call.actor().username));
                                    });
}

std::optional<std::string> filled(const std::optional<std::string>& text) {
  return text && !text->empty() ? text : std::nullopt;
}

bool save_profile(Call& call, const ProfileParams& p) {
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
       .current_password_digest =
           s.typed_password ? core::accounts::given_digest(json::value(*s.typed_password)) : std::string{},
       .custom_fields = p.custom_fields,
       .evidence = api::evidence_of(call)});
  return true;
}

using Member = std::optional<std::string> core::accounts::OwnChanges::*;

template <class Params>
void declare_change(api::Methods& methods, const std::string& name, std::string_view summary,
                    std::vector<ErrorCode> errors, Proof proof, Member member) {
  // A setting may forbid changing this, or anything of the profile.
  errors.insert(errors.end(), {errors::action_not_allowed, errors::not_allowed});
  methods.add<Params, std::string>(name, Access::user(), summary, std::move(errors), proof,
                                   [member](Call& call, const auto& p) {
                                     core::accounts::OwnChanges changes;
                                     changes.evidence = api::evidence_of(call);
                                     changes.*member = p.value;
                                     core::accounts::update_own(call.ctx, call.actor(), changes);
                                     return p.value;
                                   });
}

void declare_changes(api::Methods& methods) {
  using core::accounts::OwnChanges;
  declare_change<UsernameParams>(methods, "setUsername", "Choose another username.",
                                 {errors::input_is_not_valid, errors::blocked_username, errors::could_not_save_identity,
                                  errors::field_unavailable},
                                 Proof::none, &OwnChanges::username);
  declare_change<RealNameParams>(methods, "setRealName", "Choose another display name.", {errors::input_is_not_valid},
                                 Proof::none, &OwnChanges::name);
  declare_change<EmailParams>(methods, "setEmail", "Choose another address.",
                              {errors::invalid_password, errors::invalid_email, errors::field_unavailable},
                              Proof::by_change, &OwnChanges::email);
  methods.add<ProfileParams, bool>(
      "saveUserProfile", Access::user(), "Change one's own account.",
      {errors::invalid_password, errors::action_not_allowed, errors::field_unavailable, errors::password_policy_not_met,
       errors::bio_size_exceeded, errors::nickname_size_exceeded, errors::could_not_save_identity,
       errors::input_is_not_valid, errors::blocked_username, errors::invalid_email, errors::invalid_status,
       errors::password_same_as_current, errors::password_in_history, errors::custom_field_refused,
       errors::not_allowed},
      Proof::by_change, save_profile);
  methods.add<CustomFieldsParam, Nothing>(
      "saveCustomFields", Access::user(), "Change one's own free-form fields.",
      {errors::custom_field_refused, errors::not_allowed}, [](Call& call, const auto& p) {
        core::accounts::update_own(call.ctx, call.actor(), {.custom_fields = p.value});
      });
  methods.add<OffsetParams, Nothing>(
      "userSetUtcOffset", Access::user(), "Where one is, by the clock.",
      [](Call& call, const auto& p) { core::accounts::set_utc_offset(call.ctx, call.actor(), p.hours); });
  methods.add<UsernameParams, bool>(
      "checkUsernameAvailability", Access::user(), "Whether a username is free.",
      [](Call& call, const auto& p) { return core::accounts::is_available(call.ctx, call.actor().username, p.value); });
  methods.add<UserParam, std::string>("getUserStatusText", Access::user(), "The text beside somebody's status.",
                                      {errors::invalid_user}, [](Call& call, const auto& p) {
                                        return core::users::get(call.ctx, {.id = p.value, .username = {}}).status_text;
                                      });
  methods.add<Nothing, Nothing>(
      "removeOtherTokens", Access::user(), "End one's other sessions.",
      [](Call& call, const Nothing&) { core::accounts::logout_others(call.ctx, call.actor()); });
  methods.add<Nothing, RenewedToken>(
      "logoutOtherClients", Access::user(), "End all sessions and begin a new one.", [](Call& call, const Nothing&) {
        auto made = core::accounts::renew_alone(call.ctx, call.actor(),
                                                {.address = call.address, .user_agent = call.user_agent});
        return RenewedToken{std::move(made.token), made.expires_at};
      });
}

void declare_tokens(api::Methods& methods) {
  methods.add<TokenParams, std::string>(
      "personalAccessTokens:generateToken", Access::user(), "Make a personal access token.",
      {errors::not_authorized, errors::token_already_exists, errors::field_required, errors::too_many_tokens},
      Proof::remembered, [](Call& call, const auto& p) {
        return core::accounts::generate_personal_token(call.ctx, call.actor(), p.value.token_name,
                                                       p.value.bypass_two_factor.value_or(false));
      });
  methods.add<TokenParams, std::string>(
      "personalAccessTokens:regenerateToken", Access::user(), "Replace a personal access token.",
      {errors::not_authorized, errors::token_does_not_exist}, Proof::remembered, [](Call& call, const auto& p) {
        return core::accounts::regenerate_personal_token(call.ctx, call.actor(), p.value.token_name);
      });
  methods.add<TokenParams, Nothing>(
      "personalAccessTokens:removeToken", Access::user(), "Remove a personal access token.",
      {errors::not_authorized, errors::token_does_not_exist}, Proof::remembered, [](Call& call, const auto& p) {
        core::accounts::remove_personal_token(call.ctx, call.actor(), p.value.token_name);
      });
}

}  // namespace

void declare_own_account_methods(api::Methods& methods) {
  declare_profile(methods);
  declare_changes(methods);
  declare_tokens(methods);
}

}  // namespace confab::ddp
