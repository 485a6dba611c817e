#pragma once
// Most of most messages is words without any markup. This is a short way through them: it gives nothing but what the
// rules of the inline grammar would give one by one, and leaves to them whatever it is not sure of.

#include "markup/address.h"
#include "markup/markup.h"
#include "markup/source.h"

namespace confab::markup {

enum class Context : std::uint8_t;

/// Text in pieces, as the rules would cut it: words, signs, and the blanks between.
struct Words {
  Position end = 0;
  Position first_end = 0;  ///< where the first piece ends
  Position last = 0;       ///< where the last piece begins
};

/// The text that begins at `p` and surely has no markup in it; ends at `p` if there is none. It ends at every character
/// at which another sequence of the same context may begin, so that overlapping sequences still meet; titles, which
/// begin with what they may contain, are left to the rules.
[[nodiscard]] Words match_words(Source& source, AddressGrammar& address, const Options& options, Context context,
                                Position p);

}  // namespace confab::markup
