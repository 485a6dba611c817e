#pragma once
// Invites as clients see them.

#include "base/fields.h"
#include "core/rooms/invites.h"

template <>
struct confab::Fields<confab::core::rooms::Invite> {
  using R = core::rooms::Invite;
  static constexpr auto list = FieldList{
      field("_id", &R::id, "The token."),
      field("days", &R::days, "For how long it was made; 0: for ever."),
      field("maxUses", &R::max_uses, "How often it may be used; 0: any number."),
      field("uses", &R::uses, "How often it was used."),
      field("rid", &R::room, "The room."),
      field("userId", &R::user, "Who made it."),
      field("createdAt", &R::created_at, "When."),
      field("expires", &R::expires_at, "Until when it holds; left out: for ever."),
      field("url", &R::url, "The link."),
      field("_updatedAt", &R::updated_at, "When it was changed last."),
  };
};
