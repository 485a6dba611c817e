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
  Field<"_id", UserId, "The user's id."> id;
  Field<"username", std::optional<std::string>, "Unset until chosen."> username;
  Field<"name", std::optional<std::string>, "Display name."> name;
  Field<"nickname", std::optional<std::string>, "Extra label."> nickname;
  Field<"bio", std::optional<std::string>, "About text."> bio;
  Field<"reason", std::optional<std::string>, "Why the account was asked for."> reason;
  Field<"avatarETag", std::optional<std::string>, "Changes with the avatar."> avatar_etag;
  Field<"status", std::string, "online, away, busy or offline."> status;
  Field<"statusText", std::optional<std::string>, "Text beside the status."> status_text;
  Field<"statusExpiresAt", std::optional<Timestamp>, "When both end."> status_expires_at;
  Field<"type", std::string, "user, bot or app."> type;
  Field<"utcOffset", std::optional<double>, "Hours."> utc_offset;
  Field<"active", bool, "False: deactivated, or waiting for approval."> active = true;
  Field<"canViewAllInfo", std::optional<bool>, "Whether the caller sees everything."> can_view_all_info;
  Field<"emails", std::optional<std::vector<model::Email>>, "Addresses; the first is the main one."> emails;
  Field<"statusConnection", std::optional<std::string>, "Status of the connections alone."> status_connection;
  Field<"statusDefault", std::optional<std::string>, "The status that was chosen."> status_default;
  Field<"createdAt", std::optional<Timestamp>, "When the account was made."> created_at;
  Field<"lastLogin", std::optional<Timestamp>, "The last log-in."> last_login;
  Field<"_updatedAt", std::optional<Timestamp>, "When it last changed."> updated_at;
  Field<"requirePasswordChange", std::optional<bool>, "A new password is asked for at the next log-in.">
      require_password_change;
  Field<"roles", std::optional<std::vector<std::string>>, "Roles in the workspace."> roles;
  Field<"settings", std::optional<json::object>, "Preferences; own account only."> settings;
  Field<"services", std::optional<json::object>, "Which ways of logging in exist; own account only, without secrets.">
      services;
  Field<"customFields", std::optional<json::object>, "Free-form fields."> custom_fields;
  Field<"rooms", std::optional<json::array>, "Rooms of the user, when asked for."> rooms;
  static constexpr std::string_view kSchema = "User";
};

/// The own account, as `me` and the log-in answer it.
struct OwnDocument {
  Field<"_id", UserId, "The user's id."> id;
  Field<"username", std::optional<std::string>, "Unset until chosen."> username;
  Field<"name", std::optional<std::string>, "Display name."> name;
  Field<"nickname", std::optional<std::string>, "Extra label."> nickname;
  Field<"bio", std::optional<std::string>, "About text."> bio;
  Field<"language", std::optional<std::string>, "Language of the interface."> language;
  Field<"avatarETag", std::optional<std::string>, "Changes with the avatar."> avatar_etag;
  Field<"avatarOrigin", std::optional<std::string>, "Whence it came: upload, rest, url; initials: none is wanted.">
      avatar_origin;
  Field<"emails", std::vector<model::Email>, "Addresses; the first is the main one."> emails;
  Field<"email", std::optional<std::string>, "The first confirmed address."> email;
  Field<"status", std::string, "How others see one."> status;
  Field<"statusDefault", std::string, "The status that was chosen."> status_default;
  Field<"statusText", std::string, "Text beside the status."> status_text;
  Field<"statusExpiresAt", std::optional<Timestamp>, "When both end."> status_expires_at;
  Field<"statusConnection", std::string, "Status of the connections alone."> status_connection;
  Field<"type", std::string, "user, bot or app."> type;
  Field<"avatarUrl", std::string, "Address of the avatar."> avatar_url;
  Field<"utcOffset", std::optional<double>, "Hours."> utc_offset;
  Field<"settings", json::object, "profile and preferences."> settings;
  Field<"services", json::object, "Which ways of logging in exist, without secrets."> services;
  Field<"customFields", json::object, "Free-form fields."> custom_fields;
  Field<"roles", std::vector<std::string>, "Roles in the workspace."> roles;
  Field<"active", bool, "False: deactivated."> active = true;
  Field<"impersonatedBy", std::optional<model::UserRef>,
        "The administrator who acts as this person, in this session. Confab's own.">
      impersonated_by;
  Field<"isOAuthUser", std::optional<bool>, "Logs in with another service."> is_oauth_user;
  Field<"enableAutoAway", bool, "Turns away when idle."> enable_auto_away = true;
  Field<"idleTimeLimit", std::int64_t, "Seconds until then."> idle_time_limit = 300;
  Field<"requirePasswordChange", std::optional<bool>, "A new password must be chosen first."> require_password_change;
  Field<"requirePasswordChangeReason", std::optional<std::string>, "Why."> require_password_change_reason;
  Field<"createdAt", Timestamp, "When the account was made."> created_at;
  Field<"_updatedAt", Timestamp, "When it last changed."> updated_at;
  static constexpr std::string_view kSchema = "OwnUser";
};

/// The account as the caller may see it.
[[nodiscard]] UserDocument user_document(const api::Call& call, const model::User& user);
/// The same without what only the full view holds, for lists.
[[nodiscard]] UserDocument short_document(const api::Call& call, const model::User& user);
[[nodiscard]] OwnDocument own_document(const api::Call& call, const model::User& user);

}  // namespace confab::rest
