#include "markup/names.h"

namespace confab::markup {
namespace {

bool is_name(const Node& node) {
  return node.type == Type::mention_user || node.type == Type::mention_channel;
}

bool is_doubtful(const Tree& tree, const Node& node) {
  if (!is_name(node)) return false;
  const char last = tree.text(node).back();
  return last == '.' || last == '-' || last == '_';
}

}  // namespace

/// Copies a tree node by node. Text that is cut off a name goes to the text behind it, or becomes a node.
class NameCutter {
 public:
  NameCutter(const Tree& tree, const NameLength& length) : from_{tree}, length_{length} {
    to_.bytes_ = tree.bytes_;
    to_.nodes_.reserve(tree.nodes_.size() + 8);
  }

  Tree cut() && {
    const auto& nodes = from_.nodes_;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      close_until(i);
      if (nodes[i].size > 1) open_.push_back({to_.nodes_.size(), i + nodes[i].size});
      to_.nodes_.push_back(nodes[i]);
      if (is_doubtful(from_, nodes[i]))
        put_rest(cut_last(), i);
      else if (rest_.length != 0)
        join_rest();
    }
    close_until(nodes.size());
    return std::move(to_);
  }

 private:
  struct Open {
    std::size_t at;   // where the node is now
    std::size_t end;  // where its subtree ended before
  };

  void close_until(std::size_t i) {
    for (; !open_.empty() && open_.back().end <= i; open_.pop_back()) {
      to_.nodes_[open_.back().at].size = static_cast<std::uint32_t>(to_.nodes_.size() - open_.back().at);
    }
  }

  Slice cut_last() {
    Node& name = to_.nodes_.back();
    const auto kept = static_cast<std::uint32_t>(length_(name.type, from_.text(name)));
    const Slice rest{name.text.offset + kept, name.text.length - kept};
    name.text.length = kept;
    return rest;
  }

  // The node behind a leaf is its sibling as long as their parent has not ended.
  void put_rest(Slice rest, std::size_t i) {
    if (rest.length == 0) return;
    const auto& nodes = from_.nodes_;
    const bool joins = i + 1 < nodes.size() && !open_.empty() && i + 1 < open_.back().end &&
                       nodes[i + 1].type == Type::plain_text && nodes[i + 1].text.offset == rest.offset + rest.length;
    if (joins)
      rest_ = rest;
    else
      to_.nodes_.push_back({.type = Type::plain_text, .text = rest});
  }

  void join_rest() {
    Node& text = to_.nodes_.back();
    text.text = {rest_.offset, rest_.length + text.text.length};
    rest_ = {};
  }

  const Tree& from_;
  const NameLength& length_;
  Tree to_;
  std::vector<Open> open_;
  Slice rest_;  // for the text that comes next
};

bool has_doubtful_names(const Tree& tree) {
  for (const Node& node : tree.nodes()) {
    if (is_doubtful(tree, node)) return true;
  }
  return false;
}

Tree cut_names(const Tree& tree, const NameLength& length) {
  return NameCutter{tree, length}.cut();
}

}  // namespace confab::markup
