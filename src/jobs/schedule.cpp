#include "jobs/schedule.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <charconv>
#include <vector>

namespace confab::jobs {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr days kLongest{366};
constexpr days kFarthest{9 * 366};  // the 29th of February comes within eight years and a bit

[[noreturn]] void refuse(std::string_view rule, std::string_view why) {
  throw BadSchedule(fmt::format("'{}' is no schedule: {}", rule, why));
}

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  return result.ec == std::errc{} && result.ptr == end && value >= 0 ? std::optional{value} : std::nullopt;
}

std::chrono::milliseconds read_distance(std::string_view rule, std::string_view text) {
  const auto count = text.empty() ? std::nullopt : number(text.substr(0, text.size() - 1));
  if (!count || *count == 0) refuse(rule, "'every' takes a number and a unit, like 15m");
  std::chrono::milliseconds unit{};
  switch (text.back()) {
    case 's':
      unit = std::chrono::seconds{1};
      break;
    case 'm':
      unit = minutes{1};
      break;
    case 'h':
      unit = hours{1};
      break;
    case 'd':
      unit = days{1};
      break;
    default:
      refuse(rule, "the unit is s, m, h or d");
  }
  if (unit * *count > kLongest) refuse(rule, "366 days is the longest distance");
  return unit * *count;
}

/// One of `*`, `a`, `a-b`, with `/n` or without.
template <std::size_t Size>
void add_range(std::bitset<Size>& out, std::string_view rule, std::string_view text, int low, int high) {
  const auto step_parts = parts_of(text, '/');
  const auto step = step_parts.size() == 1 ? std::optional{1} : number(step_parts[1]);
  if (step_parts.size() > 2 || !step || *step == 0) refuse(rule, fmt::format("'{}' has a bad step", text));
  int from = low;
  int to = high;
  if (step_parts[0] != "*") {
    const auto ends = parts_of(step_parts[0], '-');
    const auto first = number(ends[0]);
    const auto last = ends.size() == 2 ? number(ends[1]) : first;
    if (ends.size() > 2 || !first || !last || *first < low || *last > high || *first > *last) {
      refuse(rule, fmt::format("'{}' is not within {} and {}", text, low, high));
    }
    from = *first;
    to = step_parts.size() == 2 && ends.size() == 1 ? high : *last;
  }
  for (int value = from; value <= to; value += *step) out.set(static_cast<std::size_t>(value));
}

template <std::size_t Size>
std::bitset<Size> read_field(std::string_view rule, std::string_view text, int low, int high) {
  std::bitset<Size> values;
  for (const auto part : parts_of(text, ',')) add_range(values, rule, part, low, high);
  return values;
}

const date::time_zone& zone_of(const std::string& name) {
  try {
    return *date::locate_zone(name);
  } catch (const std::exception&) {
    throw BadSchedule(fmt::format("'{}' is no time zone of this system", name));
  }
}

/// The moment at which a zone's clock shows that time for the first time, or at which it jumps over it.
Timestamp moment_of(const date::time_zone& zone, date::local_seconds local) {
  const auto info = zone.get_info(local);
  if (info.result == date::local_info::nonexistent) return Timestamp{info.first.end};
  return Timestamp{std::chrono::sys_seconds{local.time_since_epoch()} - info.first.offset};
}

}  // namespace

Schedule::Schedule(std::string_view rule, std::string_view zone) : zone_(zone.empty() ? "Etc/UTC" : zone) {
  (void)zone_of(zone_);
  constexpr std::string_view kEvery = "every ";
  if (rule.starts_with(kEvery)) {
    distance_ = read_distance(rule, rule.substr(kEvery.size()));
    return;
  }
  clock_ = read_clock(rule);
  if (!next_on_clock(Timestamp{})) refuse(rule, "that day never comes");
}

Schedule::Clock Schedule::read_clock(std::string_view rule) {
  const auto fields = parts_of(rule, ' ');
  if (fields.size() != 5) refuse(rule, "it takes five fields: minute, hour, day, month, day of the week");
  Clock clock;
  clock.minutes = read_field<60>(rule, fields[0], 0, 59);
  clock.hours = read_field<24>(rule, fields[1], 0, 23);
  clock.days = read_field<32>(rule, fields[2], 1, 31);
  clock.months = read_field<13>(rule, fields[3], 1, 12);
  const auto weekdays = read_field<8>(rule, fields[4], 0, 7);
  for (std::size_t day = 0; day < 8; ++day) {
    if (weekdays.test(day)) clock.weekdays.set(day % 7);
  }
  clock.any_day = fields[2].starts_with('*');
  clock.any_weekday = fields[4].starts_with('*');
  return clock;
}

bool Schedule::is_on(std::chrono::local_days day) const {
  const std::chrono::year_month_day date{day};
  if (!clock_.months.test(static_cast<unsigned>(date.month()))) return false;
  const bool right_day = clock_.days.test(static_cast<unsigned>(date.day()));
  const bool right_weekday = clock_.weekdays.test(std::chrono::weekday{day}.c_encoding());
  return clock_.any_day || clock_.any_weekday ? right_day && right_weekday : right_day || right_weekday;
}

std::optional<Timestamp> Schedule::next_on_clock(Timestamp time) const {
  const auto& zone = zone_of(zone_);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  const auto here = seconds.time_since_epoch() + zone.get_info(seconds).offset;
  const std::chrono::local_days today{std::chrono::floor<days>(here)};
  for (auto day = today; day <= today + kFarthest; day += days{1}) {
    if (!is_on(day)) continue;
    for (std::size_t hour = 0; hour < 24; ++hour) {
      if (!clock_.hours.test(hour)) continue;
      for (std::size_t minute = 0; minute < 60; ++minute) {
        if (!clock_.minutes.test(minute)) continue;
        const date::local_seconds local{day.time_since_epoch() + hours{hour} + minutes{minute}};
        if (const auto moment = moment_of(zone, local); moment > time) return moment;
      }
    }
  }
  return std::nullopt;
}

Timestamp Schedule::next(Timestamp time) const {
  if (distance_.count() > 0) return Timestamp{(time.time_since_epoch() / distance_ + 1) * distance_};
  // The rule was due at least once within eight years when it was read, and is so from any moment.
  return next_on_clock(time).value();
}

}  // namespace confab::jobs
