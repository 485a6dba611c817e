#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"

namespace confab::model {

/// The short form of a user that other documents carry (`u`, `editedBy`, ...).
struct UserRef {
  UserId id;
  std::string username;
  std::optional<std::string> name;
  friend bool operator==(const UserRef&, const UserRef&) = default;
};

struct Email {
  std::string address;
  bool verified = false;
};

/// The bot that is there on every workspace: clients and scripts count on its id, which is also its username.
inline constexpr std::string_view kBuiltInBot = "rocket.cat";

/// What a person chose to be seen as; `offline` means invisible.
inline constexpr std::string_view kStatuses = "online|away|busy|offline";

/// An account as it is stored. `no` is the row's number inside the database, never sent.
struct User {
  std::int64_t pk = 0;
  UserId id;
  std::optional<std::string> username;  // unset until chosen
  std::optional<std::string> name;
  std::string type = "user";  // user, bot, app
  bool active = true;
  std::vector<std::string> roles;
  std::vector<Email> emails;  // the first is the main address
  std::string status_default = "online";
  std::string status_text;
  std::optional<Timestamp> status_expires_at;  // then both are as if nothing had been chosen
  std::optional<double> utc_offset;
  std::optional<std::string> language;
  std::optional<std::string> bio, nickname, avatar_etag, reason;
  std::optional<std::string> avatar_origin;  // whence the picture came: upload, rest, url; initials: none is wanted
  bool require_password_change = false;
  std::optional<std::string> require_password_change_reason;
  json::object preferences;  // the user's own, laid over the workspace's defaults
  json::object custom_fields;
  std::optional<std::string> password_hash;
  bool has_totp = false;  // a second factor is set up; store/second_factors.h writes it
  Timestamp created_at;
  std::optional<Timestamp> last_login_at;
  Timestamp updated_at;

  [[nodiscard]] UserRef ref() const { return {id, username.value_or(""), name}; }
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::UserRef> {
  static constexpr std::string_view name = "UserRef";
  static constexpr auto list = FieldList{
      field("_id", &model::UserRef::id, "The user's id."),
      field("username", &model::UserRef::username, "Without @."),
      field("name", &model::UserRef::name, "Display name."),
  };
};

template <>
struct confab::Fields<confab::model::Email> {
  static constexpr std::string_view name = "Email";
  static constexpr auto list = FieldList{
      field("address", &model::Email::address, "The address."),
      field("verified", &model::Email::verified, "Whether its owner has confirmed it."),
  };
};
