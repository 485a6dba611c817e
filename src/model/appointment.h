#pragma once

#include "base/field_rules.h"

namespace confab::model {

/// An appointment of somebody's calendar (compat/entities.md, calendar event).
struct Appointment {
  std::string id;
  UserId user;
  Timestamp starts_at;
  std::string subject, description;
  std::optional<std::string> meeting_url, external_id;
  std::optional<std::int64_t> reminder_minutes;
  std::optional<Timestamp> reminder_at;
  bool notified = false;
  Timestamp updated_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::Appointment> {
  using A = confab::model::Appointment;
  static constexpr std::string_view name = "CalendarEvent";
  static constexpr auto list = FieldList{
      field("_id", &A::id, "Its id."),
      field("uid", &A::user, "Whose."),
      field("startTime", &A::starts_at, "When it begins."),
      field("subject", &A::subject, "What it is."),
      field("description", &A::description, "More about it."),
      field("meetingUrl", &A::meeting_url, "Where people meet."),
      field("externalId", &A::external_id, "Its id in the calendar that it was imported from."),
      field("reminderMinutesBeforeStart", &A::reminder_minutes, "How long before it begins its owner is told."),
      field("reminderTime", &A::reminder_at, "When that is."),
      field("notificationSent", &A::notified, "The owner was told."),
      field("_updatedAt", &A::updated_at, "When it was changed last."),
  };
};
