#pragma once
// What people keep for themselves: messages for later, reminders, drafts, sections of the sidebar, appointments.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode scheduled_message_not_found{400, "error-scheduled-message-not-found"};
inline constexpr ErrorCode too_many_scheduled_messages{400, "error-too-many-scheduled-messages"};
/// Not in the future, or too far in it.
inline constexpr ErrorCode time_out_of_reach{400, "error-time-out-of-reach"};
inline constexpr ErrorCode unknown_time_zone{400, "error-unknown-time-zone"};
inline constexpr ErrorCode reminder_not_found{400, "error-reminder-not-found"};
inline constexpr ErrorCode too_many_reminders{400, "error-too-many-reminders"};
inline constexpr ErrorCode nothing_to_remember{400, "error-nothing-to-remember"};
inline constexpr ErrorCode too_many_drafts{400, "error-too-many-drafts"};
inline constexpr ErrorCode section_not_found{400, "error-section-not-found"};
inline constexpr ErrorCode section_name_needed{400, "error-section-name-needed"};
inline constexpr ErrorCode section_full{400, "error-section-full"};
inline constexpr ErrorCode too_many_sections{400, "error-too-many-sections"};
inline constexpr ErrorCode appointment_not_found{400, "error-calendar-event-not-found"};
inline constexpr ErrorCode too_many_appointments{400, "error-too-many-calendar-events"};

}  // namespace confab::errors
