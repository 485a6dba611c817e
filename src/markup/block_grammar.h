#pragma once
// The block grammar: what a line or a group of lines is. Ordered like the package's: the first block that fits is
// taken, and what fits nowhere is a paragraph.
//
// To add a block: a function that writes it at a position and returns where it ends (kNowhere if it does not begin
// there), and its place in BlockGrammar::block().

#include "markup/inline_writer.h"

namespace confab::markup {

class BlockGrammar {
 public:
  BlockGrammar(Source& source, const Options& options, TreeBuilder& builder)
      : source_{source},
        options_{options},
        builder_{builder},
        grammar_{source, memo_, options},
        inline_{source, grammar_, builder, options} {}

  /// Writes all blocks of the text.
  void document();

 private:
  Position big_emoji();
  Position block(Position p);
  Position quote(Position p);
  Position quote_line(Position p);
  Position spoiler_block(Position p);
  Position code(Position p);
  Position code_line(Position p);
  Position horizontal_rule(Position p);
  Position table(Position p);
  Position table_row_end(Position p);
  Position table_row(Position p);
  Position table_alignments(Position p);
  Position heading(Position p);
  Position tasks(Position p);
  Position ordered_list(Position p);
  Position hyphen_list(Position p);
  Position star_list(Position p);
  Position katex(Position p);
  Position line_break(Position p);
  Position paragraph(Position p);

  template <typename Item>
  Position list(Type type, Position p, Item item);
  Position line_in(TreeBuilder::Index node, Position p);
  Position inline_line(Position p);
  Position inline_line_end(Position p);
  Position skip_blanks_and_line_ends(Position p);

  Source& source_;
  const Options& options_;
  TreeBuilder& builder_;
  Memo memo_;
  InlineGrammar grammar_;
  InlineWriter inline_;
  // Of the table at hand: what its second line says, and how many cells its first one has (0 until that is written).
  std::vector<Align> columns_;
  std::size_t width_ = 0;
};

}  // namespace confab::markup
