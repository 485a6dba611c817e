#include "markup/tree_builder.h"

#include <algorithm>

#include "base/text.h"
#include "markup/source.h"
#include "markup/unicode_classes.h"

namespace confab::markup {
namespace {

Slice without_leading_space(const std::string& bytes, Slice text) {
  const Source source{std::string_view{bytes}.substr(text.offset, text.length)};
  Position p = 0;
  for (CodePoint c = source.decode(p); c.length > 0 && is_js_space(c.value); c = source.decode(p)) p += c.length;
  return {text.offset + p, text.length - p};
}

Slice without_trailing_space(const std::string& bytes, Slice text) {
  const std::string_view view = std::string_view{bytes}.substr(text.offset, text.length);
  const Source source{view};
  Position end = text.length;
  while (end > 0) {
    Position last = end - 1;
    while (last > 0 && (static_cast<unsigned char>(view[last]) & 0xC0u) == 0x80u) --last;
    if (!is_js_space(source.decode(last).value)) break;
    end = last;
  }
  return {text.offset, end};
}

}  // namespace

TreeBuilder::TreeBuilder(std::string_view message) : message_size_{static_cast<std::uint32_t>(message.size())} {
  tree_.bytes_ = message;
  tree_.nodes_.reserve(message.size() / 8 + 8);
}

TreeBuilder::Index TreeBuilder::open(Type type, std::uint8_t detail) {
  const Index index = next();
  growing_ = kNone;
  tree_.nodes_.push_back({.type = type, .detail = detail});
  return index;
}

void TreeBuilder::close(Index node) {
  tree_.nodes_[node].size = next() - node;
  growing_ = kNone;
}

Node& TreeBuilder::leaf(Type type, Slice text, std::uint8_t detail) {
  growing_ = kNone;
  return tree_.nodes_.emplace_back(Node{.type = type, .detail = detail, .text = text});
}

// While a list is written, a text node keeps in `first` where its last piece begins, and in `second` how long its first
// piece is; zero says that it is one piece.
void TreeBuilder::plain_pieces(Slice text, std::uint32_t first, std::uint32_t last) {
  if (growing_ != kNone) {
    Node& node = tree_.nodes_[growing_];
    if (node.text.offset + node.text.length == text.offset) {
      if (node.second == 0) node.second = node.text.length;
      node.first = last;
      node.text.length += text.length;
      return;
    }
  }
  Node& node = leaf(Type::plain_text, text);
  if (last != text.offset) {
    node.first = last;
    node.second = first;
  }
  growing_ = next() - 1;
}

Slice TreeBuilder::append(std::string_view text) {
  const auto offset = static_cast<std::uint32_t>(tree_.bytes_.size());
  tree_.bytes_ += text;
  return {offset, static_cast<std::uint32_t>(text.size())};
}

Slice TreeBuilder::joined(Slice a, Slice b) {
  if (a.length == 0) return b;
  if (b.length == 0) return a;
  if (a.offset + a.length == b.offset) return {a.offset, a.length + b.length};
  std::string& bytes = tree_.bytes_;
  // What was appended last grows in place, so that a long list costs its length once.
  if (a.offset + a.length != bytes.size()) {
    const auto offset = static_cast<std::uint32_t>(bytes.size());
    bytes.append(bytes, a.offset, a.length);
    a.offset = offset;
  }
  bytes.append(bytes, b.offset, b.length);
  return {a.offset, a.length + b.length};
}

bool TreeBuilder::is_blank(Slice text) const {
  return without_leading_space(tree_.bytes_, text).length == 0;
}

bool TreeBuilder::touches(const Node& neighbour, Slice piece) const {
  return neighbour.type == Type::emoji || (neighbour.type == Type::plain_text && !is_blank(piece));
}

void TreeBuilder::settle(Index first) {
  growing_ = kNone;
  if (!is_settled(first)) join(first);
}

// Most lists need nothing but to forget their pieces.
bool TreeBuilder::is_settled(Index first) {
  std::vector<Node>& nodes = tree_.nodes_;
  const Index end = next();
  bool behind_text = false;
  for (Index i = first; i < end; i += nodes[i].size) {
    const bool is_text = nodes[i].type == Type::plain_text;
    if (is_text && behind_text) return false;
    if (nodes[i].type == Type::emoji && static_cast<EmojiKind>(nodes[i].detail) != EmojiKind::unicode) return false;
    behind_text = is_text;
  }
  for (Index i = first; i < end; i += nodes[i].size) {
    if (nodes[i].type == Type::plain_text) nodes[i].first = nodes[i].second = 0;
  }
  return true;
}

void TreeBuilder::join(Index first) {
  std::vector<Node>& nodes = tree_.nodes_;
  const Index end = next();
  const auto first_piece = [](const Node& node) {
    return Slice{node.text.offset, node.second != 0 ? node.second : node.text.length};
  };
  const auto last_piece = [](const Node& node) {
    return node.second != 0 ? Slice{node.first, node.text.offset + node.text.length - node.first} : node.text;
  };
  Index write = first;
  Index last = kNone;  // the node of the list that was written last
  Node previous;       // as it was before; the list is rewritten in place
  for (Index read = first; read < end;) {
    const Node original = nodes[read];
    const Index following = read + original.size;
    Node node = original;
    if (node.type == Type::plain_text) {
      node.first = node.second = 0;
    } else if (node.type == Type::emoji && static_cast<EmojiKind>(node.detail) != EmojiKind::unicode) {
      if ((read > first && touches(previous, last_piece(previous))) ||
          (following < end && touches(nodes[following], first_piece(nodes[following])))) {
        // The colons of a shortcode stand in the message on both sides of it.
        const bool colons = static_cast<EmojiKind>(node.detail) == EmojiKind::shortcode;
        node = Node{.type = Type::plain_text,
                    .text = colons ? Slice{node.text.offset - 1, node.text.length + 2} : node.text};
      }
    }
    if (node.type == Type::plain_text && last != kNone && nodes[last].type == Type::plain_text) {
      nodes[last].text = joined(nodes[last].text, node.text);
    } else {
      last = write;
      if (write != read && original.size > 1) {
        std::copy(nodes.begin() + read + 1, nodes.begin() + following, nodes.begin() + write + 1);
      }
      nodes[write] = node;
      write += original.size;
    }
    previous = original;
    read = following;
  }
  nodes.resize(write);
}

void TreeBuilder::trim(Index first) {
  std::vector<Node>& nodes = tree_.nodes_;
  if (first == next()) return;
  if (nodes[first].type == Type::plain_text) {
    nodes[first].text = without_leading_space(tree_.bytes_, nodes[first].text);
    if (nodes[first].text.length == 0) nodes.erase(nodes.begin() + first);
  }
  if (first == next()) return;
  // The last node of the array may belong to a child; text has no children, so it suffices to find the last sibling.
  Index last = first;
  while (last + nodes[last].size < next()) last += nodes[last].size;
  if (nodes[last].type != Type::plain_text) return;
  nodes[last].text = without_trailing_space(tree_.bytes_, nodes[last].text);
  if (nodes[last].text.length == 0) nodes.pop_back();
}

std::uint32_t TreeBuilder::utf16_position(std::uint32_t position) {
  const auto units = [this](std::uint32_t from, std::uint32_t to) {
    return static_cast<std::uint32_t>(utf16_length(text({from, to - from})));
  };
  position = std::min(position, message_size_);
  if (position >= cursor_) {
    cursor_utf16_ += units(cursor_, position);
  } else {
    cursor_utf16_ -= units(position, cursor_);
  }
  cursor_ = position;
  return cursor_utf16_;
}

Tree TreeBuilder::finish() && {
  return std::move(tree_);
}

}  // namespace confab::markup
