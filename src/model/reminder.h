#pragma once

#include "base/field_rules.h"

namespace confab::model {

/// What somebody wants to be reminded of.
struct Reminder {
  std::string id;
  std::string text;                  // empty: the message says it
  std::optional<RoomId> rid;         // of the message
  std::optional<MessageId> message;  // what it is about
  Timestamp due_at;
  std::optional<std::string> zone;  // IANA: on whose clock the time was chosen
  std::string status;               // waiting, due, complete
  Timestamp created_at, updated_at;
  std::optional<Timestamp> completed_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::Reminder> {
  using R = confab::model::Reminder;
  static constexpr std::string_view name = "Reminder";
  static constexpr auto list = FieldList{
      field("_id", &R::id, "Its id."),
      field("text", &R::text, "What to remember; empty: the message says it."),
      field("rid", &R::rid, "The message's room."),
      field("messageId", &R::message, "The message that it is about."),
      field("dueAt", &R::due_at, "When."),
      field("zone", &R::zone, "The time zone in which that was chosen, for who edits it."),
      field("status", &R::status, "waiting; due: it was told of; complete."),
      field("createdAt", &R::created_at, "When it was made."),
      field("completedAt", &R::completed_at, "When it was done."),
      field("_updatedAt", &R::updated_at, "When it was changed last."),
  };
};
