#pragma once
// What of a text is in the index: pieces of a few characters, each as a number. A text that has a term has all pieces
// of the term; one that has all of them may still be without it, for pieces know no order: whoever finds a text by them
// looks at the text itself.

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/term.h"

namespace confab::search {

/// A hash. Two pieces seldom have the same.
using Gram = std::uint32_t;
inline constexpr unsigned kGramBits = 24;

/// Of words three letters each, with the first two, or the only one, at their beginning; of dense characters each, and
/// each two. Ascending, without repetition.
[[nodiscard]] std::vector<Gram> grams_of(std::u32string_view text);

/// Some that every text with the term has, the rarest first, as far as that can be told; at most `most`. Never none.
[[nodiscard]] std::vector<Gram> grams_of(const Term& term, std::size_t most);

}  // namespace confab::search
