#pragma once
// Reminders: about a message, or of something in one's own words. When one is due, the built-in bot says so in its
// direct messages with the person, once.

#include <optional>
#include <string>
#include <vector>

#include "base/bounds.h"
#include "core/kernel/context.h"
#include "jobs/kind.h"
#include "model/reminder.h"

namespace confab::core::daily {

inline constexpr std::int64_t kMaxReminders = 200;       // a person, complete ones aside
inline constexpr std::int64_t kCompleteReminders = 100;  // so many are kept
inline constexpr std::size_t kMaxReminderText = 1'000;   // characters, as JavaScript counts them
inline constexpr std::chrono::days kFarthestReminder{730};

struct Remind {
  std::string text;                  // may be empty where there is a message
  std::optional<MessageId> message;  // which the actor may read
  Timestamp at;
  std::optional<std::string> zone;  // IANA; for who edits it
};
/// Throws Refusal(time_out_of_reach | unknown_time_zone | nothing_to_remember | message_not_found |
/// too_many_reminders | message_size_exceeded | must_be_logged_in).
model::Reminder remind(const Context& ctx, const Actor& actor, const Remind& cmd);

struct ChangeReminder {
  std::string id;
  std::optional<std::string> text;
  std::optional<Timestamp> at;
  std::optional<std::string> zone;
};
/// What is left out stays. With a new time it waits again, whatever it was. Throws Refusal(reminder_not_found |
/// time_out_of_reach | unknown_time_zone | nothing_to_remember | too_many_reminders | must_be_logged_in).
model::Reminder change_reminder(const Context& ctx, const Actor& actor, const ChangeReminder& cmd);

/// Done, told of or not; nothing happens when it is already. Throws Refusal(reminder_not_found | must_be_logged_in).
model::Reminder complete_reminder(const Context& ctx, const Actor& actor, const std::string& id);

/// Throws Refusal(reminder_not_found | must_be_logged_in).
void forget_reminder(const Context& ctx, const Actor& actor, const std::string& id);

/// The actor's own, those that are due first first; `state`: only waiting, due or complete ones.
std::vector<model::Reminder> reminders(const Context& ctx, const Actor& actor,
                                       const std::optional<std::string>& state = {});

/// The time of one has come.
struct TellReminder {
  static constexpr std::string_view kJob = "daily.remind";
  static constexpr int kVersion = 1;
  std::string id;
  std::int64_t revision = 0;
};
/// Nothing where it was changed, completed or taken back since. Throws sql::Error.
void tell_reminder(const Context& ctx, const TellReminder& work);

}  // namespace confab::core::daily

template <>
struct confab::Fields<confab::core::daily::TellReminder> {
  using J = confab::core::daily::TellReminder;
  static constexpr auto list = FieldList{
      field("id", &J::id, "The reminder.", bound::id),
      field("revision", &J::revision, "As it was when this was stored.", bound::from_zero),
  };
};
