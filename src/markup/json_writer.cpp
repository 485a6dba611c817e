#include "markup/json_writer.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace confab::markup {
namespace {

// By Type, in its order.
constexpr std::array kTypeNames = std::to_array<std::string_view>({"",
                                                                   "PARAGRAPH",
                                                                   "HEADING",
                                                                   "CODE",
                                                                   "CODE_LINE",
                                                                   "QUOTE",
                                                                   "SPOILER_BLOCK",
                                                                   "ORDERED_LIST",
                                                                   "UNORDERED_LIST",
                                                                   "LIST_ITEM",
                                                                   "TASKS",
                                                                   "TASK",
                                                                   "KATEX",
                                                                   "LINE_BREAK",
                                                                   "HORIZONTAL_RULE",
                                                                   "TABLE",
                                                                   "TABLE_ROW",
                                                                   "TABLE_CELL",
                                                                   "BIG_EMOJI",
                                                                   "PLAIN_TEXT",
                                                                   "BOLD",
                                                                   "ITALIC",
                                                                   "STRIKE",
                                                                   "SPOILER",
                                                                   "INLINE_CODE",
                                                                   "INLINE_KATEX",
                                                                   "LINK",
                                                                   "IMAGE",
                                                                   "MENTION_USER",
                                                                   "MENTION_CHANNEL",
                                                                   "EMOJI",
                                                                   "COLOR",
                                                                   "TIMESTAMP"});
static_assert(kTypeNames.size() == static_cast<std::size_t>(Type::timestamp) + 1);

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\b':
      out += "\\b";
      break;
    case '\f':
      out += "\\f";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
      break;
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!needs_escape(text[i])) continue;
    out += text.substr(begin, i - begin);
    append_escaped(out, text[i]);
    begin = i + 1;
  }
  out += text.substr(begin);
  out += '"';
}

// A list item's number as JavaScript would read and write it: a double, in its shortest form.
void append_number(std::string& out, std::string_view digits) {
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc::result_out_of_range || !std::isfinite(value)) {
    out += "null";
    return;
  }
  std::array<char, 64> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
  const std::string_view shortest{buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data())};
  if (value >= 1e21) {
    out += shortest;
    return;
  }
  // The significant digits, then zeros up to the point.
  const auto e = shortest.find('e');
  std::size_t exponent = 0;
  std::from_chars(shortest.data() + e + 2, shortest.data() + shortest.size(), exponent);
  std::string significant;
  for (const char c : shortest.substr(0, e)) {
    if (c != '.') significant += c;
  }
  significant.resize(exponent + 1, '0');
  out += significant;
}

// Depth is bounded by the grammar; see markup.h.
class Writer {
 public:
  Writer(std::string& out, const Tree& tree) : out_{out}, tree_{tree}, nodes_{tree.nodes()} {}

  // The children of `index`, from `skip` nodes behind it on, with brackets.
  void list(std::size_t index, std::size_t skip = 1) {
    out_ += '[';
    const std::size_t end = index + nodes_[index].size;
    for (std::size_t child = index + skip; child < end; child += nodes_[child].size) {
      if (child != index + skip) out_ += ',';
      node(child);
    }
    out_ += ']';
  }

 private:
  void node(std::size_t index) {
    const Node& node = nodes_[index];
    out_ += R"({"type":")";
    out_ += kTypeNames[static_cast<std::size_t>(node.type)];
    out_ += '"';
    switch (node.type) {
      case Type::line_break:
        break;
      case Type::horizontal_rule:
        place(node);
        break;
      case Type::plain_text:
      case Type::katex:
      case Type::inline_katex:
        text(",\"value\":", tree_.text(node));
        break;
      case Type::code_line:
      case Type::inline_code:
      case Type::mention_user:
      case Type::mention_channel:
        plain(",\"value\":", tree_.text(node));
        break;
      case Type::heading:
        out_ += R"(,"level":)";
        out_ += static_cast<char>('0' + node.detail);
        value(index);
        break;
      case Type::code:
        text(",\"language\":", node.text.length == 0 ? "none" : tree_.text(node));
        value(index);
        break;
      case Type::task:
        out_ += node.detail != 0 ? R"(,"status":true)" : R"(,"status":false)";
        value(index);
        break;
      case Type::list_item:
        value(index);
        if (node.detail == 0) break;
        out_ += R"(,"number":)";
        append_number(out_, tree_.text(node));
        break;
      case Type::table_cell: {
        constexpr std::array<std::string_view, 4> kAligns = {"", "left", "center", "right"};
        if (node.detail != 0) text(",\"align\":", kAligns.at(node.detail));
        value(index);
        break;
      }
      case Type::table:
        table(index);
        break;
      case Type::link:
        plain(R"(,"value":{"src":)", tree_.text(node));
        out_ += R"(,"label":)";
        list(index);
        out_ += '}';
        break;
      case Type::image:
        plain(R"(,"value":{"src":)", tree_.text(node));
        plain(R"(,"label":)", tree_.text(nodes_[index + 1]));
        out_ += '}';
        break;
      case Type::emoji:
        if (static_cast<EmojiKind>(node.detail) == EmojiKind::unicode) {
          text(",\"unicode\":", tree_.text(node));
        } else {
          plain(",\"value\":", tree_.text(node));
          text(",\"shortCode\":", tree_.shortcode(node));
        }
        break;
      case Type::color:
        fmt::format_to(std::back_inserter(out_), R"(,"value":{{"r":{},"g":{},"b":{},"a":{}}})", node.first >> 24,
                       node.first >> 16 & 255u, node.first >> 8 & 255u, node.first & 255u);
        break;
      case Type::timestamp:
        text(R"(,"value":{"timestamp":)", tree_.text(node));
        out_ += R"(,"format":")";
        out_ += static_cast<char>(node.detail);
        out_ += R"("})";
        place(node);
        break;
      default:
        value(index);
        break;
    }
    out_ += '}';
  }

  void value(std::size_t index) {
    out_ += R"(,"value":)";
    list(index);
  }

  // The first row is the header.
  void table(std::size_t index) {
    out_ += R"(,"value":{"header":)";
    list(index + 1);
    out_ += R"(,"rows":)";
    list(index, 1 + nodes_[index + 1].size);
    out_ += '}';
    place(nodes_[index]);
  }

  void text(std::string_view key, std::string_view text) {
    out_ += key;
    append_string(out_, text);
  }

  void plain(std::string_view key, std::string_view text) {
    out_ += key;
    out_ += R"({"type":"PLAIN_TEXT","value":)";
    append_string(out_, text);
    out_ += '}';
  }

  void place(const Node& node) {
    fmt::format_to(std::back_inserter(out_), R"(,"fallback":[{},{}])", node.first, node.second);
  }

  std::string& out_;
  const Tree& tree_;
  std::span<const Node> nodes_;
};

}  // namespace

void write_json(std::string& out, const Tree& tree) {
  Writer{out, tree}.list(0);
}

}  // namespace confab::markup
