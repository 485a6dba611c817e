#include "core/operation/use.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

#include "base/error.h"
#include "base/errors/request.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/operation.h"

namespace confab::core::operation {
namespace {

using store::RoomToCount;
using store::UseByDay;

constexpr std::int64_t kHour = 3'600'000;  // milliseconds
constexpr std::int64_t kHours = 24;
constexpr std::int64_t kKept = 400;     // days
constexpr std::int64_t kMaxDays = 366;  // of one question
constexpr std::int64_t kRoomsAtOnce = 200;
constexpr std::int64_t kMessagesAtOnce = 500;  // in one transaction
constexpr int kPartsForCharts = 40;            // for one question
constexpr std::int64_t kMaxWriters = 100'000;

std::int64_t hour_of(Timestamp time) {
  return to_millis(time) / kHour;
}

std::int64_t today(const Context& ctx) {
  return hour_of(ctx.clock.now()) / kHours;
}

// One part of it; false: the whole of it is counted. Somebody else may have counted on since the room was found.
bool count_part(const Context& ctx, RoomToCount& room) {
  Transaction tx{ctx};
  store::UseByDayWriter writer{tx};
  if (!writer.lock_room(room.pk)) return false;
  room.counted = std::max(room.counted, UseByDay{tx.sql()}.counted(room.pk));
  if (room.counted >= room.seq) return false;
  const auto messages = UseByDay{tx.sql()}.written(room, kMessagesAtOnce);
  const auto oldest = today(ctx) - kKept;
  std::map<std::int64_t, std::int64_t> by_day;
  std::set<std::pair<std::int64_t, std::int64_t>> writers;
  for (const auto& message : messages) {
    const auto hour = hour_of(message.sent_at);
    if (hour / kHours < oldest) continue;
    ++by_day[hour / kHours];
    if (message.user_pk) writers.emplace(hour, *message.user_pk);
  }
  for (const auto& [day, count] : by_day) writer.add_messages(day, room.pk, count);
  for (const auto& [hour, user] : writers) writer.add_writer(hour, user);
  const bool more = std::ssize(messages) == kMessagesAtOnce;
  room.counted = more ? messages.back().seq : room.seq;
  writer.set_counted(room.pk, room.counted);
  tx.commit();
  return more;
}

// All rooms in which something was written since the last time, part by part, while `go_on` says so.
void count_rooms(const Context& ctx, const std::function<bool()>& go_on) {
  for (std::int64_t last = 0;;) {
    auto rooms = UseByDay{*ctx.db.read()}.uncounted(last, kRoomsAtOnce);
    if (rooms.empty()) return;
    last = rooms.back().pk;
    for (auto& room : rooms) {
      do {
        if (!go_on()) return;
      } while (count_part(ctx, room));
    }
  }
}

// Whoever may see charts sees what was written up to now; where more is left than a call may take, the job counts it.
void prepare_charts(const Context& ctx, const Actor& actor) {
  require(ctx, actor, permissions::operation("view-engagement-dashboard"));
  count_rooms(ctx, [left = kPartsForCharts]() mutable { return left-- > 0; });
}

std::int64_t sum(const std::map<std::int64_t, std::int64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0},
                         [](std::int64_t all, const auto& one) { return all + one.second; });
}

CountsOfDays with_comparison(const Context& ctx, const Days& days,
                             const std::function<std::map<std::int64_t, std::int64_t>(const Days&)>& count) {
  CountsOfDays result{.days = count(days)};
  for (auto day = days.first; day <= days.last; ++day) result.days.try_emplace(day, 0);
  const auto length = days.last - days.first + 1;
  result.period = sum(result.days);
  result.period_variation = result.period - sum(count({days.first - length, days.first - 1}));
  const auto yesterday = today(ctx) - 1;
  result.yesterday = sum(count({yesterday, yesterday}));
  result.yesterday_variation = result.yesterday - sum(count({yesterday - 1, yesterday - 1}));
  return result;
}

}  // namespace

void count_use(const Context& ctx, const jobs::Run& run) {
  count_rooms(ctx, [&] {
    run.check();
    return true;
  });
  Transaction tx{ctx};
  store::UseByDayWriter{tx}.forget_before(today(ctx) - kKept);
  tx.commit();
}

Days days_between(Timestamp start, Timestamp end) {
  const Days days{day_of(start).first, day_of(end).first};
  if (days.last < days.first || days.last - days.first >= kMaxDays) {
    throw Refusal(errors::invalid_params, "From start to end must be 1 to 366 days", {{"field", "end"}});
  }
  return days;
}

Days day_of(Timestamp time) {
  const auto day = hour_of(time) / kHours;
  return {day, day};
}

CountsOfDays messages_sent(const Context& ctx, const Actor& actor, const Days& days) {
  prepare_charts(ctx, actor);
  const auto reader = ctx.db.read();
  return with_comparison(ctx, days, [&](const Days& some) { return UseByDay{*reader}.messages_by_day(some); });
}

CountsOfDays new_users(const Context& ctx, const Actor& actor, const Days& days) {
  prepare_charts(ctx, actor);
  const auto reader = ctx.db.read();
  return with_comparison(ctx, days, [&](const Days& some) { return UseByDay{*reader}.new_users_by_day(some); });
}

std::map<std::string, std::int64_t> messages_by_kind(const Context& ctx, const Actor& actor, const Days& days) {
  prepare_charts(ctx, actor);
  return UseByDay{*ctx.db.read()}.messages_by_kind(days);
}

RoomUsePage room_use(const Context& ctx, const Actor& actor, const ListRoomUse& query) {
  prepare_charts(ctx, actor);
  const auto reader = ctx.db.read();
  UseByDay use{*reader};
  return {use.rooms(query.days, query.only_active, query.limit, query.offset),
          use.count_rooms(query.days, query.only_active)};
}

std::map<std::int64_t, std::int64_t> writers_by_hour(const Context& ctx, const Actor& actor, const Days& days) {
  prepare_charts(ctx, actor);
  auto counts = UseByDay{*ctx.db.read()}.writers_by_hour(days);
  for (auto hour = days.first * kHours; hour < (days.last + 1) * kHours; ++hour) counts.try_emplace(hour, 0);
  return counts;
}

std::map<std::int64_t, std::int64_t> writers_by_day(const Context& ctx, const Actor& actor, const Days& days) {
  prepare_charts(ctx, actor);
  auto counts = UseByDay{*ctx.db.read()}.writers_by_day(days);
  for (auto day = days.first; day <= days.last; ++day) counts.try_emplace(day, 0);
  return counts;
}

std::map<std::int64_t, std::vector<UserId>> writers(const Context& ctx, const Actor& actor, const Days& days) {
  prepare_charts(ctx, actor);
  std::map<std::int64_t, std::vector<UserId>> by_day;
  for (auto day = days.first; day <= days.last; ++day) by_day[day];
  for (auto& one : UseByDay{*ctx.db.read()}.writers(days, kMaxWriters)) by_day[one.day].push_back(std::move(one.user));
  return by_day;
}

}  // namespace confab::core::operation
