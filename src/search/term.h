#pragma once
// One thing to look for, and where it is in a text.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/text.h"

namespace confab::search {

/// A word, a part of one, or several that follow each other.
///
/// It matches wherever its characters stand; what separates words is the same to it, however it is typed. Begins at the
/// beginning of a word: what is quoted, and words of one or two letters. Ends at the end of one: what is quoted, and a
/// letter alone. (Dense characters stand for themselves, however few.)
struct Term {
  std::u32string chars;  // as read_text() has them; not empty
  bool quoted = false;

  [[nodiscard]] bool begins_at_edge() const;
  [[nodiscard]] bool ends_at_edge() const;
};

/// nullopt: it has neither letters nor digits.
[[nodiscard]] std::optional<Term> make_term(std::string_view utf8, bool quoted);

/// The first place at or after `from`; npos: none.
[[nodiscard]] std::size_t find(const Term& term, std::u32string_view text, std::size_t from = 0);
[[nodiscard]] inline bool contains(std::u32string_view text, const Term& term) {
  return find(term, text) != std::u32string_view::npos;
}

/// A part of a text as typed, in UTF-16 units, as JavaScript counts.
struct Range {
  std::uint32_t begin = 0, end = 0;

  friend bool operator==(const Range&, const Range&) = default;
};
/// Where the terms are: in order, none touches another, at most `most`.
[[nodiscard]] std::vector<Range> ranges_of(const std::vector<Term>& terms, const Text& text, std::size_t most);

/// How well a text answers: whole words before beginnings before parts, often before once, short before long.
[[nodiscard]] std::int64_t score_of(const std::vector<Term>& terms, const Text& text);

}  // namespace confab::search
