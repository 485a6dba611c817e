#pragma once
// How much a workspace is used: what is written, where and when, and by how many. Counted once an hour by a job, and
// as far as the job has not come by whoever asks; kept for 400 days. Days and hours are those of UTC.

#include <map>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "jobs/kind.h"
#include "store/use_by_day.h"

namespace confab::core::operation {

using store::Days;

/// Counts what was written since the last time, in transactions of some hundred messages. Throws what Run::check()
/// does.
void count_use(const Context& ctx, const jobs::Run& run);

/// From the day of `start` to that of `end`. Throws Refusal(invalid_params) when that is none or more than 366 days.
[[nodiscard]] Days days_between(Timestamp start, Timestamp end);
[[nodiscard]] Days day_of(Timestamp time);

/// A count for each day of some; and of all together, of yesterday, each with how much more than before.
struct CountsOfDays {
  std::map<std::int64_t, std::int64_t> days;  // all of them
  std::int64_t period = 0, period_variation = 0, yesterday = 0, yesterday_variation = 0;
};
// All need view-engagement-dashboard. Throw Refusal(not_allowed).
[[nodiscard]] CountsOfDays messages_sent(const Context& ctx, const Actor& actor, const Days& days);
[[nodiscard]] CountsOfDays new_users(const Context& ctx, const Actor& actor, const Days& days);
[[nodiscard]] std::map<std::string, std::int64_t> messages_by_kind(const Context& ctx, const Actor& actor,
                                                                   const Days& days);
struct ListRoomUse {
  Days days;
  bool only_active = false;  // without rooms in which nothing was written in these days
  std::int64_t limit = 50, offset = 0;
};
struct RoomUsePage {
  std::vector<store::RoomUse> rooms;
  std::int64_t total = 0;
};
[[nodiscard]] RoomUsePage room_use(const Context& ctx, const Actor& actor, const ListRoomUse& query);
/// How many wrote: by hour, by day; and who, 100,000 at most.
[[nodiscard]] std::map<std::int64_t, std::int64_t> writers_by_hour(const Context& ctx, const Actor& actor,
                                                                   const Days& days);
[[nodiscard]] std::map<std::int64_t, std::int64_t> writers_by_day(const Context& ctx, const Actor& actor,
                                                                  const Days& days);
[[nodiscard]] std::map<std::int64_t, std::vector<UserId>> writers(const Context& ctx, const Actor& actor,
                                                                  const Days& days);

struct CountUse {
  static constexpr std::string_view kJob = "operation.count-use";
  static constexpr int kVersion = 1;
};

}  // namespace confab::core::operation

template <>
struct confab::Fields<confab::core::operation::CountUse> {
  static constexpr auto list = FieldList{};
};
