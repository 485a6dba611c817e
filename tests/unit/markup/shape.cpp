#include "shape.h"

#include <fmt/format.h>

namespace confab::markup {
namespace {

class Shaper {
 public:
  explicit Shaper(const Tree& tree) : tree_{tree}, nodes_{tree.nodes()} {}

  std::string children(std::size_t index) {
    std::string out;
    for (std::size_t child = index + 1; child < index + nodes_[index].size; child += nodes_[child].size) {
      if (!out.empty()) out += ' ';
      out += node(child);
    }
    return out;
  }

 private:
  std::string node(std::size_t index) {
    const Node& node = nodes_[index];
    const std::string text{tree_.text(node)};
    switch (node.type) {
      case Type::plain_text:
        return "'" + text + "'";
      case Type::line_break:
        return "break";
      case Type::horizontal_rule:
        return fmt::format("rule[{},{}]", node.first, node.second);
      case Type::code_line:
        return fmt::format("line('{}')", text);
      case Type::inline_code:
        return fmt::format("code('{}')", text);
      case Type::katex:
      case Type::inline_katex:
        return fmt::format("katex('{}')", text);
      case Type::mention_user:
        return "@" + text;
      case Type::mention_channel:
        return "#" + text;
      case Type::emoji: {
        const std::string_view shortcode = tree_.shortcode(node);
        return shortcode.empty() || shortcode == text ? "emoji " + text : fmt::format("emoji {}={}", text, shortcode);
      }
      case Type::color:
        return fmt::format("color {:08x}", node.first);
      case Type::timestamp:
        return fmt::format("time {} {}", text, static_cast<char>(node.detail));
      case Type::link:
        return fmt::format("link<{}>({})", text, children(index));
      case Type::image:
        return fmt::format("image<{}>({})", text, children(index));
      case Type::heading:
        return fmt::format("h{}({})", node.detail, children(index));
      case Type::code:
        return fmt::format("fence<{}>({})", text, children(index));
      case Type::task:
        return fmt::format("task{}({})", node.detail, children(index));
      case Type::list_item:
        return fmt::format("item{}({})", text, children(index));
      case Type::table_cell: {
        constexpr std::array kSigns = {"", "<", "^", ">"};
        return fmt::format("cell{}({})", kSigns.at(node.detail), children(index));
      }
      case Type::root:
        return "root";
      case Type::paragraph:
        return named("paragraph", index);
      case Type::quote:
        return named("quote", index);
      case Type::spoiler_block:
      case Type::spoiler:
        return named("spoiler", index);
      case Type::ordered_list:
      case Type::unordered_list:
        return named("list", index);
      case Type::tasks:
        return named("tasks", index);
      case Type::table:
        return named("table", index);
      case Type::table_row:
        return named("row", index);
      case Type::big_emoji:
        return named("big", index);
      case Type::bold:
        return named("bold", index);
      case Type::italic:
        return named("italic", index);
      case Type::strike:
        return named("strike", index);
    }
    return "?";
  }

  std::string named(std::string_view name, std::size_t index) { return fmt::format("{}({})", name, children(index)); }

  const Tree& tree_;
  std::span<const Node> nodes_;
};

}  // namespace

std::string shape(std::string_view message, const Options& options) {
  const Tree tree = parse(message, options);
  return Shaper{tree}.children(0);
}

}  // namespace confab::markup
