#pragma once

#include "markup/memo.h"
#include "markup/source.h"

namespace confab::markup {

/// The end of the shortcode with its colons (`:smile:`) at `p`, or kNowhere.
[[nodiscard]] Position match_shortcode(Source& source, Position p);

/// Whether the character at `p` may be the first of a Unicode emoji.
[[nodiscard]] bool may_begin_unicode_emoji(const Source& source, Position p);
/// The end of the Unicode emoji at `p`, or kNowhere: a character, with skin tone, joined sequences, keycaps and flags.
[[nodiscard]] Position match_unicode_emoji(Source& source, Memo& memo, std::uint16_t memo_rule, Position p);

}  // namespace confab::markup
