#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace confab::app {

/// What the workspace puts into the client's page.
struct PageParts {
  std::string attributes;  // of the document's element, each with a blank before it
  std::string face;        // in place of what the page says of itself: title, icons, manifest
  std::string end;         // at the end of the head, after all of Confab's own styles
};

/// The page of the client's build (`index.html`) with the parts of the workspace. A page without the marks
/// `<!-- face -->` and `<!-- /face -->` keeps what stands there.
[[nodiscard]] std::string face_page(std::string_view html, const PageParts& parts);

/// For text and attributes of HTML.
[[nodiscard]] std::string escape_html(std::string_view text);

/// The sites that a style sheet fetches from (`https://fonts.example`), each once, 20 at most: what a content security
/// policy must let it have.
[[nodiscard]] std::vector<std::string> sites_of_styles(std::string_view css);

}  // namespace confab::app
