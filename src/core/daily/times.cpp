#include "core/daily/times.h"

#include "base/error.h"
#include "base/errors/daily.h"
#include "jobs/schedule.h"

namespace confab::core::daily {

void require_ahead(const Context& ctx, Timestamp at, std::chrono::days farthest) {
  const auto ahead = at - ctx.clock.now();
  if (ahead > std::chrono::milliseconds{0} && ahead <= farthest) return;
  throw Refusal(errors::time_out_of_reach,
                "The time must be in the future, " + std::to_string(farthest.count()) + " days ahead at most");
}

void require_zone(const std::optional<std::string>& zone) {
  if (!zone) return;
  try {
    (void)jobs::Schedule{"0 0 * * *", *zone};
  } catch (const jobs::BadSchedule&) {
    throw Refusal(errors::unknown_time_zone, "There is no such time zone");
  }
}

}  // namespace confab::core::daily
