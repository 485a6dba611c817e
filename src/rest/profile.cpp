#include "core/accounts/profile.h"
#include "api/password_policy.h"
#include "base/digest.h"
#include "base/errors/accounts.h"
#include "base/errors/configuration.h"
#include "base/errors/people.h"
#include "core/accounts/credentials.h"
#include "core/accounts/names.h"
#include "core/accounts/preferences.h"
#include "core/users/find.h"
#include "rest/account_api.h"
#include "rest/user_result.h"

namespace confab::rest {

struct OwnInfoData {
  Field<"name", std::optional<std::string>, "Display name.", bound::name> name;
  Field<"username", std::optional<std::string>, "Username.", bound::name> username;
  Field<"email", std::optional<std::string>, "Needs a code, or the current password.", bound::text> email;
  Field<"bio", std::optional<std::string>, "About text.", bound::text> bio;
  Field<"nickname", std::optional<std::string>, "Extra label.", bound::name> nickname;
  Field<"statusText", std::optional<std::string>, "Text beside the status.", bound::text> status_text;
  Field<"statusType", std::optional<std::string>, "Status.", one_of("online|away|busy|offline")> status_type;
  Field<"newPassword", std::optional<std::string>,
        "Needs a code, or the current password, unless a change is demanded.", bound::text>
      new_password;
  Field<"currentPassword", json::value, "SHA-256 in hex, or plain text.", bound::free_form, defaulted{}>
      current_password;
  static constexpr bool kClosed = true;
};
struct OwnInfoParams {
  Field<"data", OwnInfoData, "What to change."> value;
  Field<"customFields", std::optional<json::object>, "As Accounts_CustomFields wants them.", bound::custom_fields>
      custom_fields;
};
struct PreferencesParams {
  Field<"userId", std::optional<UserId>, "Left out: oneself."> user_id;
  Field<"data", json::object, "Preferences to change.", bound::free_form> data;
};
using PreferencesResult = Named<"preferences", json::object, "Own choices; the defaults of all others are in `me`.">;
struct SavedPreferences {
  Field<"_id", UserId, "The user."> id;
  Field<"settings", json::object, "preferences."> settings;
};
using PreferencesSavedResult = Named<"user", SavedPreferences, "The account.">;
using UsernameParams = Named<"username", std::string, "A username.", bound::name>;
using AvailableResult = Named<"result", bool, "Whether it is free.">;
using SuggestionResult = Named<"result", std::string, "A free username.">;

namespace {

model::User own_account(const Call& call) {
  return core::users::get(call.ctx, {.id = call.actor().id, .username = {}});
}

// What was chosen, and nothing else. Here, and only here, clients find the language among them.
json::object chosen_preferences(const model::User& user) {
  auto preferences = user.preferences;
  if (user.language) preferences["language"] = *user.language;
  return preferences;
}

OneUserResult update_own(Call& call, const OwnInfoParams& p) {
  const auto& d = p.value;
  const auto user = core::accounts::update_own(
      call.ctx, call.actor(),
      {.name = d.name,
       .username = d.username,
       .email = d.email,
       .bio = d.bio,
       .nickname = d.nickname,
       .status_text = d.status_text,
       .status = d.status_type,
       .new_password = d.new_password && !d.new_password->empty() ? d.new_password : std::nullopt,
       .current_password_digest = core::accounts::given_digest(d.current_password),
       .custom_fields = p.custom_fields,
       .evidence = api::evidence_of(call)});
  return {user_document(call, user)};
}

}  // namespace

void declare_profile(api::Endpoints& endpoints) {
  endpoints.get<Nothing, OwnDocument>("/api/v1/me", Access::user(), "The own account.", rate::lively,
                                      [](Call& call, const Nothing&) {
                                        auto document = own_document(call, own_account(call));
                                        document.is_oauth_user = false;
                                        if (const auto& by = call.actor().impersonator)
                                          document.impersonated_by = model::UserRef{by->id, by->username, {}};
                                        return document;
                                      });
  endpoints.post<OwnInfoParams, OneUserResult>(
      "/api/v1/users.updateOwnBasicInfo", Access::user(), "Change one's own account.",
      {errors::invalid_password, errors::action_not_allowed, errors::not_allowed, errors::field_unavailable,
       errors::password_policy_not_met, errors::bio_size_exceeded, errors::nickname_size_exceeded,
       errors::could_not_save_identity, errors::input_is_not_valid, errors::blocked_username, errors::invalid_email,
       errors::password_same_as_current, errors::custom_field_refused, errors::password_in_history},
      Check::closed_schema, Proof::by_change, update_own);
  endpoints.get<Nothing, api::PasswordPolicy>(
      "/api/v1/pw.getPolicy", Access::anyone(), "What passwords must be like.", rate::lively,
      [](Call& call, const Nothing&) { return api::password_policy(call.ctx); });
  endpoints.get<Nothing, PreferencesResult>(
      "/api/v1/users.getPreferences", Access::user(), "The preferences that one has chosen.", rate::lively,
      [](Call& call, const Nothing&) { return chosen_preferences(own_account(call)); });
  endpoints.post<PreferencesParams, PreferencesSavedResult>(
      "/api/v1/users.setPreferences", Access::user(), "Change preferences.",
      {errors::invalid_setting, errors::action_not_allowed, errors::invalid_user, errors::invalid_idle_time_limit},
      rate::lively, Check::closed_schema,
      Renamed{errors::not_allowed, errors::action_not_allowed, "Editing user is not allowed"},
      [](Call& call, const auto& p) {
        const auto user =
            core::accounts::set_preferences(call.ctx, call.actor(), p.user_id.value_or(call.actor().id), p.data);
        return PreferencesSavedResult{{user.id, {{"preferences", chosen_preferences(user)}}}};
      });
  endpoints.get<UsernameParams, AvailableResult>(
      "/api/v1/users.checkUsernameAvailability", Access::user(), "Whether a username is free.",
      {errors::invalid_username}, rate::lively, Check::closed_schema, [](Call& call, const auto& p) {
        if (p.value.empty()) throw Refusal(errors::invalid_username, "Invalid username");
        return core::accounts::is_available(call.ctx, call.actor().username, p.value);
      });
  endpoints.get<Nothing, SuggestionResult>(
      "/api/v1/users.getUsernameSuggestion", Access::user(), "A free username made from the own name.",
      [](Call& call, const Nothing&) {
        const auto user = own_account(call);
        const auto from = user.name ? *user.name : user.emails.empty() ? std::string{} : user.emails.front().address;
        return core::accounts::suggest_username(call.ctx, from);
      });
}

}  // namespace confab::rest
