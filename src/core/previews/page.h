#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace confab::core::previews {

/// What an HTML page says of itself.
struct Page {
  std::string title;
  /// Name or property and content of `meta` tags as they are written, entities decoded, in their order; at most 200.
  std::vector<std::pair<std::string, std::string>> metas;
};

/// Reads HTML of whatever quality, in UTF-8. No tree is made of it, so that depth costs nothing; behind 500 elements
/// within each other it is not read any further. Any thread.
[[nodiscard]] Page read_page(std::string_view html);

}  // namespace confab::core::previews
