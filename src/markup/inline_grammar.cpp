#include "markup/inline_grammar.h"

#include <string_view>

#include "markup/emoji.h"
#include "markup/emoticon.h"
#include "markup/rule.h"
#include "markup/unicode_classes.h"
#include "markup/words.h"

namespace confab::markup {
namespace {

enum class Kept : std::uint16_t { sequence, bold, italic, strike, link, spoiler, emoticon_end };

// The memo's name for a rule of this grammar in a context.
std::uint16_t kept(Kept rule, Within within, Context context = Context::line) {
  const unsigned base = static_cast<unsigned>(MemoRule::inline_rules);
  return static_cast<std::uint16_t>(((base + static_cast<unsigned>(rule)) << 8) |
                                    (static_cast<unsigned>(context) << 4) | static_cast<unsigned>(within));
}

Match text(Position begin, Position end) {
  return {Rule::text, begin, end};
}

bool is_hex(char c) {
  return belongs(Run::digit, c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
unsigned hex_value(char c) {
  if (belongs(Run::digit, c)) return static_cast<unsigned>(c - '0');
  return static_cast<unsigned>((c | 0x20) - 'a') + 10;
}

}  // namespace

// --- Sequences
// ---------------------------------------------------------------------------------------------------------

Match InlineGrammar::item(Context context, Within within, Position p) {
  if (source_.at_end(p)) return {};
  if (context != Context::title && belongs(Run::words_begin, source_.at(p))) {
    const Words words = match_words(source_, address_, options_, context, p);
    if (words.end > p) return {Rule::words, p, words.end, words.first_end, words.last};
  }
  switch (context) {
    case Context::bold:
    case Context::italic:
      return bold_or_italic_item(context, within, p);
    case Context::strike:
      return strike_item(within, p);
    case Context::title:
      return title_item(within, p);
    case Context::spoiler:
      if (source_.starts_with(p, "||")) return {};
      break;
    case Context::cell:
      if (source_.starts_with(p, "\\|")) return {Rule::escaped, p, p + 2};
      if (source_.at(p) == '|' || source_.is_line_end(p)) return {};
      break;
    case Context::line:
    case Context::star_item:
      break;
  }
  if (Match match = inline_item(p, Emoticons::yes)) return match;
  if (source_.is_line_end(p) || (context == Context::star_item && source_.at(p) == '*')) return {};
  return text(p, source_.after(p));
}

Position InlineGrammar::sequence_end(Context context, Within within, Position p) {
  // Sequences overlap (`*a *b *c`), and share their rest from the first common item on. The first items of each are
  // walked freely, as nearly all sequences are short; from then on the end is kept for every item.
  constexpr int kFreeSteps = 4;
  const std::uint16_t rule = kept(Kept::sequence, within, context);
  const std::size_t mark = trail_.size();
  for (int steps = 0;; ++steps) {
    if (steps >= kFreeSteps) {
      if (const Memo::Entry* known = memo_.find(rule, p)) {
        p = known->end;
        break;
      }
      trail_.push_back(p);
    }
    source_.count(1);
    const Match match = item(context, within, p);
    if (!match) break;
    p = match.end;
  }
  for (std::size_t i = mark; i < trail_.size(); ++i) memo_.set(rule, trail_[i], p);
  trail_.resize(mark);
  return p;
}

// --- Items of a line
// ---------------------------------------------------------------------------------------------------

Match InlineGrammar::inline_item(Position p, Emoticons emoticons) {
  const auto emoticon = [&] {
    return emoticons == Emoticons::yes ? match_emoticon_in(Context::line, Within::nothing, p) : Match{};
  };
  Match match;
  switch (source_.at(p)) {
    case ' ':
    case '\t':
      return text(p, source_.run_end(Run::blank, p));
    case '\\':
      match = match_escaped_time(p);
      if (!match) match = match_katex(p);
      if (!match) match = match_escape(p);
      break;
    case '[':
      match = match_link(Within::nothing, p);
      break;
    case '<':
      match = match_time(p);
      if (!match) match = match_link(Within::nothing, p);
      if (!match) match = emoticon();
      break;
    case '!':
      match = match_image(p);
      break;
    case '|':
      match = match_spoiler(p);
      break;
    case '@':
      match = match_direct_mention(p);
      break;
    case '`':
      match = match_inline_code(p);
      break;
    case '+':
      if (const Position end = address_.match_phone(p); end != kNowhere) match = {Rule::phone, p, end};
      break;
    case '$':
      match = match_katex(p);
      break;
    case ':':
      match = match_emoji(p);
      if (!match) match = emoticon();
      break;
    case '*':
      match = match_blank_emphasis(Run::star, p);
      if (!match) match = match_bold(Within::nothing, p);
      if (!match) match = emoticon();
      break;
    case '~':
      match = match_blank_emphasis(Run::tilde, p);
      if (!match) match = match_strike(Within::nothing, p);
      break;
    case '-':
      match = match_hyphen_before_emoticon(p);
      if (!match) match = emoticon();
      break;
    default:
      break;
  }
  return match ? match : word_item(p, emoticons);
}

// What any character may begin, also those whose own rules did not fit.
Match InlineGrammar::word_item(Position p, Emoticons emoticons) {
  if (const auto email = address_.match_email(p)) return {Rule::email, p, email->end, email->begin};
  if (Match match = match_host_after_underscore(p)) return match;
  if (Match match = match_url(p)) return match;
  if (Match match = match_blank_emphasis(Run::underscore, p)) return match;
  if (Match match = match_italic(Within::nothing, p)) return match;
  if (Match match = match_channel(p)) return match;
  if (Match match = match_emoji(p)) return match;
  if (emoticons == Emoticons::yes) {
    if (Match match = match_emoticon_in(Context::line, Within::nothing, p)) return match;
  }
  if (Match match = match_color(p)) return match;
  const Position end = source_.run_end(Run::plain, p);
  return end > p ? text(p, end) : Match{};
}

// --- Items within bold, italic, strike and titles
// -------------------------------------------------------------------------

// What bold and italic have in common, before plain text is tried.
Match InlineGrammar::formatted_item(Context context, Within within, Position p, Emoticons emoticons) {
  switch (source_.at(p)) {
    case ' ':
    case '\t':
      return text(p, source_.run_end(Run::blank, p));
    case '`':
      if (Match match = match_inline_code(p)) return match;
      break;
    case '<':
      if (Match match = match_time(p)) return match;
      if (Match match = match_link(within, p)) return match;
      break;
    case '[':
      if (Match match = match_link(within, p)) return match;
      break;
    case '_':
      if (context == Context::italic) return {};
      break;
    default:
      break;
  }
  if (Match match = match_mention(p)) return match;
  if (Match match = match_channel(p)) return match;
  if (Match match = context == Context::bold ? match_italic(within, p) : match_bold(within, p)) return match;
  if (Match match = match_strike(within, p)) return match;
  if (Match match = match_emoji(p)) return match;
  return emoticons == Emoticons::yes ? match_emoticon_in(context, within, p) : Match{};
}

Match InlineGrammar::bold_or_italic_item(Context context, Within within, Position p) {
  if (Match match = formatted_item(context, within, p, Emoticons::yes)) return match;
  const Run plain = context == Context::bold ? Run::bold_plain : Run::italic_plain;
  if (const Position end = source_.run_end(plain, p); end > p) return text(p, end);
  const char c = source_.at(p);
  const bool ends = c == '\n' || c == ' ' || c == (context == Context::bold ? '*' : '_');
  return ends ? Match{} : text(p, p + 1);
}

Match InlineGrammar::strike_item(Within within, Position p) {
  switch (source_.at(p)) {
    case '\n':
    case ' ':
    case '~':
      return {};
    case '\\':
      if (Match match = match_escaped_time(p)) return match;
      break;
    case '<':
      if (Match match = match_time(p)) return match;
      if (Match match = match_link(within, p)) return match;
      break;
    case '`':
      if (Match match = match_inline_code(p)) return match;
      break;
    case '[':
      if (Match match = match_link(within, p)) return match;
      break;
    default:
      break;
  }
  if (Match match = match_mention(p)) return match;
  if (Match match = match_channel(p)) return match;
  if (Match match = match_italic(within, p)) return match;
  if (Match match = match_bold(within, p)) return match;
  if (Match match = match_emoji(p)) return match;
  if (Match match = match_emoticon_at(p)) return match;
  return text(p, source_.after(p));
}

Match InlineGrammar::title_item(Within within, Position p) {
  if (belongs(Run::blank, source_.at(p))) return text(p, source_.run_end(Run::blank, p));
  const Position plain = source_.run_end(Run::title_plain, p);
  // An underscore behind letters belongs to them.
  if (plain > p && source_.at(plain) != '_') return text(p, plain);
  if (Match match = match_emphasis(within, p)) return match;
  if (plain > p) return text(p, plain);
  if (source_.starts_with(p, "](") && !source_.at_end(p + 2)) return {};
  if (source_.starts_with(p, "] [")) {
    const Position bracket = source_.run_end(Run::not_bracket, p + 3);
    if (source_.starts_with(bracket, "](")) return {};
  }
  return text(p, source_.after(p));
}

// --- Emphasis
// --------------------------------------------------------------------------------------------------------------

Match InlineGrammar::match_emphasis(Within within, Position p) {
  switch (source_.at(p)) {
    case '*':
      return match_bold(within, p);
    case '~':
      return match_strike(within, p);
    default:
      return match_italic(within, p);
  }
}

// `**content**` or `*content*`; the double marker goes first.
Match InlineGrammar::match_marked(Rule rule, Context context, Within within, Run marker, Position p) {
  const auto is_marker = [&](Position q) { return belongs(marker, source_.at(q)); };
  if (is_marker(p + 1)) {
    const Position end = sequence_end(context, within, p + 2);
    if (end > p + 2 && is_marker(end) && is_marker(end + 1)) return {rule, p, end + 2, 2};
  }
  const Position end = sequence_end(context, within, p + 1);
  if (end > p + 1 && is_marker(end)) return {rule, p, end + 1, 1};
  return {};
}

Match InlineGrammar::match_bold(Within within, Position p) {
  if (source_.at(p) != '*' || has(within, Within::bold)) return {};
  const std::uint16_t rule = kept(Kept::bold, within);
  if (const Memo::Entry* known = memo_.find(rule, p)) {
    return known->end == kNowhere ? Match{} : Match{Rule::bold, p, known->end, known->extra};
  }
  const Match match = match_marked(Rule::bold, Context::bold, within | Within::bold, Run::star, p);
  memo_.set(rule, p, match ? match.end : kNowhere, match.first);
  return match;
}

Match InlineGrammar::match_strike(Within within, Position p) {
  if (source_.at(p) != '~' || has(within, Within::strike)) return {};
  const std::uint16_t rule = kept(Kept::strike, within);
  if (const Memo::Entry* known = memo_.find(rule, p)) {
    return known->end == kNowhere ? Match{} : Match{Rule::strike, p, known->end, known->extra};
  }
  const Match match = match_marked(Rule::strike, Context::strike, within | Within::strike, Run::tilde, p);
  memo_.set(rule, p, match ? match.end : kNowhere, match.first);
  return match;
}

Match InlineGrammar::match_italic(Within within, Position p) {
  if (has(within, Within::italic)) return {};
  if (source_.at(p) == '_') return match_italic_at_underscore(within, p);
  // `snake_case`: an underscore behind a word opens nothing.
  const Position word = source_.run_end(Run::alnum, p);
  if (word == p || source_.at(word) != '_') return {};
  return text(p, source_.at(word + 1) == '_' ? word + 2 : word + 1);
}

Match InlineGrammar::match_italic_at_underscore(Within within, Position p) {
  const std::uint16_t rule = kept(Kept::italic, within);
  // Kept: the end, and where the content ends with the marker's width in the lowest bit and the verdict in the next.
  if (const Memo::Entry* known = memo_.find(rule, p)) {
    if (known->end == kNowhere) return {};
    const std::uint32_t width = 1 + (known->extra & 1u);
    const bool failed = (known->extra & 2u) != 0;
    return {failed ? Rule::failed_italic : Rule::italic, p, known->end, width, known->extra >> 2};
  }
  const Within inside = within | Within::italic;
  const auto closing = [&](Position content, std::uint32_t width) {
    const Position end = sequence_end(Context::italic, inside, content);
    const bool closed = end > content && source_.at(end) == '_' && (width == 1 || source_.at(end + 1) == '_');
    return closed ? end : kNowhere;
  };
  const auto find = [&]() -> Match {
    const Position twice = source_.at(p + 1) == '_' ? closing(p + 2, 2) : kNowhere;
    if (twice != kNowhere) {
      const Position word = source_.run_end(Run::alnum, twice + 2);
      if (word > twice + 2) return {Rule::failed_italic, p, word, 2, twice};
    }
    const Position once = closing(p + 1, 1);
    if (once != kNowhere) {
      const Position word = source_.run_end(Run::letter, once + 1);
      if (word > once + 1) return {Rule::failed_italic, p, word, 1, once};
    }
    if (twice != kNowhere) return {Rule::italic, p, twice + 2, 2, twice};
    if (once != kNowhere) return {Rule::italic, p, once + 1, 1, once};
    return {};
  };
  const Match match = find();
  const std::uint32_t failed = match.rule == Rule::failed_italic ? 2u : 0u;
  memo_.set(rule, p, match ? match.end : kNowhere, match ? (match.second << 2) | failed | (match.first - 1) : 0);
  return match;
}

// Markers with nothing but blanks between them are text: `** **`.
Match InlineGrammar::match_blank_emphasis(Run marker, Position p) {
  if (!belongs(marker, source_.at(p))) return {};
  const Position opened = source_.run_end(marker, p);
  const Position blank = source_.run_end(Run::blank, opened);
  if (blank == opened) return {};
  const Position closed = source_.run_end(marker, blank);
  return closed > blank ? text(p, closed) : Match{};
}

// --- Links, images, spoilers, code, KaTeX
// ------------------------------------------------------------------------------------

Match InlineGrammar::match_link(Within within, Position p) {
  const char c = source_.at(p);
  if ((c != '[' && c != '<') || has(within, Within::link)) return {};
  const std::uint16_t rule = kept(Kept::link, within);
  if (const Memo::Entry* known = memo_.find(rule, p)) {
    if (known->end == kNowhere) return {};
    if (c == '<') return {Rule::angle_link, p, known->end, 0, known->extra};
    return {Rule::link, p, known->end, known->extra, known->end - 1};
  }
  const Match match = find_link(within, p);
  memo_.set(rule, p, match ? match.end : kNowhere, c == '<' ? match.second : match.first);
  return match;
}

Match InlineGrammar::find_link(Within within, Position p) {
  if (source_.at(p) == '<') {
    const auto target = address_.match_angle_target(p + 1);
    if (!target || source_.at(target->end) != '|') return {};
    const Position title = source_.run_end(Run::angle_title, target->end + 1);
    if (title == target->end + 1 || source_.at(title) != '>') return {};
    return {Rule::angle_link, p, title + 1, 0, target->end};
  }
  const Position title = sequence_end(Context::title, within | Within::link, p + 1);
  if (!source_.starts_with(title, "](")) return {};
  const auto target = address_.match_link_target(title + 2);
  if (!target || source_.at(target->end) != ')') return {};
  return {Rule::link, p, target->end + 1, title, target->end};
}

Match InlineGrammar::match_image(Position p) {
  if (!source_.starts_with(p, "![")) return {};
  Position label = p + 2;
  const Position lead = source_.run_end(Run::blank, label);
  if (const Position line = source_.run_end(Run::any_text, lead); line > lead) {
    label = source_.run_end(Run::blank, line);
  }
  if (!source_.starts_with(label, "](")) return {};
  const auto target = address_.match_link_target(label + 2);
  if (!target || source_.at(target->end) != ')') return {};
  return {Rule::image, p, target->end + 1, label, target->end};
}

Match InlineGrammar::match_spoiler(Position p) {
  if (!source_.starts_with(p, "||")) return {};
  const std::uint16_t rule = kept(Kept::spoiler, Within::nothing);
  const auto answer = [&](Position end) { return end == kNowhere ? Match{} : Match{Rule::spoiler, p, end}; };
  if (const Memo::Entry* known = memo_.find(rule, p)) return answer(known->end);
  // An emoticon before `||` asks whether a spoiler begins there, whose content may end with an emoticon before `||`,
  // and so on through the whole text. Known from behind, none of them asks further than the next.
  constexpr int kDeep = 3;
  if (spoiler_depth_ == kDeep) {
    match_spoilers_from_behind(p);
    return answer(memo_.find(rule, p)->end);
  }
  ++spoiler_depth_;
  const Position end = sequence_end(Context::spoiler, Within::nothing, p + 2);
  --spoiler_depth_;
  const bool closed = end > p + 2 && source_.starts_with(end, "||");
  memo_.set(rule, p, closed ? end + 2 : kNowhere);
  return answer(closed ? end + 2 : kNowhere);
}

void InlineGrammar::match_spoilers_from_behind(Position p) {
  const int depth = spoiler_depth_;
  spoiler_depth_ = 0;
  const Position from = spoilers_known_from_ < source_.size() ? spoilers_known_from_ : source_.size();
  spoilers_known_from_ = p;
  for (Position q = from; q-- > p;) {
    source_.count(1);
    if (source_.starts_with(q, "||")) (void)match_spoiler(q);
  }
  spoiler_depth_ = depth;
}

Match InlineGrammar::match_inline_code(Position p) {
  if (source_.at(p) != '`') return {};
  const Position end = source_.run_end(Run::code, p + 1);
  return end > p + 1 && source_.at(end) == '`' ? Match{Rule::inline_code, p, end + 1} : Match{};
}

Position InlineGrammar::find_katex_end(Position p, bool block) {
  const std::string_view escaped = block ? "\\]" : "\\)";
  const std::string_view dollar = block ? "$$" : "$";
  KatexEnd& known = katex_ends_[block ? 1 : 0];
  if (known.asked <= p && p <= known.found) return known.found;
  Position q = p;
  for (; !source_.at_end(q); ++q) {
    source_.count(1);
    if (q == known.asked) {
      q = known.found;
      break;
    }
    if (options_.katex_parenthesis && source_.starts_with(q, escaped)) break;
    if (options_.katex_dollar && source_.starts_with(q, dollar)) break;
  }
  known = {p, source_.at_end(q) ? kNowhere : q};
  return known.found;
}

Match InlineGrammar::match_katex(Position p) {
  Position content = kNowhere;
  if (options_.katex_parenthesis && source_.starts_with(p, "\\(")) {
    content = p + 2;
  } else if (options_.katex_dollar && source_.at(p) == '$') {
    content = p + 1;
  } else {
    return {};
  }
  const Position end = find_katex_end(content, false);
  if (end == kNowhere) return {};
  return {Rule::katex, p, end + (source_.at(end) == '$' ? 1 : 2), content, end};
}

// --- Small things
// ------------------------------------------------------------------------------------------------------------

Match InlineGrammar::match_time(Position p) {
  if (source_.at(p) != '<') return {};
  const auto time = match_message_time(source_, p);
  return time ? Match{Rule::message_time, p, time->end} : Match{};
}

Match InlineGrammar::match_escaped_time(Position p) {
  if (source_.at(p) != '\\') return {};
  const auto time = match_message_time(source_, p + 1);
  return time ? Match{Rule::escaped, p, time->end} : Match{};
}

Match InlineGrammar::match_escape(Position p) {
  const char c = source_.at(p + 1);
  const bool escapable = c == '*' || c == '_' || c == '~' || c == '`' || c == '#' || c == '.';
  return escapable ? Match{Rule::escaped, p, p + 2} : Match{};
}

Position InlineGrammar::skip_name_char(Position p) {
  const CodePoint c = source_.decode(p);
  const bool ok = c.value < 0x80 ? belongs(Run::alnum, source_.at(p)) : is_alphanumeric_beyond_ascii(c.value);
  return ok ? p + c.length : kNowhere;
}

Position InlineGrammar::skip_name(Position p) {
  for (;;) {
    source_.count(1);
    const char c = source_.at(p);
    const Position next = c == '-' || c == '_' || c == '.' ? p + 1 : skip_name_char(p);
    if (next == kNowhere) return p;
    p = next;
  }
}

// `@name`, also with a server: `@name:example.com`.
Match InlineGrammar::match_direct_mention(Position p) {
  const Position name = source_.run_end(Run::at, p);
  if (name == p) return {};
  Position end = skip_name(name);
  if (end == name) return {};
  if (source_.at(end) == ':' || source_.at(end) == '@') {
    if (const Position server = skip_name(end + 1); server > end + 1) end = server;
  }
  if (source_.slice(name, end).ends_with("__")) return {};
  return {Rule::user, name, end};
}

// Within emphasis a character directly before the sign makes it text: `a@b`.
Match InlineGrammar::match_mention(Position p) {
  const CodePoint c = source_.decode(p);
  if (c.value <= 0xFFFF && belongs(Run::any_text, source_.at(p))) {
    const Position sign = p + c.length;
    const Position signs = source_.run_end(Run::at, sign);
    if (signs > sign) {
      if (const Position end = skip_name_char(signs); end != kNowhere)
        return {Rule::joined_text, p, end, sign, signs - 1};
    }
  }
  return match_direct_mention(p);
}

Match InlineGrammar::match_channel(Position p) {
  const CodePoint c = source_.decode(p);
  if (c.value <= 0xFFFF && belongs(Run::any_text, source_.at(p)) && source_.at(p + c.length) == '#') {
    if (const Position end = skip_name_char(p + c.length + 1); end != kNowhere) return text(p, end);
  }
  if (source_.at(p) != '#') return {};
  const Position end = skip_name(p + 1);
  return end > p + 1 ? Match{Rule::channel, p + 1, end} : Match{};
}

Match InlineGrammar::match_emoji(Position p) {
  if (const Position end = match_shortcode(source_, p); end != kNowhere) return {Rule::shortcode, p, end};
  const auto sequence = static_cast<std::uint16_t>(MemoRule::emoji_sequence);
  const Position end = match_unicode_emoji(source_, memo_, sequence, p);
  return end != kNowhere ? Match{Rule::unicode_emoji, p, end} : Match{};
}

Match InlineGrammar::match_emoticon_at(Position p) const {
  if (!options_.emoticons || !belongs(Run::emoticon, source_.at(p))) return {};
  const auto index = match_emoticon(source_.slice(p, source_.size()));
  if (!index) return {};
  return {Rule::emoticon, p, p + static_cast<Position>(emoticon(*index).text.size()), *index};
}

// An emoticon counts if white space, the end or other markup follows.
Match InlineGrammar::match_emoticon_in(Context context, Within within, Position p) {
  const Match match = match_emoticon_at(p);
  return match && emoticon_may_end(context, within, match.end) ? match : Match{};
}

// Another emoticon may follow, of which the same is asked: a chain, whose members share the answer.
bool InlineGrammar::emoticon_may_end(Context context, Within within, Position p) {
  const std::uint16_t rule = kept(Kept::emoticon_end, within, context);
  const std::size_t mark = trail_.size();
  bool answer = false;
  for (;;) {
    const char c = source_.at(p);
    if (source_.at_end(p) || source_.is_line_end(p) || belongs(Run::blank, c) || c == '*') {
      answer = true;
      break;
    }
    if (const Memo::Entry* known = memo_.find(rule, p)) {
      answer = known->end != 0;
      break;
    }
    if (context == Context::line) {
      answer = belongs(Run::plain, c) || inline_item(p, Emoticons::no);
    } else {
      answer = (context == Context::italic && c == '_') || formatted_item(context, within, p, Emoticons::no);
    }
    trail_.push_back(p);
    source_.count(1);
    if (answer) break;
    const Match next = match_emoticon_at(p);
    if (!next) break;
    p = next.end;
  }
  for (std::size_t i = mark; i < trail_.size(); ++i) memo_.set(rule, trail_[i], answer ? 1 : 0);
  trail_.resize(mark);
  return answer;
}

Match InlineGrammar::match_any_emoji(Position p) {
  if (source_.at_end(p)) return {};
  if (Match match = match_emoji(p)) return match;
  return match_emoticon_at(p);
}

// `-_-italic_`: the hyphen does not take the underscore along.
Match InlineGrammar::match_hyphen_before_emoticon(Position p) {
  return source_.starts_with(p, "-_-") && !source_.at_end(p + 3) ? text(p, p + 1) : Match{};
}

Match InlineGrammar::match_color(Position p) {
  if (!options_.colors || !source_.starts_with(p, "color:#")) return {};
  const Position begin = p + 7;
  Position end = begin;
  while (end < begin + 8 && is_hex(source_.at(end))) ++end;
  const Position digits = end - begin;
  const bool bytes = digits >= 6;
  const Position parts = bytes ? digits / 2 : (digits < 4 ? digits : 4);
  if (parts < 3) return {};
  end = begin + (bytes ? parts * 2 : parts);
  if (!source_.at_end(end) && belongs(Run::any_text, source_.at(end))) return {};
  std::uint32_t rgba = 0;
  for (Position i = 0; i < 4; ++i) {
    unsigned part = 255;
    if (i < parts) {
      const char high = source_.at(begin + (bytes ? 2 * i : i));
      const char low = bytes ? source_.at(begin + 2 * i + 1) : high;
      part = hex_value(high) * 16 + hex_value(low);
    }
    rgba = rgba << 8 | part;
  }
  return {Rule::color, p, end, rgba};
}

// `_example.com` is text, and opens no italic.
Match InlineGrammar::match_host_after_underscore(Position p) {
  if (source_.at(p) != '_') return {};
  const Position end = address_.match_domain(p + 1);
  if (end == kNowhere || source_.at(end) == '_') return {};
  return text(p, end);
}

Match InlineGrammar::match_url(Position p) {
  const Position end = address_.match_bare_url(p);
  return end != kNowhere ? Match{Rule::url, p, end} : Match{};
}

}  // namespace confab::markup
