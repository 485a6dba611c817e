// Charts of use, as Rocket.Chat's administration asks for them. Days are those of UTC.

#include <algorithm>

#include "core/operation/use.h"
#include "permissions/groups/operation.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct ChartPeriod {
  Field<"start", Timestamp, "From this day."> start;
  Field<"end", Timestamp, "To this one; 366 days at most."> end;
};
using ChartStart = Named<"start", Timestamp, "The day; of a week its last.">;
struct RoomChartParams {
  Field<"start", Timestamp, "From this day."> start;
  Field<"end", Timestamp, "To this one; 366 days at most."> end;
  Field<"count", std::optional<std::int64_t>, "How many rows.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
  Field<"hideRoomsWithNoActivity", std::optional<bool>, "Without rooms that were quiet in these days."> hide_idle;
};
struct DayMessages {
  Field<"day", Timestamp, "Its beginning."> day;
  Field<"messages", std::int64_t, "Messages that people wrote."> messages = 0;
};
struct DayUsers {
  Field<"day", Timestamp, "Its beginning."> day;
  Field<"users", std::int64_t, "Accounts that were made."> users = 0;
};
struct Comparison {
  Field<"count", std::int64_t, "How many."> count = 0;
  Field<"variation", std::int64_t, "How many more than in as many days before."> variation = 0;
};
struct Comparisons {
  Field<"period", Comparison, "Of all these days."> period;
  Field<"yesterday", Comparison, "Of yesterday."> yesterday;
};
using MessageDays = Named<"days", std::vector<DayMessages>, "Each day.">;
using UserDays = Named<"days", std::vector<DayUsers>, "Each day.">;
struct Origin {
  Field<"t", std::string, "The type of room."> t;
  Field<"messages", std::int64_t, "Messages that people wrote there."> messages = 0;
};
using Origins = Named<"origins", std::vector<Origin>, "By type of room.">;
struct PopularRoom {
  Field<"t", std::string, "The type of room."> t;
  Field<"name", std::string, "Its name."> name;
  Field<"messages", std::int64_t, "Messages that people wrote there."> messages = 0;
};
using PopularRooms = Named<"channels", std::vector<PopularRoom>, "The five with most messages.">;
struct UsedRoom {
  Field<"_id", RoomId, "The room's id."> id;
  Field<"t", std::string, "Its type."> t;
  Field<"name", std::optional<std::string>, "Name."> name;
  Field<"fname", std::optional<std::string>, "Name as typed."> fname;
  Field<"ts", Timestamp, "When it was made."> ts;
  Field<"_updatedAt", Timestamp, "When it last changed."> updated_at;
};
struct RoomUseRow {
  Field<"room", UsedRoom, "The room."> room;
  Field<"messages", std::int64_t, "Messages that people wrote in these days."> messages = 0;
  Field<"lastWeekMessages", std::int64_t, "In as many days before."> before = 0;
  Field<"diffFromLastWeek", std::int64_t, "How many more."> more = 0;
};
using RoomUseRows = Named<"channels", std::vector<RoomUseRow>, "Channels and groups, those with most messages first.">;
/// Of a day.
struct Date {
  Field<"day", std::int64_t, "Of the month."> day = 0;
  Field<"month", std::int64_t, "1 to 12."> month = 0;
  Field<"year", std::int64_t, "The year."> year = 0;
};
struct ActiveUsers : Date {
  std::vector<UserId> users;

  static constexpr auto kFields = extended<Date>(field("usersList", &ActiveUsers::users, "Who wrote on that day."));
};
struct BusyDay : Date {
  std::int64_t users = 0;

  static constexpr auto kFields = extended<Date>(field("users", &BusyDay::users, "How many wrote."));
};
struct BusyHour {
  Field<"hour", std::int64_t, "0 to 23."> hour = 0;
  Field<"users", std::int64_t, "How many wrote."> users = 0;
};
struct BusyHourOfDay : Date {
  std::int64_t hour = 0, users = 0;

  static constexpr auto kFields = extended<Date>(field("hour", &BusyHourOfDay::hour, "0 to 23."),
                                                 field("users", &BusyHourOfDay::users, "How many wrote."));
};
using ActiveMonth = Named<"month", std::vector<ActiveUsers>, "Each day.">;
using BusyMonth = Named<"month", std::vector<BusyDay>, "Seven days.">;
using BusyHours = Named<"hours", std::vector<BusyHour>, "Each hour of the day.">;
using BusyWeek = Named<"week", std::vector<BusyHourOfDay>, "Each hour of each day.">;

namespace {

using core::operation::Days;

constexpr std::int64_t kHours = 24;

Timestamp begin_of(std::int64_t day) {
  return Timestamp{std::chrono::days{day}};
}

Date date_of(std::int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return {.day = static_cast<unsigned>(date.day()),
          .month = static_cast<unsigned>(date.month()),
          .year = static_cast<int>(date.year())};
}

Comparisons comparisons_of(const core::operation::CountsOfDays& counts) {
  return {.period = Comparison{counts.period, counts.period_variation},
          .yesterday = Comparison{counts.yesterday, counts.yesterday_variation}};
}

template <class Row>
std::vector<Row> rows_of(const core::operation::CountsOfDays& counts) {
  std::vector<Row> rows;
  rows.reserve(counts.days.size());
  for (const auto& [day, count] : counts.days) rows.push_back({begin_of(day), count});
  return rows;
}

Days days_of(const auto& p) {
  return core::operation::days_between(p.start, p.end);
}

// The seven days that end with it.
Days week_of(Timestamp last) {
  const auto day = core::operation::day_of(last).last;
  return {day - 6, day};
}

std::string shown_name(const store::RoomUse& room) {
  return room.fname.value_or(room.name.value_or(""));
}

Origins origins(Call& call, const ChartPeriod& p) {
  Origins result;
  for (const auto& [kind, count] : core::operation::messages_by_kind(call.ctx, call.actor(), days_of(p))) {
    result.value.push_back({kind, count});
  }
  return result;
}

PopularRooms popular_rooms(Call& call, const ChartPeriod& p) {
  PopularRooms result;
  const auto page = core::operation::room_use(call.ctx, call.actor(),
                                              {.days = days_of(p), .only_active = true, .limit = 5, .offset = 0});
  for (const auto& room : page.rooms) result.value.push_back({room.type, shown_name(room), room.messages});
  return result;
}

Flatten<RoomUseRows, api::PageCounts> list_room_use(Call& call, const RoomChartParams& p) {
  api::PageParams asked;
  asked.count = p.count;
  asked.offset = p.offset;
  const auto page = api::page_of(call.ctx.settings, asked);
  auto found = core::operation::room_use(
      call.ctx, call.actor(),
      {.days = days_of(p), .only_active = p.hide_idle.value_or(false), .limit = page.limit, .offset = page.offset});
  std::vector<RoomUseRow> rows;
  for (auto& room : found.rooms) {
    const auto messages = room.messages;
    const auto before = room.before;
    rows.push_back({UsedRoom{.id = std::move(room.id),
                             .t = std::move(room.type),
                             .name = std::move(room.name),
                             .fname = std::move(room.fname),
                             .ts = room.created_at,
                             .updated_at = room.updated_at},
                    messages, before, messages - before});
  }
  return api::paged<RoomUseRows>(std::move(rows), page.offset, found.total);
}

ActiveMonth active_users(Call& call, const ChartPeriod& p) {
  ActiveMonth result;
  for (auto& [day, users] : core::operation::writers(call.ctx, call.actor(), days_of(p))) {
    result.value.push_back({date_of(day), std::move(users)});
  }
  return result;
}

BusyHours busy_hours(Call& call, const ChartStart& p) {
  BusyHours result;
  const auto day = core::operation::day_of(p.value);
  for (const auto& [hour, users] : core::operation::writers_by_hour(call.ctx, call.actor(), day)) {
    result.value.push_back({hour - day.first * kHours, users});
  }
  return result;
}

BusyMonth busy_days(Call& call, const ChartStart& p) {
  BusyMonth result;
  for (const auto& [day, users] : core::operation::writers_by_day(call.ctx, call.actor(), week_of(p.value))) {
    result.value.push_back({date_of(day), users});
  }
  return result;
}

BusyWeek busy_week(Call& call, const ChartPeriod& p) {
  BusyWeek result;
  for (const auto& [hour, users] : core::operation::writers_by_hour(call.ctx, call.actor(), days_of(p))) {
    result.value.push_back({date_of(hour / kHours), hour % kHours, users});
  }
  return result;
}

template <class Params, class Result>
void declare(api::Endpoints& endpoints, std::string_view name, std::string_view summary,
             Result (*handler)(Call&, const Params&)) {
  endpoints.get<Params, Result>("/api/v1/engagement-dashboard/" + std::string{name},
                                Access::any_of({permissions::operation("view-engagement-dashboard")}), summary,
                                {errors::invalid_params}, handler);
}

Flatten<MessageDays, Comparisons> messages_sent(Call& call, const ChartPeriod& p) {
  const auto counts = core::operation::messages_sent(call.ctx, call.actor(), days_of(p));
  return {{rows_of<DayMessages>(counts)}, comparisons_of(counts)};
}

Flatten<UserDays, Comparisons> new_users(Call& call, const ChartPeriod& p) {
  const auto counts = core::operation::new_users(call.ctx, call.actor(), days_of(p));
  return {{rows_of<DayUsers>(counts)}, comparisons_of(counts)};
}

}  // namespace

void declare_engagement(api::Endpoints& endpoints) {
  declare(endpoints, "messages/messages-sent", "Messages that people wrote, by day.", messages_sent);
  declare(endpoints, "messages/origin", "Messages that people wrote, by type of room.", origins);
  declare(endpoints, "messages/top-five-popular-channels", "Where most was written.", popular_rooms);
  declare(endpoints, "channels/list", "Channels and groups by what was written there.", list_room_use);
  declare(endpoints, "users/new-users", "Accounts that were made, by day.", new_users);
  declare(endpoints, "users/active-users", "Who wrote, by day; 100,000 ids at most.", active_users);
  declare(endpoints, "users/chat-busier/hourly-data", "How many wrote in each hour of a day.", busy_hours);
  declare(endpoints, "users/chat-busier/weekly-data", "How many wrote on each of seven days.", busy_days);
  declare(endpoints, "users/users-by-time-of-the-day-in-a-week", "How many wrote in each hour of some days.",
          busy_week);
}

}  // namespace confab::rest
