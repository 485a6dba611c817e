#pragma once
// Puts nodes in pre-order into a Tree, and does what the package does to every list of inline nodes.

#include <string_view>

#include "markup/markup.h"

namespace confab::markup {

class TreeBuilder {
 public:
  using Index = std::uint32_t;

  /// Slices of the message keep their byte positions.
  explicit TreeBuilder(std::string_view message);

  /// A node whose children follow, until close().
  Index open(Type type, std::uint8_t detail = 0);
  void close(Index node);
  Node& leaf(Type type, Slice text = {}, std::uint8_t detail = 0);
  /// A piece of text. Pieces that follow each other in the message become one node at once; settle() still knows the
  /// first and the last of them.
  void plain(Slice text) { plain_pieces(text, text.length, text.offset); }
  /// Several pieces at once: the first is `first` bytes long, the last begins at `last`.
  void plain_pieces(Slice text, std::uint32_t first, std::uint32_t last);
  /// Where the nodes of a list begin; what is written next does not join what stands before it.
  Index begin_list() {
    growing_ = kNone;
    return next();
  }
  [[nodiscard]] Node& operator[](Index node) { return tree_.nodes_[node]; }
  [[nodiscard]] Index next() const { return static_cast<Index>(tree_.nodes_.size()); }

  /// Bytes that are no literal part of the message. A later append() may move what views see, never what slices mean.
  Slice append(std::string_view text);
  Slice joined(Slice a, Slice b);
  [[nodiscard]] std::string_view text(Slice slice) const {
    return std::string_view{tree_.bytes_}.substr(slice.offset, slice.length);
  }

  /// The nodes from `first` on are one finished list: joins neighbouring text, and makes shortcodes and emoticons text
  /// again where text or another emoji touches them.
  void settle(Index first);
  /// Takes white space off both ends of the list from `first` on.
  void trim(Index first);

  /// Forgets everything from `first` on.
  void rewind(Index first) {
    tree_.nodes_.resize(first);
    growing_ = kNone;
  }

  /// UTF-16 units before the byte at `position` of the message.
  [[nodiscard]] std::uint32_t utf16_position(std::uint32_t position);

  [[nodiscard]] Tree finish() &&;

 private:
  [[nodiscard]] bool is_settled(Index first);
  void join(Index first);
  [[nodiscard]] bool is_blank(Slice text) const;
  [[nodiscard]] bool touches(const Node& neighbour, Slice piece) const;

  static constexpr Index kNone = UINT32_MAX;

  Tree tree_;
  Index growing_ = kNone;  // the text node that the next piece may join
  std::uint32_t message_size_;
  std::uint32_t cursor_ = 0;        // of utf16_position(), in bytes
  std::uint32_t cursor_utf16_ = 0;  // the same in UTF-16 units
};

}  // namespace confab::markup
