#include "core/messages/markup.h"

#include <algorithm>

#include "base/text.h"
#include "markup/markup.h"

namespace confab::core::messages {
namespace {

void add_once(std::vector<std::string>& list, std::string item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

// Addresses with a scheme in plain text, also of hosts that the markup makes no link of (http://intranet,
// http://localhost).
void collect_addresses(std::string_view text, std::vector<std::string>& links) {
  constexpr std::string_view kEnds = " \t\r\n<>\"";
  constexpr std::string_view kTrailing = ".,!?;:'()[]";
  std::size_t at = 0;
  while ((at = text.find("http", at)) != std::string_view::npos) {
    const auto rest = text.substr(at);
    const std::size_t scheme = rest.starts_with("https://") ? 8 : rest.starts_with("http://") ? 7 : 0;
    const auto end = std::min(rest.find_first_of(kEnds), rest.size());
    auto address = rest.substr(0, end);
    while (!address.empty() && kTrailing.find(address.back()) != std::string_view::npos) address.remove_suffix(1);
    if (scheme != 0 && address.size() > scheme) add_once(links, std::string{address});
    at += std::max<std::size_t>(end, 4);
  }
}

}  // namespace

Markup read_markup(std::string_view text) {
  const auto tree = markup::parse(text);
  Markup result;
  markup::append_json(result.md.text, tree);
  for (const auto name : tree.mentions()) {
    auto username = to_lower_ascii(name);
    if (username == "all") {
      result.all = true;
    } else if (username == "here") {
      result.here = true;
    } else {
      add_once(result.users, std::move(username));
    }
  }
  for (const auto name : tree.channels()) add_once(result.channels, std::string{name});
  for (const auto link : tree.links()) {
    if (link.starts_with("http://") || link.starts_with("https://")) add_once(result.links, std::string{link});
  }
  for (const auto& node : tree.nodes()) {
    if (node.type == markup::Type::plain_text) collect_addresses(tree.text(node), result.links);
  }
  result.plain = markup::to_plain_text(tree, markup::Spoilers::hide);
  return result;
}

}  // namespace confab::core::messages
