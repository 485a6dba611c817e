#include "markup/message_time.h"

#include <chrono>

namespace confab::markup {
namespace {

using std::chrono::milliseconds;
using std::chrono::sys_days;

// Reads fields of fixed width from left to right; any failure sticks.
class Fields {
 public:
  explicit Fields(std::string_view text) : rest_{text} {}

  int number(std::size_t digits) {
    if (rest_.size() < digits) return fail();
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (!belongs(Run::digit, rest_[i])) return fail();
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }
  bool literal(char c) {
    if (!peek(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (!literal(c)) fail();
  }
  [[nodiscard]] bool peek(char c) const { return !rest_.empty() && rest_.front() == c; }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  int fail() {
    failed_ = true;
    return 0;
  }
  std::string_view rest_;
  bool failed_ = false;
};

struct Date {
  bool has_day = false;
  int year = 0, month = 0, day = 0;
  int hours = 0, minutes = 0, seconds = 0, millis = 0;
  bool has_offset = false;
  int offset_sign = 1, offset_hours = 0, offset_minutes = 0;
};

void read_offset(Fields& fields, Date& date) {
  Fields attempt = fields;
  const bool plus = attempt.literal('+');
  if (!plus && !attempt.literal('-')) return;
  const int hours = attempt.number(2);
  attempt.expect(':');
  const int minutes = attempt.number(2);
  if (attempt.failed()) return;
  date.has_offset = true;
  date.offset_sign = plus ? 1 : -1;
  date.offset_hours = hours;
  date.offset_minutes = minutes;
  fields = attempt;
}

std::optional<Date> read_day_and_time(Fields& fields) {
  Date date{.has_day = true};
  date.year = fields.number(4);
  fields.expect('-');
  date.month = fields.number(2);
  fields.expect('-');
  date.day = fields.number(2);
  fields.expect('T');
  date.hours = fields.number(2);
  fields.expect(':');
  date.minutes = fields.number(2);
  fields.expect(':');
  date.seconds = fields.number(2);
  if (fields.failed()) return std::nullopt;
  Fields with_fraction = fields;
  if (with_fraction.literal('.')) {
    date.millis = with_fraction.number(3);
    if (with_fraction.failed()) {
      date.millis = 0;
    } else {
      fields = with_fraction;
    }
  }
  read_offset(fields, date);
  return date;
}

std::optional<Date> read_time_of_day(Fields& fields) {
  Date date;
  date.hours = fields.number(2);
  fields.expect(':');
  date.minutes = fields.number(2);
  if (fields.failed()) return std::nullopt;
  Fields with_seconds = fields;
  if (with_seconds.literal(':')) {
    const int seconds = with_seconds.number(2);
    if (!with_seconds.failed()) {
      date.seconds = seconds;
      fields = with_seconds;
    }
  }
  read_offset(fields, date);
  return date;
}

std::optional<Date> read_date(Fields& fields) {
  Fields attempt = fields;
  if (auto date = read_day_and_time(attempt)) {
    fields = attempt;
    return date;
  }
  return read_time_of_day(fields);
}

bool is_on_the_clock(const Date& date) {
  const bool midnight = date.hours == 24 && date.minutes == 0 && date.seconds == 0 && date.millis == 0;
  return (date.hours < 24 || midnight) && date.minutes < 60 && date.seconds < 60 && date.offset_hours < 24 &&
         date.offset_minutes < 60;
}

}  // namespace

std::optional<MessageTime> match_message_time(const Source& source, Position p) {
  if (!source.starts_with(p, "<t:")) return std::nullopt;
  MessageTime time;
  time.date_begin = p + 3;
  const std::string_view rest = source.slice(time.date_begin, source.size()).substr(0, 40);
  Fields fields{rest};
  Fields unix_time = fields;
  unix_time.number(5);
  unix_time.number(5);
  if (!unix_time.failed()) {
    fields = unix_time;
  } else if (!read_date(fields)) {
    return std::nullopt;
  }
  time.date_end = time.date_begin + static_cast<Position>(rest.size() - fields.left());
  Position q = time.date_end;
  constexpr std::string_view kFormats = "tTdDfFR";
  if (source.at(q) == ':' && kFormats.find(source.at(q + 1)) != std::string_view::npos && !source.at_end(q + 1) &&
      source.at(q + 2) == '>') {
    time.format = source.at(q + 1);
    q += 2;
  }
  if (source.at(q) != '>') return std::nullopt;
  time.end = q + 1;
  return time;
}

std::int32_t message_time_seconds(std::string_view text, Timestamp now) {
  Fields fields{text};
  const auto date = read_date(fields);
  if (!date || !is_on_the_clock(*date)) return 0;
  sys_days day = std::chrono::floor<std::chrono::days>(now);
  if (date->has_day) {
    if (date->month < 1 || date->month > 12 || date->day < 1 || date->day > 31) return 0;
    // The 30th of February is the 2nd of March.
    day = sys_days{std::chrono::year{date->year} / date->month / 1} + std::chrono::days{date->day - 1};
  }
  const auto offset = std::chrono::minutes{date->offset_sign * (date->offset_hours * 60 + date->offset_minutes)};
  const auto time = std::chrono::time_point_cast<milliseconds>(day) + std::chrono::hours{date->hours} +
                    std::chrono::minutes{date->minutes} + std::chrono::seconds{date->seconds} +
                    milliseconds{date->millis} - offset;
  const std::int64_t seconds = time.time_since_epoch().count() / 1000;  // towards zero
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(seconds));
}

}  // namespace confab::markup
