// Reminders. Confab's own; Rocket.Chat has none.

#include "api/messages.h"
#include "base/bounds.h"
#include "base/errors/daily.h"
#include "base/errors/messages.h"
#include "core/daily/remind.h"
#include "rest/chat_api.h"

namespace confab {

template <>
struct Fields<core::daily::Remind> {
  using C = core::daily::Remind;
  static constexpr auto list = FieldList{
      field("text", &C::text, "What to remember; may be left out where there is a message.",
            max_length(core::daily::kMaxReminderText), defaulted()),
      field("messageId", &C::message, "The message that it is about."),
      field("dueAt", &C::at, "When: two years ahead at most."),
      field("zone", &C::zone, "The IANA time zone in which that was chosen, for who edits it.", bound::id),
  };
};
template <>
struct Fields<core::daily::ChangeReminder> {
  using C = core::daily::ChangeReminder;
  static constexpr auto list = FieldList{
      field("_id", &C::id, "The reminder.", bound::id),
      field("text", &C::text, "Another text.", max_length(core::daily::kMaxReminderText)),
      field("dueAt", &C::at, "Another time: it waits again."),
      field("zone", &C::zone, "Another time zone.", bound::id),
  };
};

}  // namespace confab

namespace confab::rest {

using ReminderId = Named<"_id", std::string, "The reminder.", bound::id>;
using OneReminder = Named<"reminder", model::Reminder, "As it is now.">;
using ReminderRows =
    Named<"reminders", std::vector<model::Reminder>, "Due ones, waiting ones, complete ones; the earliest first.">;
struct ReminderListParams {
  Field<"status", std::optional<std::string>, "Only these.", one_of("waiting|due|complete")> status;
};
struct SnoozeParams {
  Field<"_id", std::string, "The reminder.", bound::id> id;
  Field<"dueAt", Timestamp, "When it is told again."> at;
};

namespace {

void declare_one_reminder(api::Endpoints& endpoints) {
  endpoints.post<ReminderId, OneReminder>(
      "/api/v1/confab.reminders.complete", Access::user(), "It is done; the newest 100 of those are kept.",
      {errors::reminder_not_found}, rate::lively,
      [](Call& call, const auto& p) { return core::daily::complete_reminder(call.ctx, call.actor(), p.value); });
  endpoints.post<ReminderId, Nothing>(
      "/api/v1/confab.reminders.delete", Access::user(), "Nobody is reminded, and it leaves the list.",
      {errors::reminder_not_found}, rate::lively,
      [](Call& call, const auto& p) { core::daily::forget_reminder(call.ctx, call.actor(), p.value); });
}

}  // namespace

void declare_reminders(api::Endpoints& endpoints) {
  endpoints.post<core::daily::Remind, OneReminder>(
      "/api/v1/confab.reminders.create", Access::user(),
      "The built-in bot writes to the caller directly when the time comes.",
      {errors::time_out_of_reach, errors::unknown_time_zone, errors::nothing_to_remember, errors::message_not_found,
       errors::too_many_reminders},
      rate::lively, [](Call& call, const auto& p) { return core::daily::remind(call.ctx, call.actor(), p); });
  endpoints.post<core::daily::ChangeReminder, OneReminder>(
      "/api/v1/confab.reminders.update", Access::user(), "Another text or another time.",
      {errors::reminder_not_found, errors::time_out_of_reach, errors::unknown_time_zone, errors::nothing_to_remember,
       errors::too_many_reminders},
      rate::lively, [](Call& call, const auto& p) { return core::daily::change_reminder(call.ctx, call.actor(), p); });
  endpoints.post<SnoozeParams, OneReminder>(
      "/api/v1/confab.reminders.snooze", Access::user(), "It is told again at another time.",
      {errors::reminder_not_found, errors::time_out_of_reach, errors::too_many_reminders}, rate::lively,
      [](Call& call, const auto& p) {
        return core::daily::change_reminder(call.ctx, call.actor(), {.id = p.id, .text = {}, .at = p.at, .zone = {}});
      });
  endpoints.get<ReminderListParams, ReminderRows>(
      "/api/v1/confab.reminders.list", Access::user(), "One's reminders: 300 at most.", rate::lively,
      [](Call& call, const auto& p) { return core::daily::reminders(call.ctx, call.actor(), p.status); });
  declare_one_reminder(endpoints);
}

}  // namespace confab::rest
