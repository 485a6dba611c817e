#include "core/accounts/profile.h"
#include "api/password_policy.h"
#include "base/digest.h"
#include "base/errors/accounts.h"
#include "base/errors/configuration.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/accounts/credentials.h"
#include "core/accounts/names.h"
#include "core/accounts/preferences.h"
#include "core/users/find.h"
#include "rest/account_api.h"
#include "rest/user_result.h"

namespace confab::rest {

struct OwnInfoData {
  std::optional<std::string> name, username, email, bio, nickname, status_text, status_type, new_password;
  json::value current_password;

  static constexpr bool kClosed = true;
  static constexpr auto kFields = FieldList{
      field("name", &OwnInfoData::name, "Display name.", bound::name),
      field("username", &OwnInfoData::username, "Username.", bound::name),
      field("email", &OwnInfoData::email, "Needs the current password.", bound::text),
      field("bio", &OwnInfoData::bio, "About text.", bound::text),
      field("nickname", &OwnInfoData::nickname, "Extra label.", bound::name),
      field("statusText", &OwnInfoData::status_text, "Text beside the status.", bound::text),
      field("statusType", &OwnInfoData::status_type, "Status.", one_of("online|away|busy|offline")),
      field("newPassword", &OwnInfoData::new_password, "Needs the current password, unless a change is demanded.",
            bound::text),
      field("currentPassword", &OwnInfoData::current_password, "SHA-256 in hex, or plain text.", bound::free_form,
            defaulted()),
  };
};
struct OwnInfoParams {
  OwnInfoData value;
  std::optional<json::object> custom_fields;

  static constexpr auto kFields = FieldList{
      field("data", &OwnInfoParams::value, "What to change."),
      field("customFields", &OwnInfoParams::custom_fields, "Refused unless empty.", bound::custom_fields),
  };
};
struct PreferencesParams {
  std::optional<UserId> user_id;
  json::object data;

  static constexpr auto kFields = FieldList{
      field("userId", &PreferencesParams::user_id, "Left out: oneself."),
      field("data", &PreferencesParams::data, "Preferences to change.", bound::free_form),
  };
};
using PreferencesResult = Named<"preferences", json::object, "Own choices; the defaults of all others are in `me`.">;
struct SavedPreferences {
  UserId id;
  json::object settings;

  static constexpr auto kFields = FieldList{
      field("_id", &SavedPreferences::id, "The user."),
      field("settings", &SavedPreferences::settings, "preferences."),
  };
};
using PreferencesSavedResult = Named<"user", SavedPreferences, "The account.">;
using UsernameParams = Named<"username", std::string, "A username.", bound::name>;
using AvailableResult = Named<"result", bool, "Whether it is free.">;
using SuggestionResult = Named<"result", std::string, "A free username.">;

namespace {

model::User own_account(const api::Call& call) {
  return core::users::get(call.ctx, {.id = call.actor().id, .username = {}});
}

// What was chosen, and nothing else. Here, and only here, clients find the language among them.
json::object chosen_preferences(const model::User& user) {
  auto preferences = user.preferences;
  if (user.language) preferences["language"] = *user.language;
  return preferences;
}

OneUserResult update_own(api::Call& call, const OwnInfoParams& p) {
  refuse_custom_fields(p.custom_fields);
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
       .current_password_digest = core::accounts::given_digest(d.current_password)});
  return {user_document(call, user)};
}

}  // namespace

void declare_profile(api::Endpoints& endpoints) {
  endpoints.get<api::Nothing, OwnDocument>({
      .path = "/api/v1/me",
      .access = api::Access::user(),
      .summary = "The own account.",
      .rate = api::kInteractive,
      .handler =
          [](api::Call& call, const api::Nothing&) {
            auto document = own_document(call, own_account(call));
            document.is_oauth_user = false;
            if (const auto& by = call.actor().impersonator) document.impersonated_by = {by->id, by->username, {}};
            return document;
          },
  });
  endpoints.post<OwnInfoParams, OneUserResult>({
      .path = "/api/v1/users.updateOwnBasicInfo",
      .access = api::Access::user(),
      .summary = "Change one's own account.",
      .errors = {errors::invalid_password, errors::action_not_allowed, errors::not_allowed, errors::field_unavailable,
                 errors::password_policy_not_met, errors::bio_size_exceeded, errors::nickname_size_exceeded,
                 errors::could_not_save_identity, errors::input_is_not_valid, errors::blocked_username,
                 errors::invalid_email, errors::invalid_status, errors::status_not_allowed,
                 errors::password_same_as_current, errors::field_required},
      .check = Check::closed_schema,
      .handler = update_own,
  });
  endpoints.get<api::Nothing, api::PasswordPolicy>({
      .path = "/api/v1/pw.getPolicy",
      .access = api::Access::anyone(),
      .summary = "What passwords must be like.",
      .rate = api::kInteractive,
      .handler = [](api::Call& call, const api::Nothing&) { return api::password_policy(call.ctx); },
  });
  endpoints.get<api::Nothing, PreferencesResult>({
      .path = "/api/v1/users.getPreferences",
      .access = api::Access::user(),
      .summary = "The preferences that one has chosen.",
      .rate = api::kInteractive,
      .handler = [](api::Call& call, const api::Nothing&) { return chosen_preferences(own_account(call)); },
  });
  endpoints.post<PreferencesParams, PreferencesSavedResult>({
      .path = "/api/v1/users.setPreferences",
      .access = api::Access::user(),
      .summary = "Change preferences.",
      .errors = {errors::invalid_setting, errors::action_not_allowed, errors::invalid_user,
                 errors::invalid_idle_time_limit},
      .renamed = {{.from = errors::not_allowed,
                   .to = errors::action_not_allowed,
                   .text = "Editing user is not allowed"}},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](api::Call& call, const auto& p) {
            const auto user =
                core::accounts::set_preferences(call.ctx, call.actor(), p.user_id.value_or(call.actor().id), p.data);
            return PreferencesSavedResult{{user.id, {{"preferences", chosen_preferences(user)}}}};
          },
  });
  endpoints.get<UsernameParams, AvailableResult>({
      .path = "/api/v1/users.checkUsernameAvailability",
      .access = api::Access::user(),
      .summary = "Whether a username is free.",
      .errors = {errors::invalid_username},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](api::Call& call, const auto& p) {
            if (p.value.empty()) throw Refusal(errors::invalid_username, "Invalid username");
            const auto reader = call.ctx.db.read();
            return core::accounts::is_available(*reader, call.ctx, call.actor().username, p.value);
          },
  });
  endpoints.get<api::Nothing, SuggestionResult>({
      .path = "/api/v1/users.getUsernameSuggestion",
      .access = api::Access::user(),
      .summary = "A free username made from the own name.",
      .handler =
          [](api::Call& call, const api::Nothing&) {
            const auto user = own_account(call);
            const auto reader = call.ctx.db.read();
            const auto from = user.name             ? *user.name
                              : user.emails.empty() ? std::string{}
                                                    : user.emails.front().address;
            return core::accounts::suggest_username(*reader, call.ctx, from);
          },
  });
}

}  // namespace confab::rest
