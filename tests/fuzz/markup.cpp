// links: base markup
// Messages: any text gives a tree whose nodes fit into each other, with work linear in its length.

#include <boost/json.hpp>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/text.h"
#include "markup/block_grammar.h"

using namespace confab::markup;

namespace {

// The first byte chooses the options.
Options options_from(std::uint8_t bits) {
  return {.colors = (bits & 1) != 0,
          .emoticons = (bits & 2) == 0,
          .katex_dollar = (bits & 4) != 0,
          .katex_parenthesis = (bits & 8) != 0,
          .custom_domains = (bits & 16) != 0 ? std::vector<std::string>{"intranet"} : std::vector<std::string>{},
          .now = confab::from_millis(0)};
}

// Every subtree ends within its parent's, and texts lie within the tree's bytes.
void check(const Tree& tree) {
  std::vector<std::size_t> ends{tree.nodes().size()};
  for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
    const Node& node = tree.nodes()[i];
    while (ends.back() == i) ends.pop_back();
    const std::size_t end = i + node.size;
    if (node.size == 0 || end > ends.back() || ends.size() > 10) std::abort();
    ends.push_back(end);
    if (!confab::is_valid_utf8(tree.text(node))) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Options options = options_from(data[0]);
  const std::string_view text{reinterpret_cast<const char*>(data + 1), size - 1};
  if (!confab::is_valid_utf8(text)) {
    try {
      (void)parse(text, options);
    } catch (const std::invalid_argument&) {
      return 0;
    }
    std::abort();
  }
  Source source{text};
  TreeBuilder builder{text};
  BlockGrammar{source, options, builder}.document();
  if (source.steps() > 1000 * (text.size() + 10)) std::abort();
  const Tree tree = std::move(builder).finish();
  check(tree);
  std::string json;
  append_json(json, tree);
  const auto document = boost::json::parse(json);
  if (!document.is_array() || document.as_array().empty() != text.empty()) std::abort();
  if (!confab::is_valid_utf8(to_plain_text(tree))) std::abort();
  (void)to_plain_text(tree, Spoilers::hide);
  return 0;
}
