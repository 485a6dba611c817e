#pragma once
// Text as search looks at it: what is said, without how it is written. Both what is looked for and what is looked
// through are made by the same function, so that it is the same on every database.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace confab::search {

/// Changes whenever the same text may come out otherwise: whatever was indexed before is then indexed anew.
[[nodiscard]] std::int64_t text_version();

/// Letters, digits and signs, folded: case, width and accents are gone (`Ä` is `a`, `ß` is `ss`). Whatever separates
/// words is one space; there is none at either end.
struct Text {
  std::u32string chars;
  /// Where in the text as typed each of them comes from, in UTF-16 units.
  struct Origin {
    std::uint32_t begin = 0, end = 0;
  };
  std::vector<Origin> origins;
};

/// Of any text; bytes that are no UTF-8 count as U+FFFD. Any thread.
[[nodiscard]] Text read_text(std::string_view utf8);

/// A character of a script that puts no spaces between words (Chinese, Japanese, Korean, Thai ...), or a pictogram:
/// each of them is looked for by itself.
[[nodiscard]] bool is_dense(char32_t c);

/// Whether a word may begin or end between `at - 1` and `at`: beside a space, at the ends, and around dense characters.
[[nodiscard]] bool is_edge(std::u32string_view chars, std::size_t at);

}  // namespace confab::search
