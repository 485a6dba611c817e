#pragma once
// What is kept of a page: the `meta` of a link, as clients read it.

#include <string_view>

#include "base/json.h"
#include "core/previews/page.h"

namespace confab::core::previews {

/// Title and tags by their keys in camel case (`og:site_name` is ogSiteName); the first of a key counts. Only what
/// previews are made of, and bounded: 8 KiB in all. Never a key that begins with `oembed`.
[[nodiscard]] json::object meta_of(const Page& page);

/// The texts of an oEmbed answer, as oembedTitle, oembedHtml, ..., and oembedUrl, the link itself. Empty for what is no
/// such answer.
[[nodiscard]] json::object meta_of_oembed(std::string_view link, std::string_view answer);

/// `og:site_name` -> ogSiteName, `msapplication-TileImage` -> msapplicationTileImage.
[[nodiscard]] std::string camel_case(std::string_view name);

}  // namespace confab::core::previews
