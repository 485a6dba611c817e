#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"
#include "base/id.h"
#include "base/json.h"
#include "base/time.h"
#include "bus/change.h"
#include "model/user.h"

namespace confab::bus {

/// Those members of an account that changed, with what they are now; those that are not there did not. The names are
/// those of clients (stream userData).
struct UserMembers {
  std::optional<std::string> username, name, bio, nickname, status_default, status_text, language, avatar_etag,
      avatar_origin;
  std::optional<double> utc_offset;
  std::optional<Timestamp> status_expires_at;
  std::optional<std::vector<model::Email>> emails;
  std::optional<std::vector<std::string>> roles;
  std::optional<bool> active, require_password_change, password_changed;
  std::optional<json::object> custom_fields;

  static constexpr auto kFields = FieldList{
      field("username", &UserMembers::username, "Without @."),
      field("name", &UserMembers::name, "Display name."),
      field("bio", &UserMembers::bio, "About oneself."),
      field("nickname", &UserMembers::nickname, "Nickname."),
      field("statusDefault", &UserMembers::status_default, "The status that was chosen."),
      field("statusText", &UserMembers::status_text, "The text beside it."),
      field("statusExpiresAt", &UserMembers::status_expires_at, "When both end."),
      field("language", &UserMembers::language, "Of the client."),
      field("avatarETag", &UserMembers::avatar_etag, "Changes with the picture; empty: there is none."),
      field("avatarOrigin", &UserMembers::avatar_origin, "Whence it came; empty: there is none."),
      field("utcOffset", &UserMembers::utc_offset, "Hours east of Greenwich."),
      field("emails", &UserMembers::emails, "All addresses."),
      field("roles", &UserMembers::roles, "All roles in the workspace."),
      field("customFields", &UserMembers::custom_fields, "Free-form fields."),
      field("active", &UserMembers::active, "Whether it may log in."),
      field("requirePasswordChange", &UserMembers::require_password_change, "The password must be changed next."),
      field("passwordChanged", &UserMembers::password_changed, "Somebody else has set the password."),
  };
};
struct UserFields : UserMembers {
  /// Preferences by name; clients know each as a member `settings.preferences.<name>`.
  std::map<std::string, json::value> preferences;
  bool status_never_expires = false;  // statusExpiresAt is gone
};

struct UserChanged {
  UserId user;
  Change change = Change::updated;
  UserFields fields = {};
};

}  // namespace confab::bus
