#include "markup/plain_text.h"

#include <fmt/format.h>

#include <charconv>

namespace confab::markup {
namespace {

class Writer {
 public:
  Writer(std::string& out, const Tree& tree, Spoilers spoilers)
      : out_{out}, tree_{tree}, nodes_{tree.nodes()}, spoilers_{spoilers} {}

  void children(std::size_t index, std::string_view between = "") {
    const std::size_t end = index + nodes_[index].size;
    for (std::size_t child = index + 1; child < end; child += nodes_[child].size) {
      if (child != index + 1) out_ += between;
      node(child);
    }
  }

 private:
  void node(std::size_t index) {
    const Node& node = nodes_[index];
    switch (node.type) {
      case Type::code:
      case Type::quote:
      case Type::ordered_list:
      case Type::unordered_list:
      case Type::tasks:
      case Type::table:
        children(index, "\n");
        break;
      case Type::table_row:
        children(index, " | ");
        break;
      case Type::big_emoji:
        children(index, " ");
        break;
      case Type::list_item:
        if (node.detail != 0) {
          out_ += tree_.text(node);
          out_ += ". ";
        } else {
          out_ += "- ";
        }
        children(index);
        break;
      case Type::task:
        out_ += node.detail != 0 ? "[x] " : "[ ] ";
        children(index);
        break;
      case Type::spoiler:
      case Type::spoiler_block:
        if (spoilers_ == Spoilers::hide) {
          out_ += "…";
        } else {
          children(index, node.type == Type::spoiler ? "" : "\n");
        }
        break;
      case Type::line_break:
        break;
      case Type::horizontal_rule:
        out_ += "---";
        break;
      case Type::mention_user:
        sign_and_text('@', node);
        break;
      case Type::mention_channel:
        sign_and_text('#', node);
        break;
      case Type::emoji:
        if (static_cast<EmojiKind>(node.detail) == EmojiKind::shortcode) {
          fmt::format_to(std::back_inserter(out_), ":{}:", tree_.text(node));
        } else {
          out_ += tree_.text(node);
        }
        break;
      case Type::color:
        fmt::format_to(std::back_inserter(out_), "color:#{:08x}", node.first);
        break;
      case Type::timestamp:
        time(node);
        break;
      case Type::plain_text:
      case Type::code_line:
      case Type::inline_code:
      case Type::katex:
      case Type::inline_katex:
        out_ += tree_.text(node);
        break;
      default:
        children(index);
        break;
    }
  }

  void sign_and_text(char sign, const Node& node) {
    out_ += sign;
    out_ += tree_.text(node);
  }

  void time(const Node& node) {
    const std::string_view digits = tree_.text(node);
    std::int64_t seconds = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    std::string iso = to_iso8601(from_millis(seconds * 1000));
    // Minutes are enough to be read: 2026-11-22 17:28 UTC.
    iso.resize(16);
    iso[10] = ' ';
    out_ += iso;
    out_ += " UTC";
  }

  std::string& out_;
  const Tree& tree_;
  std::span<const Node> nodes_;
  Spoilers spoilers_;
};

}  // namespace

void write_plain_text(std::string& out, const Tree& tree, Spoilers spoilers) {
  Writer{out, tree, spoilers}.children(0, "\n");
}

}  // namespace confab::markup
