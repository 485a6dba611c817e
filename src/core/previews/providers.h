#pragma once

#include <optional>
#include <string>

namespace confab::core::previews {

/// Where the service that a link leads to describes it by oEmbed (https://oembed.com); nullopt: none that is known.
[[nodiscard]] std::optional<std::string> oembed_address(const std::string& link);

}  // namespace confab::core::previews
