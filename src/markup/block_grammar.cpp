#include "markup/block_grammar.h"

#include "markup/rule.h"

namespace confab::markup {
namespace {

constexpr Slice slice(Position begin, Position end) {
  return {begin, end - begin};
}

}  // namespace

void BlockGrammar::document() {
  const TreeBuilder::Index root = builder_.open(Type::root);
  if (big_emoji() == kNowhere) {
    for (Position p = 0; !source_.at_end(p);) {
      const Position end = block(p);
      p = end != kNowhere ? end : paragraph(p);
    }
  }
  builder_.close(root);
}

Position BlockGrammar::skip_blanks_and_line_ends(Position p) {
  while (source_.is_line_end(p) || belongs(Run::blank, source_.at(p))) ++p;
  return p;
}

// One to three emoji and nothing else.
Position BlockGrammar::big_emoji() {
  constexpr int kMax = 3;
  const TreeBuilder::Index node = builder_.open(Type::big_emoji);
  Position p = skip_blanks_and_line_ends(0);
  for (int count = 0; count < kMax; ++count) {
    const Match match = grammar_.match_any_emoji(p);
    if (!match) break;
    inline_.write(match);
    p = skip_blanks_and_line_ends(match.end);
  }
  if (builder_.next() == node + 1 || !source_.at_end(p)) {
    builder_.rewind(node);
    return kNowhere;
  }
  builder_.close(node);
  return p;
}

Position BlockGrammar::block(Position p) {
  Position end = kNowhere;
  const auto is = [&](Position candidate) { return (end = candidate) != kNowhere; };
  switch (source_.at(p)) {
    case '>':
      is(quote(p));
      break;
    case '|':
      is(spoiler_block(p)) || is(table(p));
      break;
    case '`':
      is(code(p));
      break;
    case '#':
      is(heading(p));
      break;
    case '-':
      is(horizontal_rule(p)) || is(tasks(p)) || is(hyphen_list(p));
      break;
    case '*':
      is(star_list(p));
      break;
    case '\\':
    case '$':
      is(katex(p));
      break;
    case ' ':
    case '\t':
      is(horizontal_rule(p)) || is(line_break(p));
      break;
    case '\r':
    case '\n':
      is(line_break(p));
      break;
    default:
      if (belongs(Run::digit, source_.at(p))) is(ordered_list(p));
      break;
  }
  return end;
}

// --- Lines of inline content
// -----------------------------------------------------------------------------------------------

// A sequence with the line end behind it; kNowhere if the sequence is empty.
Position BlockGrammar::inline_line(Position p) {
  const Position end = inline_.sequence(Context::line, p);
  return end > p ? source_.skip_line_end(end) : kNowhere;
}

// Where inline_line() would end, without writing anything.
Position BlockGrammar::inline_line_end(Position p) {
  const Position end = grammar_.sequence_end(Context::line, Within::nothing, p);
  return end > p ? source_.skip_line_end(end) : kNowhere;
}

Position BlockGrammar::paragraph(Position p) {
  return line_in(builder_.open(Type::paragraph), p);
}

// The line at `p` as the content of `node`, which is taken back if there is none.
Position BlockGrammar::line_in(TreeBuilder::Index node, Position p) {
  const Position end = inline_line(p);
  if (end == kNowhere) {
    builder_.rewind(node);
    return kNowhere;
  }
  builder_.close(node);
  return end;
}

Position BlockGrammar::line_break(Position p) {
  const Position blank = source_.run_end(Run::blank, p);
  const Position end = source_.skip_line_end(blank);
  if (end == blank) return kNowhere;
  builder_.leaf(Type::line_break);
  return end;
}

Position BlockGrammar::heading(Position p) {
  constexpr Position kDeepest = 4;
  Position q = p;
  while (q < p + kDeepest && source_.at(q) == '#') ++q;
  const Position text = source_.run_end(Run::blank, q);
  if (text == q) return kNowhere;
  return line_in(builder_.open(Type::heading, static_cast<std::uint8_t>(q - p)), text);
}

// --- Quotes and spoilers
// ---------------------------------------------------------------------------------------------------

// Items as long as they fit; at least one.
template <typename Item>
Position BlockGrammar::list(Type type, Position p, Item item) {
  const TreeBuilder::Index node = builder_.open(type);
  const Position begin = p;
  for (Position end = item(p); end != kNowhere; end = item(p)) p = end;
  if (p == begin) {
    builder_.rewind(node);
    return kNowhere;
  }
  builder_.close(node);
  return p;
}

Position BlockGrammar::quote(Position p) {
  return list(Type::quote, p, [this](Position q) { return quote_line(q); });
}

Position BlockGrammar::quote_line(Position p) {
  if (source_.at(p) != '>') return kNowhere;
  const Position text = source_.run_end(Run::blank, p + 1);
  if (const Position end = source_.skip_line_end(text); end > text) {
    const TreeBuilder::Index node = builder_.open(Type::paragraph);
    builder_.plain({text, 0});
    builder_.close(node);
    return end;
  }
  return paragraph(text);
}

// Paragraphs between lines of `||`.
Position BlockGrammar::spoiler_block(Position p) {
  if (!source_.starts_with(p, "||")) return kNowhere;
  const Position first = source_.skip_line_end(p + 2);
  if (first == p + 2) return kNowhere;
  const Position last =
      repeat(source_, memo_, static_cast<std::uint16_t>(MemoRule::spoiler_lines), first,
             [this](Position q) { return source_.starts_with(q, "||") ? kNowhere : inline_line_end(q); });
  const Position closing = source_.skip_line_end(last);
  if (last == first || !source_.starts_with(closing, "||")) return kNowhere;
  const TreeBuilder::Index node = builder_.open(Type::spoiler_block);
  for (Position q = first; q < last;) q = paragraph(q);
  builder_.close(node);
  return closing + 2;
}

// --- Code, KaTeX, rules
// ------------------------------------------------------------------------------------------------------

// The end of a line of code's characters: up to a line end or three backticks. Where fewer stand before a line end,
// they belong to the line.
Position BlockGrammar::code_line(Position p) {
  Position q = p;
  while (!source_.at_end(q) && !source_.is_line_end(q) && !source_.starts_with(q, "```")) ++q;
  source_.count(q - p + 1);
  return q;
}

Position BlockGrammar::code(Position p) {
  if (!source_.starts_with(p, "```")) return kNowhere;
  const Position language = p + 3;
  const Position language_end = source_.run_end(Run::fence_language, language);
  Position q = source_.skip_line_end(language_end);
  if (q == language_end) return kNowhere;
  const TreeBuilder::Index node = builder_.open(Type::code);
  builder_[node].text = slice(language, language_end);
  // Lines are parted by LF alone; at any other line end the block has to close. The first line may follow the opening
  // directly, and a line without characters is one only if no fence follows.
  if (const Position end = code_line(q); end > q) {
    builder_.leaf(Type::code_line, slice(q, end));
    q = end;
  }
  while (source_.at(q) == '\n') {
    const Position begin = q + 1;
    const Position end = code_line(begin);
    if (end == begin && source_.starts_with(begin, "```")) break;
    builder_.leaf(Type::code_line, slice(begin, end));
    q = end;
  }
  const bool has_lines = builder_.next() > node + 1;
  const Position fence = source_.skip_line_end(q);
  if (!has_lines || fence == q || !source_.starts_with(fence, "```")) {
    builder_.rewind(node);
    return kNowhere;
  }
  builder_.close(node);
  return fence + 3;
}

Position BlockGrammar::katex(Position p) {
  const bool opens = (options_.katex_parenthesis && source_.starts_with(p, "\\[")) ||
                     (options_.katex_dollar && source_.starts_with(p, "$$"));
  if (!opens) return kNowhere;
  const Position end = grammar_.find_katex_end(p + 2, true);
  if (end == kNowhere) return kNowhere;
  builder_.leaf(Type::katex, slice(p + 2, end));
  return end + 2;
}

Position BlockGrammar::horizontal_rule(Position p) {
  constexpr Position kShortest = 3;
  const Position begin = source_.run_end(Run::blank, p);
  const Position end = source_.run_end(Run::hyphen, begin);
  if (end - begin < kShortest) return kNowhere;
  const Position rest = source_.run_end(Run::blank, end);
  if (!source_.at_end(rest) && !source_.is_line_end(rest)) return kNowhere;
  Node& node = builder_.leaf(Type::horizontal_rule);
  node.first = builder_.utf16_position(begin);
  node.second = builder_.utf16_position(end);
  return source_.skip_line_end(rest);
}

// --- Tables
// ------------------------------------------------------------------------------------------------------------------

// `| a | b |`, without writing anything; a bar ends every cell.
Position BlockGrammar::table_row_end(Position p) {
  if (source_.at(p) != '|') return kNowhere;
  Position end = kNowhere;
  for (Position q = p + 1;; q = end) {
    const Position cell = grammar_.sequence_end(Context::cell, Within::nothing, q);
    if (source_.at(cell) != '|') break;
    end = cell + 1;
  }
  return end == kNowhere ? kNowhere : source_.skip_line_end(end);
}

// `|:--|:-:|--:|`, into columns_.
Position BlockGrammar::table_alignments(Position p) {
  columns_.clear();
  if (source_.at(p) != '|') return kNowhere;
  Position end = kNowhere;
  for (Position q = p + 1;; q = end) {
    q = source_.run_end(Run::blank, q);
    const bool left = source_.at(q) == ':';
    if (left) ++q;
    const Position hyphens = source_.run_end(Run::hyphen, q);
    if (hyphens == q) break;
    q = hyphens;
    const bool right = source_.at(q) == ':';
    if (right) ++q;
    q = source_.run_end(Run::blank, q);
    if (source_.at(q) != '|') break;
    end = q + 1;
    columns_.push_back(left && right ? Align::center : left ? Align::left : right ? Align::right : Align::none);
  }
  return end == kNowhere ? kNowhere : source_.skip_line_end(end);
}

// Rows have as many cells as the first one, which sets the table's width: missing ones are empty, others are left out.
Position BlockGrammar::table_row(Position p) {
  if (source_.at(p) != '|') return kNowhere;
  const bool is_header = width_ == 0;
  const TreeBuilder::Index node = builder_.open(Type::table_row);
  std::size_t column = 0;
  const auto align = [&] { return column < columns_.size() ? columns_[column] : Align::none; };
  Position end = p + 1;
  for (Position q = end;; ++column, q = end) {
    const TreeBuilder::Index cell = builder_.open(Type::table_cell, static_cast<std::uint8_t>(align()));
    const Position cell_end = inline_.sequence(Context::cell, q);
    if (source_.at(cell_end) != '|' || (!is_header && column >= width_)) {
      builder_.rewind(cell);
      if (source_.at(cell_end) != '|') break;
    } else {
      builder_.trim(cell + 1);
      builder_.close(cell);
    }
    end = cell_end + 1;
  }
  if (column == 0) {
    builder_.rewind(node);
    return kNowhere;
  }
  if (is_header) {
    width_ = column;
  } else {
    for (; column < width_; ++column) builder_.leaf(Type::table_cell, {}, static_cast<std::uint8_t>(align()));
  }
  builder_.close(node);
  return source_.skip_line_end(end);
}

Position BlockGrammar::table(Position p) {
  const Position header_end = table_row_end(p);
  if (header_end == kNowhere) return kNowhere;
  const Position alignments_end = table_alignments(header_end);
  if (alignments_end == kNowhere) return kNowhere;
  const TreeBuilder::Index node = builder_.open(Type::table);
  width_ = 0;
  table_row(p);
  Position q = alignments_end;
  for (Position end = table_row(q); end != kNowhere; end = table_row(q)) q = end;
  builder_.close(node);
  builder_[node].first = builder_.utf16_position(p);
  builder_[node].second = builder_.utf16_position(q);
  return q;
}

// --- Lists
// -------------------------------------------------------------------------------------------------------------------

Position BlockGrammar::tasks(Position p) {
  return list(Type::tasks, p, [this](Position q) {
    const bool done = source_.starts_with(q, "- [x]");
    if (!done && !source_.starts_with(q, "- [ ]")) return kNowhere;
    const Position text = source_.run_end(Run::blank, q + 5);
    if (text == q + 5) return kNowhere;
    return line_in(builder_.open(Type::task, done ? 1 : 0), text);
  });
}

Position BlockGrammar::ordered_list(Position p) {
  return list(Type::ordered_list, p, [this](Position q) {
    const Position dot = source_.run_end(Run::digit, q);
    if (dot == q || source_.at(dot) != '.') return kNowhere;
    const Position text = source_.run_end(Run::blank, dot + 1);
    if (text == dot + 1) return kNowhere;
    const TreeBuilder::Index node = builder_.open(Type::list_item, 1);
    builder_[node].text = slice(q, dot);
    return line_in(node, text);
  });
}

Position BlockGrammar::hyphen_list(Position p) {
  return list(Type::unordered_list, p, [this](Position q) {
    const Position text = source_.run_end(Run::blank, q + 1);
    if (source_.at(q) != '-' || text == q + 1) return kNowhere;
    return line_in(builder_.open(Type::list_item), text);
  });
}

// An asterisk that is no markup ends the item, and spoils it: `* a * b` is no list.
Position BlockGrammar::star_list(Position p) {
  return list(Type::unordered_list, p, [this](Position q) {
    const Position text = source_.run_end(Run::blank, q + 1);
    if (source_.at(q) != '*' || text == q + 1) return kNowhere;
    const TreeBuilder::Index node = builder_.open(Type::list_item);
    const Position end = inline_.sequence(Context::star_item, text);
    if (end == text || source_.at(end) == '*') {
      builder_.rewind(node);
      return kNowhere;
    }
    builder_.close(node);
    return source_.skip_line_end(end);
  });
}

}  // namespace confab::markup
