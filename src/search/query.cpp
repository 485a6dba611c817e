#include "search/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/text.h"

namespace confab::search {
namespace {

[[noreturn]] void refuse(std::string_view field, std::string_view value, std::string reason) {
  throw Refusal(errors::invalid_search, reason, {{"field", field}, {"value", value}, {"reason", reason}});
}

struct Word {
  std::string_view text;
  bool quoted = false;
  bool excluded = false;
};

// What telephones type for quotation marks.
std::string with_plain_quotes(std::string_view text) {
  std::string result{text};
  for (const std::string_view curly : {"\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"}) {
    for (auto at = result.find(curly); at != std::string::npos; at = result.find(curly, at)) {
      result.replace(at, curly.size(), "\"");
    }
  }
  return result;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    Word word;
    if (text[at] == '-' && at + 1 < text.size() && !is_blank(text[at + 1])) {
      word.excluded = true;
      ++at;
    }
    word.quoted = text[at] == '"';
    if (word.quoted) ++at;
    auto end = at;
    while (end < text.size() && !(word.quoted ? text[end] == '"' : is_blank(text[end]))) ++end;
    word.text = text.substr(at, end - at);
    at = word.quoted ? end + 1 : end;
    if (!word.text.empty()) words.push_back(word);
  }
  return words;
}

struct Period {
  Timestamp begin, end;
};

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

// 2026, 2026-03 or 2026-03-15, where the clock is `offset` ahead.
std::optional<Period> read_period(std::string_view text, std::chrono::minutes offset) {
  using namespace std::chrono;
  constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;
  if (text.size() != kYear && text.size() != kMonth && text.size() != kDay) return std::nullopt;
  if ((text.size() > kYear && text[kYear] != '-') || (text.size() > kMonth && text[kMonth] != '-')) return std::nullopt;
  const auto year = number_in(text.substr(0, kYear));
  const auto month = text.size() > kYear ? number_in(text.substr(kYear + 1, 2)) : 1;
  const auto day = text.size() > kMonth ? number_in(text.substr(kMonth + 1, 2)) : 1;
  if (!year || !month || !day || *year < 1970 || *month < 1 || *day < 1) return std::nullopt;
  const year_month_day first{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                             std::chrono::day{static_cast<unsigned>(*day)}};
  if (!first.ok()) return std::nullopt;
  auto next = first;
  if (text.size() == kYear) next += years{1};
  if (text.size() == kMonth) next += months{1};
  const auto end = text.size() == kDay ? sys_days{first} + days{1} : sys_days{next};
  const auto in_utc = [&](sys_days at) { return time_point_cast<Timestamp::duration>(at) - offset; };
  return Period{in_utc(sys_days{first}), in_utc(end)};
}

struct NamedTrait {
  std::string_view name;
  Trait trait;
};
constexpr std::array kHas{NamedTrait{"link", Trait::link},         NamedTrait{"url", Trait::link},
                          NamedTrait{"file", Trait::file},         NamedTrait{"image", Trait::image},
                          NamedTrait{"reaction", Trait::reaction}, NamedTrait{"pin", Trait::pin},
                          NamedTrait{"star", Trait::star},         NamedTrait{"thread", Trait::thread_start}};
constexpr std::array kIs{NamedTrait{"pinned", Trait::pin}, NamedTrait{"starred", Trait::star},
                         NamedTrait{"thread", Trait::in_thread}};
constexpr std::array<std::string_view, 10> kFilters{"from",    "in",     "has",   "is", "mentions",
                                                    "mention", "before", "after", "on", "during"};
constexpr std::array<std::string_view, 4> kSchemes{"http", "https", "ftp", "mailto"};

Trait read_trait(std::string_view field, std::string_view value, std::span<const NamedTrait> traits) {
  std::string names;
  for (const auto& [name, trait] : traits) {
    if (equal_ignoring_case(value, name)) return trait;
    names += names.empty() ? "" : ", ";
    names += name;
  }
  refuse(field, value, fmt::format("{}: takes one of {}.", field, names));
}

class Reader {
 public:
  explicit Reader(const Reading& reading) : reading_(reading) {}

  void add(const Word& word) {
    if (!word.quoted && read_filter(word)) return;
    if (reading_.always_expression) {
      add_to_expression(word);
    } else {
      add_term(word);
    }
  }

  Query done(std::string_view text) {
    if (query_.terms.empty() && !query_.expression && !query_.has_filters()) {
      refuse("text", text, "There is nothing to look for.");
    }
    return std::move(query_);
  }

 private:
  bool read_filter(const Word& word) {
    const auto colon = word.text.find(':');
    if (colon == 0 || colon == std::string_view::npos) return false;
    const auto field = to_lower_ascii(word.text.substr(0, colon));
    const auto value = word.text.substr(colon + 1);
    if (!std::all_of(field.begin(), field.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return false;
    if (std::find(kFilters.begin(), kFilters.end(), field) == kFilters.end()) {
      const bool is_address = std::find(kSchemes.begin(), kSchemes.end(), field) != kSchemes.end();
      if (value.empty() || is_address || reading_.unknown_is_text) return false;
      refuse(field, value, fmt::format("There is no filter {0}: - put \"{0}:...\" into quotes to look for it.", field));
    }
    if (word.excluded) refuse(field, value, "Filters cannot be excluded.");
    if (value.empty()) refuse(field, value, fmt::format("{}: needs a value right behind it.", field));
    if (++filters_ > kMaxTerms) refuse(field, value, "There are too many filters.");
    set_filter(field, value);
    return true;
  }

  void set_filter(std::string_view field, std::string_view value) {
    if (field == "from") return set_once(query_.from, field, value);
    if (field == "in") return set_once(query_.in, field, value);
    if (field == "mentions" || field == "mention") return set_once(query_.mentions, field, value);
    if (field == "has") return query_.traits.push_back(read_trait(field, value, kHas));
    if (field == "is") return query_.traits.push_back(read_trait(field, value, kIs));
    set_time(field, value);
  }

  void set_time(std::string_view field, std::string_view value) {
    const auto period = read_period(value, reading_.utc_offset);
    if (!period) {
      refuse(field, value, fmt::format("{}: takes a year, a month or a day: 2026, 2026-03 or 2026-03-15.", field));
    }
    if (field == "after") return not_before(period->end);
    if (field == "before") return only_before(period->begin);
    not_before(period->begin);
    only_before(period->end);
  }

  void not_before(Timestamp time) { query_.since = std::max(query_.since.value_or(time), time); }
  void only_before(Timestamp time) { query_.before = std::min(query_.before.value_or(time), time); }

  static void set_once(std::optional<std::string>& member, std::string_view field, std::string_view value) {
    if (member) refuse(field, value, fmt::format("{}: can be there once.", field));
    member = std::string{value};
  }

  void add_term(const Word& word) {
    auto term = make_term(word.text, word.quoted);
    if (!term) refuse("text", word.text, "There are no letters or digits in it.");
    if (query_.terms.size() + query_.excluded.size() >= kMaxTerms) {
      refuse("text", word.text, fmt::format("More than {} words cannot be looked for.", kMaxTerms));
    }
    (word.excluded ? query_.excluded : query_.terms).push_back(std::move(*term));
  }

  void add_to_expression(const Word& word) {
    query_.ignores_case = true;
    if (!query_.expression) query_.expression.emplace();
    if (!query_.expression->empty()) query_.expression->push_back(' ');
    if (word.excluded) query_.expression->push_back('-');
    query_.expression->append(word.text);
  }

  const Reading& reading_;
  Query query_;
  std::size_t filters_ = 0;
};

// `/.../flags`, and nothing else.
std::optional<Query> read_expression(std::string_view text) {
  const auto last = text.rfind('/');
  if (!text.starts_with('/') || last < 2) return std::nullopt;
  const auto flags = text.substr(last + 1);
  if (!std::all_of(flags.begin(), flags.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return std::nullopt;
  std::string inline_flags;
  for (const char flag : flags) {
    if (flag == 'i') continue;
    if (flag != 'm' && flag != 's') refuse("text", text, "An expression may have the flags i, m and s.");
    if (inline_flags.find(flag) == std::string::npos) inline_flags.push_back(flag);
  }
  Query query;
  query.ignores_case = flags.find('i') != std::string_view::npos;
  query.expression = (inline_flags.empty() ? "" : "(?" + inline_flags + ")") + std::string{text.substr(1, last - 1)};
  return query;
}

}  // namespace

Query read_query(std::string_view text, const Reading& reading) {
  const auto trimmed = trim(text);
  if (auto expression = read_expression(trimmed)) return std::move(*expression);
  const auto plain = with_plain_quotes(trimmed);
  Reader reader{reading};
  for (const auto& word : words_of(plain)) reader.add(word);
  return reader.done(text);
}

}  // namespace confab::search
