#include "search/term.h"

#include <algorithm>
#include <utility>

namespace confab::search {
namespace {

constexpr auto kNowhere = std::u32string_view::npos;

bool is_letter(char32_t c) {
  return c != U' ' && !is_dense(c);
}

bool fits(const Term& term, std::u32string_view text, std::size_t at) {
  if (term.begins_at_edge() && !is_edge(text, at)) return false;
  return !term.ends_at_edge() || is_edge(text, at + term.chars.size());
}

// 3: a whole word, 2: its beginning, 1: a part.
std::int64_t worth_of(const Term& term, std::u32string_view text, std::size_t at) {
  if (!is_edge(text, at)) return 1;
  return is_edge(text, at + term.chars.size()) ? 3 : 2;
}

std::int64_t score_of(const Term& term, std::u32string_view text) {
  constexpr int kMaxCounted = 4;
  std::int64_t best = 0;
  std::int64_t times = 0;
  for (auto at = find(term, text); at != kNowhere && times < kMaxCounted; at = find(term, text, at + 1)) {
    best = std::max(best, worth_of(term, text, at));
    ++times;
  }
  return best * 100 + times * 10;
}

}  // namespace

bool Term::begins_at_edge() const {
  if (quoted) return true;
  const auto end = std::find_if_not(chars.begin(), chars.end(), is_letter);
  return end - chars.begin() <= 2 && is_letter(chars.front());
}

bool Term::ends_at_edge() const {
  return quoted || (chars.size() == 1 && is_letter(chars.front()));
}

std::optional<Term> make_term(std::string_view utf8, bool quoted) {
  auto text = read_text(utf8);
  if (text.chars.empty()) return std::nullopt;
  return Term{.chars = std::move(text.chars), .quoted = quoted};
}

std::size_t find(const Term& term, std::u32string_view text, std::size_t from) {
  for (auto at = text.find(term.chars, from); at != kNowhere; at = text.find(term.chars, at + 1)) {
    if (fits(term, text, at)) return at;
  }
  return kNowhere;
}

std::vector<Range> ranges_of(const std::vector<Term>& terms, const Text& text, std::size_t most) {
  std::vector<Range> found;
  for (const auto& term : terms) {
    std::size_t count = 0;
    for (auto at = find(term, text.chars); at != kNowhere && count < most; at = find(term, text.chars, at + 1)) {
      found.push_back({text.origins[at].begin, text.origins[at + term.chars.size() - 1].end});
      ++count;
    }
  }
  std::sort(found.begin(), found.end(), [](const Range& a, const Range& b) {
    return std::pair{a.begin, a.end} < std::pair{b.begin, b.end};
  });
  std::vector<Range> apart;
  for (const auto& range : found) {
    if (!apart.empty() && range.begin <= apart.back().end) {
      apart.back().end = std::max(apart.back().end, range.end);
    } else {
      apart.push_back(range);
    }
  }
  if (apart.size() > most) apart.resize(most);
  return apart;
}

std::int64_t score_of(const std::vector<Term>& terms, const Text& text) {
  constexpr std::size_t kLong = 2'000;
  std::int64_t score = 0;
  for (const auto& term : terms) score += score_of(term, text.chars);
  return score * 100 - static_cast<std::int64_t>(std::min(text.chars.size(), kLong) / 25);
}

}  // namespace confab::search
