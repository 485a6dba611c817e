#pragma once
// The inline grammar: which markup begins at a position, and where it ends. An ordered choice, as in the package: the
// first rule that fits is taken. Nothing is built here; InlineWriter turns matches into nodes.
//
// To add a syntax: a Rule, a match_... function, its place in the order of item() and its siblings, and a case in
// InlineWriter::write().

#include <cstdint>

#include "markup/address.h"
#include "markup/markup.h"
#include "markup/memo.h"
#include "markup/message_time.h"
#include "markup/source.h"

namespace confab::markup {

enum class Rule : std::uint8_t {
  none,
  text,         ///< as it stands
  words,        ///< the same in pieces; first: the first one's end, second: the last one's begin
  joined_text,  ///< [begin, first) and [second, end): signs between them are dropped
  escaped,      ///< without its first character
  message_time,
  link,        ///< `[...](...)`; first: the title's end, second: the target's end
  angle_link,  ///< `<...|...>`; second: the target's end
  image,       ///< first: the label's end, second: the target's end
  spoiler,
  bold,           ///< first: the width of its marker
  italic,         ///< the same
  strike,         ///< the same
  failed_italic,  ///< `_a_b`: text around formatted content; first: the marker's width, second: the content's end
  user,
  channel,
  inline_code,
  katex,  ///< first: the content's begin, second: its end
  phone,
  email,  ///< first: begin of the address
  url,
  shortcode,
  unicode_emoji,
  emoticon,  ///< first: its index
  color      ///< first: 0xRRGGBBAA
};

struct Match {
  Rule rule = Rule::none;
  Position begin = 0;
  Position end = 0;
  std::uint32_t first = 0;
  std::uint32_t second = 0;

  explicit operator bool() const { return rule != Rule::none; }
};

/// Where an item stands; it decides which rules apply and what ends the sequence.
enum class Context : std::uint8_t { line, spoiler, cell, star_item, bold, italic, strike, title };

/// What an item is nested in already. None of these nests in itself.
enum class Within : std::uint8_t { nothing = 0, bold = 1, italic = 2, strike = 4, link = 8 };
constexpr Within operator|(Within a, Within b) {
  return static_cast<Within>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr bool has(Within set, Within part) {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(part)) != 0;
}

class InlineGrammar {
 public:
  InlineGrammar(Source& source, Memo& memo, const Options& options)
      : source_{source}, memo_{memo}, options_{options}, address_{source, memo} {}

  /// The item of a sequence at `p`; no match is the end of the sequence.
  [[nodiscard]] Match item(Context context, Within within, Position p);
  /// Where the sequence that begins at `p` ends.
  [[nodiscard]] Position sequence_end(Context context, Within within, Position p);

  /// A shortcode, Unicode emoji or emoticon, whatever follows it.
  [[nodiscard]] Match match_any_emoji(Position p);

  /// Where the next `\]` or `$$` (block) or `\)` or `$` (inline) begins at or after `p`, as far as the options allow
  /// them.
  [[nodiscard]] Position find_katex_end(Position p, bool block);

 private:
  enum class Emoticons : bool { no, yes };

  Match inline_item(Position p, Emoticons emoticons);
  Match word_item(Position p, Emoticons emoticons);
  Match formatted_item(Context context, Within within, Position p, Emoticons emoticons);
  Match bold_or_italic_item(Context context, Within within, Position p);
  Match strike_item(Within within, Position p);
  Match title_item(Within within, Position p);

  Match match_emphasis(Within within, Position p);
  Match match_bold(Within within, Position p);
  Match match_italic(Within within, Position p);
  Match match_italic_at_underscore(Within within, Position p);
  Match match_strike(Within within, Position p);
  Match match_marked(Rule rule, Context context, Within within, Run marker, Position p);
  Match match_blank_emphasis(Run marker, Position p);
  Match match_link(Within within, Position p);
  Match find_link(Within within, Position p);
  Match match_image(Position p);
  Match match_spoiler(Position p);
  Match match_inline_code(Position p);
  Match match_katex(Position p);
  Match match_time(Position p);
  Match match_escape(Position p);
  Match match_escaped_time(Position p);
  Match match_direct_mention(Position p);
  Match match_mention(Position p);
  Match match_channel(Position p);
  Match match_emoji(Position p);
  [[nodiscard]] Match match_emoticon_at(Position p) const;
  Match match_emoticon_in(Context context, Within within, Position p);
  Match match_hyphen_before_emoticon(Position p);
  Match match_color(Position p);
  Match match_host_after_underscore(Position p);
  Match match_url(Position p);

  bool emoticon_may_end(Context context, Within within, Position p);
  Position skip_name(Position p);
  Position skip_name_char(Position p);
  void match_spoilers_from_behind(Position p);

  Source& source_;
  Memo& memo_;
  const Options& options_;
  AddressGrammar address_;
  std::vector<Position> trail_;
  int spoiler_depth_ = 0;
  Position spoilers_known_from_ = kNowhere;

  struct KatexEnd {
    Position asked = kNowhere;
    Position found = kNowhere;
  };
  KatexEnd katex_ends_[2];
};

}  // namespace confab::markup
