#pragma once
// Turns what the inline grammar matches into nodes.

#include "markup/inline_grammar.h"
#include "markup/tree_builder.h"

namespace confab::markup {

class InlineWriter {
 public:
  InlineWriter(Source& source, InlineGrammar& grammar, TreeBuilder& builder, const Options& options)
      : source_{source}, grammar_{grammar}, builder_{builder}, options_{options} {}

  /// Writes the sequence that begins at `p`, as a finished list, and returns where it ends; `p` if there is nothing.
  Position sequence(Context context, Position p);
  /// The node of one match.
  void write(const Match& match, Within within = Within::nothing);

 private:
  void contents(Context context, Within within, Position begin, Position end);
  void formatted(Type type, Context context, Within within, const Match& match);
  void failed_italic(const Match& match, Within within);
  void link(const Match& match, Within within);
  void image(const Match& match);
  void message_time(const Match& match);
  void url(const Match& match);
  void email(const Match& match);
  void phone(const Match& match);
  [[nodiscard]] Slice target(Position begin, Position end);

  Source& source_;
  InlineGrammar& grammar_;
  TreeBuilder& builder_;
  const Options& options_;
};

}  // namespace confab::markup
