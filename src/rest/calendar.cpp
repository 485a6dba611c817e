// Appointments of people's calendars.

#include "core/daily/calendar.h"
#include "api/messages.h"
#include "base/bounds.h"
#include "base/errors/daily.h"
#include "rest/chat_api.h"

namespace confab {

template <>
struct Fields<core::daily::AppointmentDetails> {
  using C = core::daily::AppointmentDetails;
  static constexpr auto list = FieldList{
      field("startTime", &C::starts_at, "When it begins."),
      field("subject", &C::subject, "What it is.", bound::text),
      field("description", &C::description, "More about it.", max_length(5'000)),
      field("meetingUrl", &C::meeting_url, "Where people meet.", bound::url),
      field("reminderMinutesBeforeStart", &C::reminder_minutes,
            "How long before it begins its owner is told; left out: not at all.", range(0, 40'320)),
  };
};

}  // namespace confab

namespace confab::rest {

using core::daily::AppointmentDetails;
using MaybeExternal = Named<"externalId", std::optional<std::string>, "Its id in another calendar.", bound::text>;
using ExternalId = Named<"externalId", std::string, "Its id in the calendar that it comes from.", bound::text>;
using AppointmentTarget = Named<"eventId", std::string, "The appointment.", bound::id>;
using AppointmentQuery = Named<"id", std::string, "The appointment.", bound::id>;
using MadeAppointment = Named<"id", std::string, "Its id.">;
using OneAppointment = Named<"event", model::Appointment, "The appointment.">;
using AppointmentRows = Named<"data", std::vector<model::Appointment>, "In order.">;
using DayQuery = Named<"date", Timestamp, "A moment of the day.">;

namespace {

void declare_appointment_reads(api::Endpoints& endpoints) {
  endpoints.get<AppointmentQuery, OneAppointment>(
      "/api/v1/calendar-events.info", Access::user(), "One of one's appointments.", {errors::appointment_not_found},
      rate::lively,
      [](Call& call, const auto& p) { return core::daily::appointment(call.ctx, call.actor(), p.value); });
  endpoints.get<DayQuery, AppointmentRows>(
      "/api/v1/calendar-events.list", Access::user(), "One's appointments of a day, by one's own clock.",
      rate::lively,  // whoever leafs through days asks for two at each
      [](Call& call, const auto& p) { return core::daily::appointments_of_day(call.ctx, call.actor(), p.value); });
}

}  // namespace

void declare_calendar(api::Endpoints& endpoints) {
  endpoints.post<Flatten<AppointmentDetails, MaybeExternal>, MadeAppointment>(
      "/api/v1/calendar-events.create", Access::user(), "A new appointment of one's own.",
      {errors::too_many_appointments},
      [](Call& call, const auto& p) { return core::daily::put_appointment(call.ctx, call.actor(), p, p.value).id; });
  endpoints.post<Flatten<AppointmentDetails, ExternalId>, MadeAppointment>(
      "/api/v1/calendar-events.import", Access::user(),
      "An appointment of another calendar: made, or changed where it was imported before.",
      {errors::too_many_appointments},
      [](Call& call, const auto& p) { return core::daily::put_appointment(call.ctx, call.actor(), p, p.value).id; });
  endpoints.post<Flatten<AppointmentTarget, AppointmentDetails>, Nothing>(
      "/api/v1/calendar-events.update", Access::user(), "An appointment is as the call says.",
      {errors::appointment_not_found},
      [](Call& call, const auto& p) { core::daily::change_appointment(call.ctx, call.actor(), p.value, p); });
  endpoints.post<AppointmentTarget, Nothing>(
      "/api/v1/calendar-events.delete", Access::user(), "The appointment is gone.", {errors::appointment_not_found},
      [](Call& call, const auto& p) { core::daily::remove_appointment(call.ctx, call.actor(), p.value); });
  declare_appointment_reads(endpoints);
}

}  // namespace confab::rest
