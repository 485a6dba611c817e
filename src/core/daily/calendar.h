#pragma once
// Appointments as clients store them, from a calendar elsewhere or by hand; their owner is told before one begins.

#include <optional>
#include <string>
#include <vector>

#include "base/bounds.h"
#include "core/kernel/context.h"
#include "jobs/kind.h"
#include "model/appointment.h"

namespace confab::core::daily {

inline constexpr std::int64_t kMaxAppointments = 1'000;  // a person
/// What began longer ago goes with the next new one.
inline constexpr std::chrono::days kAppointmentKept{90};

struct AppointmentDetails {
  Timestamp starts_at;
  std::string subject, description;
  std::optional<std::string> meeting_url;
  std::optional<std::int64_t> reminder_minutes;  // left out: nobody is told
};
/// A new one; or the one is changed that came under that id from another calendar before. Throws
/// Refusal(too_many_appointments | must_be_logged_in).
model::Appointment put_appointment(const Context& ctx, const Actor& actor, const AppointmentDetails& details,
                                   const std::optional<std::string>& external_id);
/// Throws Refusal(appointment_not_found | must_be_logged_in).
void change_appointment(const Context& ctx, const Actor& actor, const std::string& id,
                        const AppointmentDetails& details);
/// Throws Refusal(appointment_not_found | must_be_logged_in).
void remove_appointment(const Context& ctx, const Actor& actor, const std::string& id);
/// Throws Refusal(appointment_not_found).
model::Appointment appointment(const Context& ctx, const Actor& actor, const std::string& id);
/// The actor's own of the day that `moment` is on by their clock, in order.
std::vector<model::Appointment> appointments_of_day(const Context& ctx, const Actor& actor, Timestamp moment);

/// One begins soon.
struct TellAppointment {
  static constexpr std::string_view kJob = "daily.appointment";
  static constexpr int kVersion = 1;
  std::string id;
  std::int64_t revision = 0;
};
/// Nothing where it was changed or removed since. Whoever does not want to be told (preference notifyCalendarEvents)
/// is not. Throws sql::Error.
void tell_appointment(const Context& ctx, const TellAppointment& work);

}  // namespace confab::core::daily

template <>
struct confab::Fields<confab::core::daily::TellAppointment> {
  using J = confab::core::daily::TellAppointment;
  static constexpr auto list = FieldList{
      field("id", &J::id, "The appointment.", bound::id),
      field("revision", &J::revision, "As it was when this was stored.", bound::from_zero),
  };
};
