#include "core/accounts/profile.h"
#include "base/digest.h"
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
};
struct OwnInfoParams {
  OwnInfoData data;
};
struct PreferencesParams {
  std::optional<UserId> user_id;
  json::object data;
};
struct PreferencesResult {
  json::object preferences;
};
struct SavedPreferences {
  UserId id;
  json::object settings;
};
struct PreferencesSavedResult {
  SavedPreferences user;
};
struct UsernameParams {
  std::string username;
};
struct AvailableResult {
  bool result = false;
};
struct SuggestionResult {
  std::string result;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::OwnInfoData> {
  using P = rest::OwnInfoData;
  static constexpr auto list = std::tuple{
      field("name", &P::name, "Display name."),
      field("username", &P::username, "Needs the current password."),
      field("email", &P::email, "Needs the current password."),
      field("bio", &P::bio, "About text."),
      field("nickname", &P::nickname, "Extra label."),
      field("statusText", &P::status_text, "Text beside the status."),
      field("statusType", &P::status_type, "Status.", one_of("online|away|busy|offline")),
      field("newPassword", &P::new_password, "Needs the current password, unless a change is demanded."),
      field("currentPassword", &P::current_password, "SHA-256 in hex, or plain text.", defaulted()),
  };
};
template <>
struct Fields<rest::OwnInfoParams> {
  static constexpr auto list = std::tuple{field("data", &rest::OwnInfoParams::data, "What to change.")};
};
template <>
struct Fields<rest::PreferencesParams> {
  using P = rest::PreferencesParams;
  static constexpr auto list = std::tuple{
      field("userId", &P::user_id, "Left out: oneself."),
      field("data", &P::data, "Preferences to change."),
  };
};
template <>
struct Fields<rest::PreferencesResult> {
  static constexpr auto list =
      std::tuple{field("preferences", &rest::PreferencesResult::preferences, "Defaults with own choices over them.")};
};
template <>
struct Fields<rest::SavedPreferences> {
  using R = rest::SavedPreferences;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The user."),
      field("settings", &R::settings, "preferences."),
  };
};
template <>
struct Fields<rest::PreferencesSavedResult> {
  static constexpr auto list = std::tuple{field("user", &rest::PreferencesSavedResult::user, "The account.")};
};
template <>
struct Fields<rest::UsernameParams> {
  static constexpr auto list = std::tuple{field("username", &rest::UsernameParams::username, "A username.")};
};
template <>
struct Fields<rest::AvailableResult> {
  static constexpr auto list = std::tuple{field("result", &rest::AvailableResult::result, "Whether it is free.")};
};
template <>
struct Fields<rest::SuggestionResult> {
  static constexpr auto list = std::tuple{field("result", &rest::SuggestionResult::result, "A free username.")};
};

}  // namespace confab

namespace confab::rest {
namespace {

model::User own_account(const api::Call& call) {
  return core::users::get(call.ctx, {.id = call.actor().id, .username = {}});
}

// Here, and only here, clients find the language among them.
json::object preferences_of(const api::Call& call, const model::User& user) {
  auto preferences = core::accounts::effective_preferences(call.ctx, user);
  if (user.language) preferences["language"] = *user.language;
  return preferences;
}

// The app sends the digest in hex, scripts send plain text.
std::string current_digest(const json::value& password) {
  if (password.is_string()) {
    const std::string_view text = password.get_string();
    const bool is_digest = text.size() == 64 && text.find_first_not_of("0123456789abcdefABCDEF") == text.npos;
    if (is_digest) return std::string{text};
  }
  return core::accounts::password_digest(password);
}

OneUserResult update_own(api::Call& call, const OwnInfoParams& p) {
  const auto& d = p.data;
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
       .current_password_digest = current_digest(d.current_password)});
  return {user_document(call, user)};
}

}  // namespace

void declare_profile(api::Endpoints& endpoints) {
  endpoints.get<api::Nothing, OwnDocument>("/api/v1/me", {
                                                             .access = api::Access::user(),
                                                             .summary = "The own account.",
                                                             .rate = api::kInteractive,
                                                             .handler =
                                                                 [](api::Call& call, const api::Nothing&) {
                                                                   auto document =
                                                                       own_document(call, own_account(call));
                                                                   document.is_oauth_user = false;
                                                                   return document;
                                                                 },
                                                         });
  endpoints.post<OwnInfoParams, OneUserResult>(
      "/api/v1/users.updateOwnBasicInfo",
      {
          .access = api::Access::user(),
          .summary = "Change one's own account.",
          .errors = {ErrorCode::invalid_password, ErrorCode::action_not_allowed, ErrorCode::field_unavailable,
                     ErrorCode::password_policy_not_met},
          .handler = update_own,
      });
  endpoints.get<api::Nothing, PreferencesResult>(
      "/api/v1/users.getPreferences",
      {
          .access = api::Access::user(),
          .summary = "The preferences in force for oneself.",
          .rate = api::kInteractive,
          .handler = [](api::Call& call,
                        const api::Nothing&) { return PreferencesResult{preferences_of(call, own_account(call))}; },
      });
  endpoints.post<PreferencesParams, PreferencesSavedResult>(
      "/api/v1/users.setPreferences",
      {
          .access = api::Access::user(),
          .summary = "Change preferences.",
          .rate = api::kInteractive,
          .handler =
              [](api::Call& call, const PreferencesParams& p) {
                const auto user = core::accounts::set_preferences(call.ctx, call.actor(),
                                                                  p.user_id.value_or(call.actor().id), p.data);
                return PreferencesSavedResult{{user.id, {{"preferences", preferences_of(call, user)}}}};
              },
      });
  endpoints.get<UsernameParams, AvailableResult>(
      "/api/v1/users.checkUsernameAvailability",
      {
          .access = api::Access::user(),
          .summary = "Whether a username is free.",
          .rate = api::kInteractive,
          .handler =
              [](api::Call& call, const UsernameParams& p) {
                if (p.username.empty()) throw Refusal(ErrorCode::invalid_username, "Invalid username");
                const auto reader = call.ctx.db.read();
                return AvailableResult{
                    core::accounts::is_available(*reader, call.ctx, call.actor().username, p.username)};
              },
      });
  endpoints.get<api::Nothing, SuggestionResult>(
      "/api/v1/users.getUsernameSuggestion",
      {
          .access = api::Access::user(),
          .summary = "A free username made from the own name.",
          .handler =
              [](api::Call& call, const api::Nothing&) {
                const auto user = own_account(call);
                const auto reader = call.ctx.db.read();
                const auto from = user.name             ? *user.name
                                  : user.emails.empty() ? std::string{}
                                                        : user.emails.front().address;
                return SuggestionResult{core::accounts::suggest_username(*reader, call.ctx, from)};
              },
      });
}

}  // namespace confab::rest
