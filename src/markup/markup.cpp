#include "markup/markup.h"

#include <stdexcept>

#include "base/text.h"
#include "markup/block_grammar.h"
#include "markup/emoticon.h"
#include "markup/json_writer.h"
#include "markup/plain_text.h"

namespace confab::markup {
namespace {

// Positions are kept in 29 bits in places.
constexpr std::size_t kMaxLength = 64u << 20;

}  // namespace

std::string_view Tree::shortcode(const Node& node) const {
  switch (static_cast<EmojiKind>(node.detail)) {
    case EmojiKind::shortcode:
      return text(node);
    case EmojiKind::emoticon:
      return emoticon(node.first).shortcode;
    case EmojiKind::unicode:
      break;
  }
  return {};
}

std::vector<std::string_view> Tree::mentions() const {
  return texts_of(Type::mention_user);
}
std::vector<std::string_view> Tree::channels() const {
  return texts_of(Type::mention_channel);
}
std::vector<std::string_view> Tree::links() const {
  return texts_of(Type::link);
}

std::vector<std::string_view> Tree::texts_of(Type type) const {
  std::vector<std::string_view> texts;
  for (const Node& node : nodes_) {
    if (node.type == type) texts.push_back(text(node));
  }
  return texts;
}

std::vector<std::string_view> Tree::emoji() const {
  std::vector<std::string_view> found;
  for (const Node& node : nodes_) {
    if (node.type != Type::emoji) continue;
    found.push_back(static_cast<EmojiKind>(node.detail) == EmojiKind::unicode ? text(node) : shortcode(node));
  }
  return found;
}

Tree parse(std::string_view text, const Options& options) {
  if (text.size() > kMaxLength) throw std::length_error{"markup: the message is too long"};
  if (!is_valid_utf8(text)) throw std::invalid_argument{"markup: the message is not UTF-8"};
  Source source{text};
  TreeBuilder builder{text};
  BlockGrammar{source, options, builder}.document();
  return std::move(builder).finish();
}

void append_json(std::string& out, const Tree& tree) {
  write_json(out, tree);
}

std::string to_plain_text(const Tree& tree, Spoilers spoilers) {
  std::string text;
  write_plain_text(text, tree, spoilers);
  return text;
}

}  // namespace confab::markup
