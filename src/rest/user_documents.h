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
  std::optional<std::string> username, name, nickname, bio, reason, avatar_etag, status_text;
  std::string status, type;
  std::optional<Timestamp> status_expires_at;
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

  static constexpr std::string_view kSchema = "User";
  static constexpr auto kFields = FieldList{
      field("_id", &UserDocument::id, "The user's id."),
      field("username", &UserDocument::username, "Unset until chosen."),
      field("name", &UserDocument::name, "Display name."),
      field("nickname", &UserDocument::nickname, "Extra label."),
      field("bio", &UserDocument::bio, "About text."),
      field("reason", &UserDocument::reason, "Why the account was asked for."),
      field("avatarETag", &UserDocument::avatar_etag, "Changes with the avatar."),
      field("status", &UserDocument::status, "online, away, busy or offline."),
      field("statusText", &UserDocument::status_text, "Text beside the status."),
      field("statusExpiresAt", &UserDocument::status_expires_at, "When both end."),
      field("type", &UserDocument::type, "user, bot or app."),
      field("utcOffset", &UserDocument::utc_offset, "Hours."),
      field("active", &UserDocument::active, "False: deactivated, or waiting for approval."),
      field("canViewAllInfo", &UserDocument::can_view_all_info, "Whether the caller sees everything."),
      field("emails", &UserDocument::emails, "Addresses; the first is the main one."),
      field("statusConnection", &UserDocument::status_connection, "Status of the connections alone."),
      field("statusDefault", &UserDocument::status_default, "The status that was chosen."),
      field("createdAt", &UserDocument::created_at, "When the account was made."),
      field("lastLogin", &UserDocument::last_login, "The last log-in."),
      field("_updatedAt", &UserDocument::updated_at, "When it last changed."),
      field("requirePasswordChange", &UserDocument::require_password_change,
            "A new password is asked for at the next log-in."),
      field("roles", &UserDocument::roles, "Roles in the workspace."),
      field("settings", &UserDocument::settings, "Preferences; own account only."),
      field("services", &UserDocument::services, "Which ways of logging in exist; own account only, without secrets."),
      field("customFields", &UserDocument::custom_fields, "Free-form fields."),
      field("rooms", &UserDocument::rooms, "Rooms of the user, when asked for."),
  };
};

/// The own account, as `me` and the log-in answer it.
struct OwnDocument {
  UserId id;
  std::optional<std::string> username, name, nickname, bio, language, avatar_etag, avatar_origin, email,
      require_password_change_reason;
  std::vector<model::Email> emails;
  std::string status, status_default, status_text, status_connection, type, avatar_url;
  std::optional<Timestamp> status_expires_at;
  std::optional<double> utc_offset;
  json::object settings, services, custom_fields;
  std::vector<std::string> roles;
  bool active = true;
  std::optional<bool> is_oauth_user;
  bool enable_auto_away = true;
  std::int64_t idle_time_limit = 300;
  std::optional<bool> require_password_change;
  Timestamp created_at, updated_at;
  std::optional<model::UserRef> impersonated_by;

  static constexpr std::string_view kSchema = "OwnUser";
  static constexpr auto kFields = FieldList{
      field("_id", &OwnDocument::id, "The user's id."),
      field("username", &OwnDocument::username, "Unset until chosen."),
      field("name", &OwnDocument::name, "Display name."),
      field("nickname", &OwnDocument::nickname, "Extra label."),
      field("bio", &OwnDocument::bio, "About text."),
      field("language", &OwnDocument::language, "Language of the interface."),
      field("avatarETag", &OwnDocument::avatar_etag, "Changes with the avatar."),
      field("avatarOrigin", &OwnDocument::avatar_origin,
            "Whence it came: upload, rest, url; initials: none is wanted."),
      field("emails", &OwnDocument::emails, "Addresses; the first is the main one."),
      field("email", &OwnDocument::email, "The first confirmed address."),
      field("status", &OwnDocument::status, "How others see one."),
      field("statusDefault", &OwnDocument::status_default, "The status that was chosen."),
      field("statusText", &OwnDocument::status_text, "Text beside the status."),
      field("statusExpiresAt", &OwnDocument::status_expires_at, "When both end."),
      field("statusConnection", &OwnDocument::status_connection, "Status of the connections alone."),
      field("type", &OwnDocument::type, "user, bot or app."),
      field("avatarUrl", &OwnDocument::avatar_url, "Address of the avatar."),
      field("utcOffset", &OwnDocument::utc_offset, "Hours."),
      field("settings", &OwnDocument::settings, "profile and preferences."),
      field("services", &OwnDocument::services, "Which ways of logging in exist, without secrets."),
      field("customFields", &OwnDocument::custom_fields, "Free-form fields."),
      field("roles", &OwnDocument::roles, "Roles in the workspace."),
      field("active", &OwnDocument::active, "False: deactivated."),
      field("impersonatedBy", &OwnDocument::impersonated_by,
            "The administrator who acts as this person, in this session. Confab's own."),
      field("isOAuthUser", &OwnDocument::is_oauth_user, "Logs in with another service."),
      field("enableAutoAway", &OwnDocument::enable_auto_away, "Turns away when idle."),
      field("idleTimeLimit", &OwnDocument::idle_time_limit, "Seconds until then."),
      field("requirePasswordChange", &OwnDocument::require_password_change, "A new password must be chosen first."),
      field("requirePasswordChangeReason", &OwnDocument::require_password_change_reason, "Why."),
      field("createdAt", &OwnDocument::created_at, "When the account was made."),
      field("_updatedAt", &OwnDocument::updated_at, "When it last changed."),
  };
};

/// The account as the caller may see it.
[[nodiscard]] UserDocument user_document(const api::Call& call, const model::User& user);
/// The same without what only the full view holds, for lists.
[[nodiscard]] UserDocument short_document(const api::Call& call, const model::User& user);
[[nodiscard]] OwnDocument own_document(const api::Call& call, const model::User& user);

}  // namespace confab::rest
