#include "core/messages/markup.h"

#include <algorithm>

#include "base/text.h"
#include "markup/markup.h"

namespace confab::core::messages {
namespace {

void add_once(std::vector<std::string>& list, std::string item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
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
  result.plain = markup::to_plain_text(tree, markup::Spoilers::hide);
  return result;
}

}  // namespace confab::core::messages
