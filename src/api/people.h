#pragma once
// People as lists of them show them.

#include "base/fields_inherit.h"
#include "core/rooms/members.h"
#include "core/users/person.h"

template <>
struct confab::Fields<confab::core::users::Person> {
  using R = core::users::Person;
  static constexpr auto list = FieldList{
      field("_id", &R::id, "The user's id."),
      field("username", &R::username, "Username."),
      field("name", &R::name, "Display name."),
      field("nickname", &R::nickname, "Extra label."),
      field("status", &R::status, "online, away, busy or offline."),
      field("statusText", &R::status_text, "Text beside the status."),
      field("avatarETag", &R::avatar_etag, "Changes with the avatar."),
  };
};
/// Without the roles, which not every list shows.
template <>
struct confab::Fields<confab::core::rooms::Member> {
  using R = core::rooms::Member;
  static constexpr auto list = extended<core::users::Person>(field("utcOffset", &R::utc_offset, "Hours."));
};
