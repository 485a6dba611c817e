#pragma once
// Classes of bytes. Bytes beyond ASCII belong to a class all together or not at all, but for emoji and
// word_special; where strike_plain stops before emoji, Source::run_end() looks closer.

#include <array>
#include <cstdint>
#include <string_view>

namespace confab::markup {

/// A class names the bytes that a run consists of.
enum class Run : std::uint8_t {
  blank,           ///< space and tab
  star,            ///< `*`
  underscore,      ///< `_`
  tilde,           ///< `~`
  at,              ///< `@`
  hash,            ///< `#`
  hyphen,          ///< `-`
  digit,           ///< 0-9
  letter,          ///< a-z A-Z
  alnum,           ///< a-z A-Z 0-9
  any_text,        ///< what a line of text may have without markup
  plain,           ///< what cannot begin a markup, inline
  bold_plain,      ///< the same within bold
  italic_plain,    ///< the same within italic
  strike_plain,    ///< the same within strike; stops before emoji
  title_plain,     ///< the same within a link's title
  not_bracket,     ///< all but `]`
  code,            ///< inline code's content
  before_at,       ///< all but white space and `@`
  before_dot,      ///< all but white space and `:` `.` `/` `@`
  not_space,       ///< all but white space
  extra,           ///< punctuation that a bare URL does not end with, and no host contains
  host,            ///< what hosts consist of, but for the signs between
  host_end,        ///< what no host contains, not even where it takes any other character
  not_in_host,     ///< the same, and more; `_` and `-` may take it along
  user_info,       ///< user and password in a URL
  local_special,   ///< signs that an e-mail address has before its `@`
  link_extra,      ///< punctuation that a URL in a link does not end with before white space
  link_plain,      ///< what a URL in a link consists of, but for parentheses and punctuation
  link_parens,     ///< what stands between parentheses within a URL in a link
  angle_title,     ///< the title in `<url|title>`
  shortcode,       ///< an emoji's shortcode
  fence_language,  ///< the language of a code block
  word,            ///< what no inline rule looks for behind the first character of a word
  emoticon,        ///< first characters of emoticons
  emoji,           ///< first bytes of emoji
  word_special,    ///< first characters of words that some rule looks for
  words_begin      ///< first characters of text that may have no markup
};
inline constexpr int kRunCount = static_cast<int>(Run::words_begin) + 1;

namespace detail {

constexpr bool in_set(std::string_view set, int c) {
  if (c >= 0x80) return false;
  for (const char member : set) {
    if (member == c) return true;
  }
  return false;
}
constexpr bool is_digit(int c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool belongs(Run run, int c) {
  const bool ascii = c < 0x80;
  switch (run) {
    case Run::blank:
      return c == ' ' || c == '\t';
    case Run::star:
      return c == '*';
    case Run::underscore:
      return c == '_';
    case Run::tilde:
      return c == '~';
    case Run::at:
      return c == '@';
    case Run::hash:
      return c == '#';
    case Run::hyphen:
      return c == '-';
    case Run::digit:
      return is_digit(c);
    case Run::letter:
      return is_letter(c);
    case Run::alnum:
      return is_digit(c) || is_letter(c);
    case Run::any_text:
      return !ascii || (c >= 0x20 && c <= 0x27) || (c >= 0x2B && c <= 0x5A) || (c >= 'a' && c <= 'z');
    case Run::plain:
      return !in_set("*_~`:\n<[]! \t()\\|", c);
    case Run::bold_plain:
      return !in_set("\n* _~", c);
    case Run::italic_plain:
      return !in_set("\n_ *~", c);
    case Run::strike_plain:
      return !in_set("\n~ *_:`@#[]\\<!|", c);
    case Run::title_plain:
      return !in_set("]()*_~ \t\r\n", c);
    case Run::not_bracket:
      return c != ']';
    case Run::code:
      return c != '`' && c != '\n';
    case Run::before_at:
      return !in_set(" \t\r\n@", c);
    case Run::before_dot:
      return !in_set(" \t\r\n:./@", c);
    case Run::not_space:
      return !in_set(" \t\r\n", c);
    case Run::extra:
      return in_set(".,!%~*\"':;()=", c);
    case Run::host:
      return !ascii || is_digit(c) || is_letter(c);
    case Run::host_end:
      return in_set("\n\r \t\\/|><%`[]", c);
    case Run::not_in_host:
      return belongs(Run::extra, c) || belongs(Run::host_end, c) || in_set("$@&+#?", c);
    case Run::user_info:
      return is_digit(c) || is_letter(c) || in_set("$&+_#?-", c);
    case Run::local_special:
      return in_set("!#$%&'*+/=?^_`{|}~-", c);
    case Run::link_extra:
      return in_set(".,!%*\"':;=", c);
    case Run::link_plain:
      return !ascii || (c > 0x20 && c < 0x7F && !in_set("()\\|", c) && !belongs(Run::link_extra, c));
    case Run::link_parens:
      return !ascii || (c > 0x20 && c < 0x7F && !in_set(")\\|", c));
    case Run::angle_title:
      return !ascii || (c >= 0x20 && !in_set("<>|", c));
    case Run::shortcode:
      return is_digit(c) || is_letter(c) || in_set("-_+.", c);
    case Run::fence_language:
      return is_digit(c) || is_letter(c) || in_set(" _-.", c);
    case Run::word:
      // NUL stands for the end of the text, too.
      return c != '\0' && belongs(Run::plain, c) && !in_set("@.#\r", c);
    case Run::emoticon:
      return in_set(":;<>='%#*(-\\BDOX08", c);
    case Run::emoji:
      return is_digit(c) || c == '#' || c == '*' || c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xF0;
    case Run::word_special:
      // Besides, `l` begins localhost.
      return belongs(Run::emoticon, c) || belongs(Run::emoji, c) || in_set("+$l", c);
    case Run::words_begin:
      return belongs(Run::plain, c) || in_set(" \t()]!", c);
  }
  return false;
}

constexpr std::array<std::uint64_t, 256> make_run_bits() {
  std::array<std::uint64_t, 256> bits{};
  for (int c = 0; c < 256; ++c) {
    for (int run = 0; run < kRunCount; ++run) {
      if (belongs(static_cast<Run>(run), c)) bits[static_cast<std::size_t>(c)] |= std::uint64_t{1} << run;
    }
  }
  return bits;
}
inline constexpr std::array<std::uint64_t, 256> kRunBits = make_run_bits();

}  // namespace detail

[[nodiscard]] constexpr bool belongs(Run run, char c) {
  return ((detail::kRunBits[static_cast<unsigned char>(c)] >> static_cast<int>(run)) & 1u) != 0;
}

}  // namespace confab::markup
