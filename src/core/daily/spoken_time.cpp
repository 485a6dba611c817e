#include "core/daily/spoken_time.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/blank.h"
#include "base/text.h"

namespace confab::core::daily {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using Local = std::chrono::local_time<std::chrono::milliseconds>;

constexpr int kMaxUnits = 10'000;

/// Words one after the other; what was not taken is the rest.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(trim(text)) {}

  [[nodiscard]] std::string next() const { return to_lower_ascii(rest_.substr(0, rest_.find_first_of(" \t\n"))); }
  std::string take() {
    auto word = next();
    rest_ = trim(rest_.substr(word.size()));
    return word;
  }
  bool take_if(std::string_view word) {
    if (next() != word) return false;
    take();
    return true;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

// All of the text as a number.
std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto* end = text.data() + text.size();
  const auto [read, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc{} || read != end || number < 0) return std::nullopt;
  return number;
}

struct Unit {
  std::string_view one, many, brief;
  minutes length;
};
constexpr std::array kUnits{Unit{"minute", "minutes", "min", minutes{1}}, Unit{"hour", "hours", "h", hours{1}},
                            Unit{"day", "days", "d", days{1}}, Unit{"week", "weeks", "w", days{7}}};

std::optional<minutes> span_of(Words& words) {
  const auto count_word = words.take();
  const auto count = count_word == "a" || count_word == "an" ? std::optional{1} : number_of(count_word);
  const auto name = words.take();
  const auto* unit = std::ranges::find_if(
      kUnits, [&](const Unit& one) { return name == one.one || name == one.many || name == one.brief; });
  if (!count || *count == 0 || *count > kMaxUnits || unit == kUnits.end()) return std::nullopt;
  return *count * unit->length;
}

// 9:00, 15:30
std::optional<minutes> clock_of(std::string_view word) {
  const auto colon = word.find(':');
  if (colon == std::string_view::npos || colon > 2 || word.size() != colon + 3) return std::nullopt;
  const auto hour = number_of(word.substr(0, colon));
  const auto minute = number_of(word.substr(colon + 1));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return hours{*hour} + minutes{*minute};
}

// 2027-01-05
std::optional<std::chrono::local_days> date_of(std::string_view word) {
  if (word.size() != 10 || word[4] != '-' || word[7] != '-') return std::nullopt;
  const auto year = number_of(word.substr(0, 4));
  const auto month = number_of(word.substr(5, 2));
  const auto day = number_of(word.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional{std::chrono::local_days{date}} : std::nullopt;
}

std::optional<Local> at_clock(Words& words, std::chrono::local_days day) {
  if (!words.take_if("at")) return std::nullopt;
  const auto clock = clock_of(words.take());
  return clock ? std::optional<Local>{day + *clock} : std::nullopt;
}

std::optional<Local> moment_of(Words& words, Local now) {
  const auto today = std::chrono::floor<days>(now);
  if (words.take_if("in")) {
    const auto span = span_of(words);
    return span ? std::optional{now + *span} : std::nullopt;
  }
  if (words.take_if("today")) return at_clock(words, today);
  if (words.take_if("tomorrow")) return at_clock(words, today + days{1});
  if (words.take_if("on")) {
    const auto day = date_of(words.take());
    return day ? at_clock(words, *day) : std::nullopt;
  }
  const auto moment = at_clock(words, today);
  return moment && *moment <= now ? std::optional{*moment + days{1}} : moment;
}

}  // namespace

std::optional<Spoken> understand(std::string_view said, Timestamp now, minutes offset) {
  Words words{said};
  words.take_if("me");
  const auto moment = moment_of(words, Local{now.time_since_epoch() + offset});
  if (!moment) return std::nullopt;
  if (!words.take_if("to")) words.take_if("that");
  if (!is_valid_utf8(words.rest()) || shows_nothing(words.rest())) return std::nullopt;
  return Spoken{Timestamp{moment->time_since_epoch() - offset}, std::string{words.rest()}};
}

}  // namespace confab::core::daily
