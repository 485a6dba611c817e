#include "core/daily/jobs.h"

#include "core/daily/calendar.h"
#include "core/daily/remind.h"
#include "core/daily/schedule.h"

namespace confab::core::daily {

void declare_jobs(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<SendScheduled>({
      .summary = "Sends a message that somebody has written for later.",
      .handler = [&ctx](const jobs::Run&, const SendScheduled& work) { send_scheduled(ctx, work); },
      .parallelism = 2,
      .attempts = 20,
      .backoff = {.first = std::chrono::seconds{1}},
      .priority = 10,
  });
  kinds.add<TellReminder>({
      .summary = "Reminds somebody of what they wanted to be reminded of.",
      .handler = [&ctx](const jobs::Run&, const TellReminder& work) { tell_reminder(ctx, work); },
      .parallelism = 2,
      .attempts = 20,
      .backoff = {.first = std::chrono::seconds{1}},
      .priority = 10,
  });
  kinds.add<TellAppointment>({
      .summary = "Tells somebody that an appointment begins soon.",
      .handler = [&ctx](const jobs::Run&, const TellAppointment& work) { tell_appointment(ctx, work); },
      .priority = 10,
  });
}

}  // namespace confab::core::daily
