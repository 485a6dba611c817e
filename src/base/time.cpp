#include "base/time.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace confab {
namespace {

constexpr std::int64_t kEarliest = -62'167'219'200'000;  // 0000-01-01
constexpr std::int64_t kLatest = 253'402'300'799'999;    // 9999-12-31T23:59:59.999

// A number that is not negative, in place of so many characters.
void put_digits(std::string& text, std::size_t from, std::size_t count, auto number) {
  for (std::size_t at = from + count; at > from; number /= 10) text[--at] = static_cast<char>('0' + number % 10);
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool digits(std::size_t count, int& value) {
    if (rest_.size() < count) return false;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + count, value);
    if (error != std::errc{} || end != rest_.data() + count || rest_.front() == '-') return false;
    rest_.remove_prefix(count);
    return true;
  }
  bool literal(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  void skip(std::size_t count) { rest_.remove_prefix(count); }

 private:
  std::string_view rest_;
};

int fraction_millis(Scanner& in) {
  const auto text = in.rest();
  const auto length = std::min(text.find_first_not_of("0123456789"), text.size());
  int millis = 0;
  for (std::size_t i = 0; i < 3; ++i) millis = millis * 10 + (i < length ? text[i] - '0' : 0);
  in.skip(length);
  return millis;
}

std::optional<std::chrono::minutes> zone_offset(Scanner& in) {
  if (in.done() || (in.literal('Z') && in.done())) return std::chrono::minutes{0};
  in.literal(' ');
  if (in.rest() == "GMT" || in.rest() == "UTC") return std::chrono::minutes{0};
  const bool behind = in.literal('-');
  if (!behind && !in.literal('+')) return std::nullopt;
  int hours = 0;
  int minutes = 0;
  if (!in.digits(2, hours)) return std::nullopt;
  in.literal(':');
  if (!in.digits(2, minutes) || !in.done()) return std::nullopt;
  const std::chrono::minutes offset{hours * 60 + minutes};
  return behind ? -offset : offset;
}

// `17:28`, `17:28:32.123`, with or without a zone, to the end of the text.
std::optional<Timestamp> time_of_day(Scanner& in, Timestamp day) {
  using namespace std::chrono;
  int hour = 0, minute = 0, second = 0, millis = 0;
  if (!in.digits(2, hour) || !in.literal(':') || !in.digits(2, minute)) return std::nullopt;
  if (in.literal(':')) {
    if (!in.digits(2, second)) return std::nullopt;
    if (in.literal('.')) millis = fraction_millis(in);
  }
  if (hour > 24 || minute > 59 || second > 60) return std::nullopt;
  const auto offset = zone_offset(in);
  if (!offset) return std::nullopt;
  return day + hours{hour} + minutes{minute} + seconds{second} + milliseconds{millis} - *offset;
}

// `01 Jan 2020`, and as mail and HTTP write it: `Wed, 01 Jan 2020 17:28:32 GMT`, `1 Jan 2020 17:28 +0100`.
std::optional<Timestamp> parse_written_date(std::string_view text) {
  using namespace std::chrono;
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::array kDays{"Sun, ", "Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, "};
  if (std::ranges::any_of(kDays, [&](const char* name) { return text.starts_with(name); })) text.remove_prefix(5);
  Scanner in{text};
  int d = 0;
  int y = 0;
  if (!in.digits(2, d) && !in.digits(1, d)) return std::nullopt;
  if (!in.literal(' ')) return std::nullopt;
  const auto* const name = std::ranges::find_if(kMonths, [&](const char* m) { return in.rest().starts_with(m); });
  if (name == kMonths.end()) return std::nullopt;
  in.skip(3);
  if (!in.literal(' ') || !in.digits(4, y)) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(name - kMonths.begin() + 1)},
                            day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  if (in.done()) return Timestamp{sys_days{date}};
  return in.literal(' ') ? time_of_day(in, sys_days{date}) : std::nullopt;
}

std::optional<Timestamp> parse_millis(std::string_view text) {
  std::int64_t millis = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), millis);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (millis < kEarliest || millis > kLatest) return std::nullopt;
  return from_millis(millis);
}

}  // namespace

std::string to_iso8601(Timestamp time) {
  using namespace std::chrono;
  const auto clamped = from_millis(std::clamp(to_millis(time), kEarliest, kLatest));
  const auto day = floor<days>(clamped);
  const year_month_day date{day};
  const hh_mm_ss clock{clamped - day};
  std::string text = "0000-00-00T00:00:00.000Z";
  put_digits(text, 0, 4, int{date.year()});
  put_digits(text, 5, 2, unsigned{date.month()});
  put_digits(text, 8, 2, unsigned{date.day()});
  put_digits(text, 11, 2, clock.hours().count());
  put_digits(text, 14, 2, clock.minutes().count());
  put_digits(text, 17, 2, clock.seconds().count());
  put_digits(text, 20, 3, clock.subseconds().count());
  return text;
}

std::optional<Timestamp> parse_time(std::string_view text) {
  using namespace std::chrono;
  if (text.empty()) return std::nullopt;
  if (text.find_first_not_of("0123456789", text.front() == '-' ? 1 : 0) == std::string_view::npos && text != "-") {
    if (text.size() != 4) return parse_millis(text);
  }
  Scanner in{text};
  int y = 0, m = 1, d = 1;
  if (!in.digits(4, y)) return parse_written_date(text);
  if (in.literal('-') && (!in.digits(2, m) || (in.literal('-') && !in.digits(2, d)))) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  Timestamp result = sys_days{date};
  if (in.done()) return result;

  return in.literal('T') || in.literal(' ') ? time_of_day(in, result) : std::nullopt;
}

Timestamp SystemTime::now() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace confab
