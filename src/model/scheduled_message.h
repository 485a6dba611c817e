#pragma once

#include "base/field_rules.h"

namespace confab::model {

/// A message that somebody has written and that is sent later.
struct ScheduledMessage {
  std::string id;  // also that of the message, once it is sent
  RoomId rid;
  std::string msg;
  std::optional<MessageId> tmid;
  bool tshow = false;
  Timestamp send_at;
  std::optional<std::string> zone;  // IANA: on whose clock the time was chosen
  std::string status;               // scheduled, failed
  std::optional<std::string> error, reason;
  Timestamp created_at, updated_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::ScheduledMessage> {
  using S = confab::model::ScheduledMessage;
  static constexpr std::string_view name = "ScheduledMessage";
  static constexpr auto list = FieldList{
      field("_id", &S::id, "Its id, and that of the message once it is sent."),
      field("rid", &S::rid, "The room."),
      field("msg", &S::msg, "The text."),
      field("tmid", &S::tmid, "The thread that it is a reply in."),
      field("tshow", &S::tshow, "The reply shows in the room as well."),
      field("sendAt", &S::send_at, "When it is sent."),
      field("zone", &S::zone, "The time zone in which that was chosen, for who edits it."),
      field("status", &S::status, "scheduled; or failed: it was refused when its time came, and waits to be edited."),
      field("error", &S::error, "Why it failed, as a code."),
      field("reason", &S::reason, "The same in words."),
      field("createdAt", &S::created_at, "When it was written."),
      field("_updatedAt", &S::updated_at, "When it was changed last."),
  };
};
