#pragma once
// A message's text as its tree: what a message document carries as `md`, node for node what @rocket.chat/message-parser
// makes of the same text. docs/markup.md has the grammar and the few deliberate deviations.
//
// All functions here are pure and may be called from any thread. Time and memory are linear in the text's length for
// any input; recursion is bounded by the grammar (nesting is at most eight levels deep), never driven by the text.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace confab::markup {

struct Options {
  bool colors = false;             ///< `color:#ff0000`
  bool emoticons = true;           ///< `:)` and its kind
  bool katex_dollar = false;       ///< `$x$` and `$$x$$`
  bool katex_parenthesis = false;  ///< `\(x\)` and `\[x\]`
  /// Hosts that become links although they end in no public top-level domain, with everything below them: `intranet`.
  std::vector<std::string> custom_domains;
  /// The day that `<t:10:00>` means. Left out: today. Times without an offset are UTC.
  std::optional<Timestamp> now;
};

/// The node types of the wire, in its names.
enum class Type : std::uint8_t {
  root,
  // Blocks.
  paragraph,
  heading,
  code,
  code_line,
  quote,
  spoiler_block,
  ordered_list,
  unordered_list,
  list_item,
  tasks,
  task,
  katex,
  line_break,
  horizontal_rule,
  table,
  table_row,
  table_cell,
  big_emoji,
  // Inline.
  plain_text,
  bold,
  italic,
  strike,
  spoiler,
  inline_code,
  inline_katex,
  link,
  image,
  mention_user,
  mention_channel,
  emoji,
  color,
  timestamp,
};

/// A part of Tree's own bytes.
struct Slice {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

/// One node. Nodes lie in pre-order: a node's first child follows it, and its next sibling is `size` further on.
/// What the fields mean, by type:
///   text    plain_text, code_line, inline_code, katex, inline_katex: the content; mention_user, mention_channel: the
///   name
///           without its sign; link, image: the target; emoji: shortcode, emoticon or Unicode sequence; code: the
///           language (empty: none given); list_item: the number's digits; timestamp: seconds since 1970, in decimal
///   detail  heading: level 1..4; task: 1 = done; list_item: 1 = has a number; table_cell: Align; emoji: EmojiKind;
///           timestamp: the format's letter
///   first, second  timestamp, table, horizontal_rule: where it stands in the message, begin and end in UTF-16 units;
///           color: 0xRRGGBBAA in first; emoji: index of an emoticon's shortcode in first
struct Node {
  Type type = Type::root;
  std::uint8_t detail = 0;
  std::uint32_t size = 1;  ///< nodes of the subtree, this one included
  Slice text;
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

enum class Align : std::uint8_t { none, left, center, right };
enum class EmojiKind : std::uint8_t { shortcode, emoticon, unicode };

/// A parsed message. Owns its bytes; views that it hands out live as long as it does and does not move.
class Tree {
 public:
  /// The node of type root comes first; an empty message is a root without children.
  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  [[nodiscard]] std::string_view text(const Node& node) const {
    return std::string_view{bytes_}.substr(node.text.offset, node.text.length);
  }
  /// An emoji's shortcode without colons: `smile` for `:smile:`, `slight_smile` for `:)`; empty for Unicode emoji.
  [[nodiscard]] std::string_view shortcode(const Node& node) const;

  /// Names as written, without `@` and `#`, in order of appearance, repeated where the message repeats them.
  [[nodiscard]] std::vector<std::string_view> mentions() const;
  [[nodiscard]] std::vector<std::string_view> channels() const;
  /// Targets of links, in order of appearance; images are not among them.
  [[nodiscard]] std::vector<std::string_view> links() const;
  /// Shortcodes without colons (also those of emoticons) and Unicode sequences.
  [[nodiscard]] std::vector<std::string_view> emoji() const;

 private:
  friend class TreeBuilder;
  friend class NameCutter;
  [[nodiscard]] std::vector<std::string_view> texts_of(Type type) const;
  std::vector<Node> nodes_;
  std::string bytes_;  // the message, then what is not a literal part of it
};

/// Throws std::invalid_argument if `text` is not valid UTF-8, std::length_error beyond 64 MiB.
[[nodiscard]] Tree parse(std::string_view text, const Options& options = {});

/// Appends the JSON array that JSON.stringify gives for the package's result, key order included.
void append_json(std::string& out, const Tree& tree);

/// The message as a person would read it aloud, for notifications, search, mail: without markers, one line per block;
/// a link is its label, a mention keeps its sign, a shortcode its colons. Spoilers are shown in full or as `…`.
enum class Spoilers : std::uint8_t { show, hide };
[[nodiscard]] std::string to_plain_text(const Tree& tree, Spoilers spoilers = Spoilers::show);

}  // namespace confab::markup
