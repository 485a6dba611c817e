#include "markup/emoji.h"

namespace confab::markup {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiStyle = 0xFE0F;
constexpr char32_t kKeycap = 0x20E3;

bool between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool is_variation_selector(char32_t c) {
  return between(c, 0xFE00, 0xFE0F);
}
bool is_skin_tone(char32_t c) {
  return between(c, 0x1F3FB, 0x1F3FF);
}
bool is_regional_indicator(char32_t c) {
  return between(c, 0x1F1E6, 0x1F1FF);
}

// May be part of a joined sequence, with a variation selector.
bool is_joinable_with_selector(char32_t c) {
  return between(c, 0x1F300, 0x1F64F) || between(c, 0x1F680, 0x1F6FF) || between(c, 0x2600, 0x27BF) ||
         between(c, 0x2194, 0x2195) || between(c, 0x2B1B, 0x2B1C) || between(c, 0x1F7E0, 0x1F7EB) || c == 0x1F7F0;
}
// The supplement's symbols take no variation selector.
bool is_joinable(char32_t c) {
  return between(c, 0x1F900, 0x1FBFF) || is_joinable_with_selector(c);
}

// Stand alone even where a sequence that begins with them is broken (a joiner with nothing to join).
bool is_single(char32_t c) {
  return between(c, 0x1F600, 0x1F64F) || between(c, 0x1F680, 0x1F6FF) || between(c, 0x2300, 0x23FF) ||
         between(c, 0x2600, 0x27BF) || between(c, 0x2B1B, 0x2B1C) || between(c, 0x1F7E0, 0x1F7EB) || c == 0x1F7F0 ||
         c == 0x1F0CF || c == 0x1F18E || between(c, 0x1F191, 0x1F19A) || c == 0x1F201 || between(c, 0x1F232, 0x1F23A) ||
         between(c, 0x1F250, 0x1F251);
}

// Text by default: an emoji only where U+FE0F says so.
bool is_text_by_default(char32_t c) {
  switch (c) {
    case 0xA9:
    case 0xAE:
    case 0x203C:
    case 0x2049:
    case 0x2122:
    case 0x2139:
    case 0x24C2:
    case 0x25B6:
    case 0x25C0:
    case 0x2B50:
    case 0x2B55:
    case 0x3030:
    case 0x303D:
    case 0x3297:
    case 0x3299:
    case 0x1F004:
    case 0x1F202:
    case 0x1F21A:
    case 0x1F22F:
      return true;
    default:
      return between(c, 0x2196, 0x2199) || between(c, 0x21A9, 0x21AA) || between(c, 0x25AA, 0x25AB) ||
             between(c, 0x25FB, 0x25FE) || between(c, 0x2934, 0x2935) || between(c, 0x2B05, 0x2B07) ||
             between(c, 0x1F170, 0x1F171) || between(c, 0x1F17E, 0x1F17F);
  }
}

Position skip_selector(const Source& source, Position p) {
  const CodePoint c = source.decode(p);
  return is_variation_selector(c.value) ? p + c.length : p;
}

// One member of a joined sequence, with its skin tone; kNowhere if there is none.
Position match_joinable(const Source& source, Position p) {
  const CodePoint c = source.decode(p);
  if (!is_joinable(c.value)) return kNowhere;
  Position q = p + c.length;
  if (is_joinable_with_selector(c.value)) q = skip_selector(source, q);
  const CodePoint tone = source.decode(q);
  return is_skin_tone(tone.value) ? q + tone.length : q;
}

// Members joined by U+200D. A joiner that joins nothing spoils the whole sequence, so all of its members share the
// result: it is kept for them, as the grammar may come back at each.
Position match_sequence(Source& source, Memo& memo, std::uint16_t memo_rule, Position p) {
  Position member = p;
  Position end = kNowhere;
  for (;;) {
    if (const Memo::Entry* known = memo.find(memo_rule, member)) {
      end = known->end;
      break;
    }
    source.count(1);
    const Position after = match_joinable(source, member);
    if (after == kNowhere) break;
    const CodePoint joiner = source.decode(after);
    if (joiner.value != kJoiner) {
      end = after;
      break;
    }
    member = after + joiner.length;
  }
  for (Position q = p; q < member;) {
    memo.set(memo_rule, q, end);
    q = match_joinable(source, q) + 3;  // the joiner's length
  }
  return end;
}

// U+1F3F4 with tag characters and the cancel tag: the flags of England, Scotland, Wales.
Position match_tag_flag(const Source& source, Position p) {
  CodePoint c = source.decode(p);
  if (c.value != 0x1F3F4) return kNowhere;
  Position q = p + c.length;
  const Position tags = q;
  for (c = source.decode(q); between(c.value, 0xE0020, 0xE007E); c = source.decode(q)) q += c.length;
  return q > tags && c.value == 0xE007F ? q + c.length : kNowhere;
}

Position match_keycap(const Source& source, Position p) {
  const char c = source.at(p);
  if (!belongs(Run::digit, c) && c != '#' && c != '*') return kNowhere;
  Position q = p + 1;
  CodePoint next = source.decode(q);
  if (next.value == kEmojiStyle) {
    q += next.length;
    next = source.decode(q);
  }
  return next.value == kKeycap ? q + next.length : kNowhere;
}

}  // namespace

Position match_shortcode(Source& source, Position p) {
  if (source.at(p) != ':') return kNowhere;
  const Position end = source.run_end(Run::shortcode, p + 1);
  return end > p + 1 && source.at(end) == ':' ? end + 1 : kNowhere;
}

bool may_begin_unicode_emoji(const Source& source, Position p) {
  if (!belongs(Run::emoji, source.at(p))) return false;
  const CodePoint c = source.decode(p);
  // A keycap's second character is not ASCII.
  if (c.length == 1) return static_cast<unsigned char>(source.at(p + 1)) >= 0x80;
  return is_joinable(c.value) || is_single(c.value) || is_text_by_default(c.value) || is_regional_indicator(c.value);
}

Position match_unicode_emoji(Source& source, Memo& memo, std::uint16_t memo_rule, Position p) {
  if (!may_begin_unicode_emoji(source, p)) return kNowhere;
  const CodePoint c = source.decode(p);
  if (c.length == 1) return match_keycap(source, p);
  if (const Position end = match_tag_flag(source, p); end != kNowhere) return end;
  if (is_joinable(c.value)) {
    if (const Position end = match_sequence(source, memo, memo_rule, p); end != kNowhere) return end;
  }
  const Position next = p + c.length;
  if (is_single(c.value)) return skip_selector(source, next);
  const CodePoint following = source.decode(next);
  if (is_text_by_default(c.value) && following.value == kEmojiStyle) return next + following.length;
  if (is_regional_indicator(c.value) && is_regional_indicator(following.value)) return next + following.length;
  return kNowhere;
}

}  // namespace confab::markup
