#pragma once
// How accounts look to themselves and to others (compat/entities.md, "Views of a user").

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "base/fields.h"
#include "model/user.h"

namespace confab::rest {

/// What others see; the members in the second half only with view-full-other-user-info, or of oneself.
struct UserDocument {
  UserId id;
  std::optional<std::string> username, name, nickname, bio, reason, avatar_etag;
  std::string status, status_text, type;
  std::optional<double> utc_offset;
  bool active = true;
  std::optional<bool> can_view_all_info;

  std::optional<std::vector<model::Email>> emails;
  std::optional<std::string> status_connection, status_default;
  std::optional<Timestamp> created_at, last_login, updated_at;
  std::optional<bool> require_password_change;
  std::optional<std::vector<std::string>> roles;
  std::optional<json::object> settings, services, custom_fields;
  std::optional<json::array> rooms;
};

/// The own account, as `me` and the log-in answer it.
struct OwnDocument {
  UserId id;
  std::optional<std::string> username, name, nickname, bio, language, avatar_etag, email,
      require_password_change_reason;
  std::vector<model::Email> emails;
  std::string status, status_default, status_text, status_connection, type, avatar_url;
  std::optional<double> utc_offset;
  json::object settings, services, custom_fields;
  std::vector<std::string> roles;
  bool active = true;
  std::optional<bool> is_oauth_user;
  bool enable_auto_away = true;
  std::int64_t idle_time_limit = 300;
  std::optional<bool> require_password_change;
  Timestamp created_at, updated_at;
};

/// The account as the caller may see it.
[[nodiscard]] UserDocument user_document(const api::Call& call, const model::User& user);
/// The same without what only the full view holds, for lists.
[[nodiscard]] UserDocument short_document(const api::Call& call, const model::User& user);
[[nodiscard]] OwnDocument own_document(const api::Call& call, const model::User& user);

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::UserDocument> {
  static constexpr std::string_view name = "User";
  using U = rest::UserDocument;
  static constexpr auto list = std::tuple{
      field("_id", &U::id, "The user's id."),
      field("username", &U::username, "Unset until chosen."),
      field("name", &U::name, "Display name."),
      field("nickname", &U::nickname, "Extra label."),
      field("bio", &U::bio, "About text."),
      field("reason", &U::reason, "Why the account was asked for."),
      field("avatarETag", &U::avatar_etag, "Changes with the avatar."),
      field("status", &U::status, "online, away, busy or offline."),
      field("statusText", &U::status_text, "Text beside the status."),
      field("type", &U::type, "user, bot or app."),
      field("utcOffset", &U::utc_offset, "Hours."),
      field("active", &U::active, "False: deactivated, or waiting for approval."),
      field("canViewAllInfo", &U::can_view_all_info, "Whether the caller sees everything."),
      field("emails", &U::emails, "Addresses; the first is the main one."),
      field("statusConnection", &U::status_connection, "Status of the connections alone."),
      field("statusDefault", &U::status_default, "The status that was chosen."),
      field("createdAt", &U::created_at, "When the account was made."),
      field("lastLogin", &U::last_login, "The last log-in."),
      field("_updatedAt", &U::updated_at, "When it last changed."),
      field("requirePasswordChange", &U::require_password_change, "A new password is asked for at the next log-in."),
      field("roles", &U::roles, "Roles in the workspace."),
      field("settings", &U::settings, "Preferences; own account only."),
      field("services", &U::services, "Which ways of logging in exist; own account only, without secrets."),
      field("customFields", &U::custom_fields, "Free-form fields."),
      field("rooms", &U::rooms, "Rooms of the user, when asked for."),
  };
};

template <>
struct confab::Fields<confab::rest::OwnDocument> {
  static constexpr std::string_view name = "OwnUser";
  using U = rest::OwnDocument;
  static constexpr auto list = std::tuple{
      field("_id", &U::id, "The user's id."),
      field("username", &U::username, "Unset until chosen."),
      field("name", &U::name, "Display name."),
      field("nickname", &U::nickname, "Extra label."),
      field("bio", &U::bio, "About text."),
      field("language", &U::language, "Language of the interface."),
      field("avatarETag", &U::avatar_etag, "Changes with the avatar."),
      field("emails", &U::emails, "Addresses; the first is the main one."),
      field("email", &U::email, "The first confirmed address."),
      field("status", &U::status, "How others see one."),
      field("statusDefault", &U::status_default, "The status that was chosen."),
      field("statusText", &U::status_text, "Text beside the status."),
      field("statusConnection", &U::status_connection, "Status of the connections alone."),
      field("type", &U::type, "user, bot or app."),
      field("avatarUrl", &U::avatar_url, "Address of the avatar."),
      field("utcOffset", &U::utc_offset, "Hours."),
      field("settings", &U::settings, "profile and preferences."),
      field("services", &U::services, "Which ways of logging in exist, without secrets."),
      field("customFields", &U::custom_fields, "Free-form fields."),
      field("roles", &U::roles, "Roles in the workspace."),
      field("active", &U::active, "False: deactivated."),
      field("isOAuthUser", &U::is_oauth_user, "Logs in with another service."),
      field("enableAutoAway", &U::enable_auto_away, "Turns away when idle."),
      field("idleTimeLimit", &U::idle_time_limit, "Seconds until then."),
      field("requirePasswordChange", &U::require_password_change, "A new password must be chosen first."),
      field("requirePasswordChangeReason", &U::require_password_change_reason, "Why."),
      field("createdAt", &U::created_at, "When the account was made."),
      field("_updatedAt", &U::updated_at, "When it last changed."),
  };
};
