#include "markup/words.h"

#include "markup/emoji.h"
#include "markup/emoticon.h"
#include "markup/inline_grammar.h"

namespace confab::markup {
namespace {

// Ends are kNowhere where a rule might want what stands there.
class WordReader {
 public:
  WordReader(Source& source, AddressGrammar& address, const Options& options)
      : source_{source}, address_{address}, options_{options} {}

  // Pieces as long as `piece_end` gives some.
  template <typename PieceEnd>
  [[nodiscard]] Words read(Position p, PieceEnd piece_end) {
    Words words{p, p, p};
    for (;;) {
      const Position next = piece_end(words.end);
      if (next == kNowhere) break;
      if (words.end == p) words.first_end = next;
      words.last = words.end;
      words.end = next;
    }
    return words;
  }

  // `word_end`'s words, and what is blank between them.
  template <typename WordEnd>
  [[nodiscard]] Words read_words(Position p, WordEnd word_end) {
    return read(p, [&](Position q) {
      Position blank = q;
      while (belongs(Run::blank, source_.at(blank))) ++blank;
      source_.count(blank - q + 1);
      return blank > q ? blank : word_end(q);
    });
  }

  [[nodiscard]] Position in_line(Position p) {
    switch (source_.at(p)) {
      case '(':
        return begins_emoticon(p) ? kNowhere : p + 1;
      case ')':
      case ']':
        return p + 1;
      case '!':
        return source_.at(p + 1) == '[' || source_.at(p + 1) == '#' ? kNowhere : p + 1;
      default:
        return word_in_line(p);
    }
  }

  template <Run plain>
  [[nodiscard]] Position in_formatted(Position p) {
    // A bracket or a colon does not end this run, but belongs to emoticons.
    if (!belongs(Run::word, source_.at(p)) || begins_special_word(p)) return kNowhere;
    const char next = source_.at(source_.after(p));
    if (next == '@' || next == '#') return kNowhere;
    const Position end = source_.run_end(plain, p);
    return plain == Run::bold_plain && source_.at(end) == '_' ? kNowhere : end;
  }

  // A tab is as good as a letter, but behind a space.
  [[nodiscard]] Position in_strike(Position p) {
    if (source_.at(p) == ' ') return source_.run_end(Run::blank, p);
    const Position end = source_.run_end(Run::strike_plain, p);
    return end > p ? end : kNowhere;
  }

 private:
  [[nodiscard]] bool begins_emoticon(Position p) const {
    return options_.emoticons && match_emoticon(source_.slice(p, source_.size()));
  }

  // Words that some rule knows by their first characters.
  [[nodiscard]] bool begins_special_word(Position p) const {
    const char c = source_.at(p);
    if (!belongs(Run::word_special, c)) return false;
    if (belongs(Run::emoji, c) && may_begin_unicode_emoji(source_, p)) return true;
    return c == '+' || c == '$' || source_.starts_with(p, "localhost") ||
           (belongs(Run::emoticon, c) && begins_emoticon(p));
  }

  // A word is cut where the run of plain characters ends. What stands there tells which rules could still want it.
  [[nodiscard]] Position word_in_line(Position p) {
    if (!belongs(Run::word, source_.at(p)) || begins_special_word(p)) return kNowhere;
    Position end = p + 1;
    while (belongs(Run::word, source_.at(end))) ++end;
    source_.count(end - p);
    const char c = source_.at(end);
    if (c == ' ' || c == '\n' || c == '\t' || source_.at_end(end)) return end;
    // A hyphen in a host takes any character along.
    if (source_.at(end - 1) == '-') return kNowhere;
    switch (c) {
      case '.':  // URL, e-mail; but not at the end of a sentence
        return address_.continues_host(end + 1) ? kNowhere : source_.run_end(Run::plain, end);
      case '!':  // e-mail
      case '*':
      case '~':
      case '`':
      case '|':
        return source_.at(source_.run_end(Run::before_at, end)) == '@' ? kNowhere : end;
      case ':':  // URL, colour, e-mail
        if (source_.at(end + 1) == '/' || source_.at(end + 1) == '#') return kNowhere;
        return source_.slice(p, end) == "mailto" ? kNowhere : end;
      case '(':
      case ')':
      case '[':
      case ']':
      case '<':
      case '\\':
        return end;
      default:
        return kNowhere;
    }
  }

  Source& source_;
  AddressGrammar& address_;
  const Options& options_;
};

}  // namespace

Words match_words(Source& source, AddressGrammar& address, const Options& options, Context context, Position p) {
  WordReader reader{source, address, options};
  switch (context) {
    case Context::line:
    case Context::spoiler:
    case Context::cell:
    case Context::star_item:
      return reader.read_words(p, [&](Position q) { return reader.in_line(q); });
    case Context::bold:
      return reader.read_words(p, [&](Position q) { return reader.in_formatted<Run::bold_plain>(q); });
    case Context::italic:
      return reader.read_words(p, [&](Position q) { return reader.in_formatted<Run::italic_plain>(q); });
    case Context::strike:
      return reader.read(p, [&](Position q) { return reader.in_strike(q); });
    case Context::title:
      break;
  }
  return {p, p, p};
}

}  // namespace confab::markup
