#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace confab::markup {

/// The characters that `&amp;`, `&#58;` and the like stand for; what is unknown stays as it is.
[[nodiscard]] std::string without_entities(std::string_view text);

/// The value that the attribute of the element may have, for quotes (escaped); nullopt when it may have none. `value`
/// is without entities.
[[nodiscard]] std::optional<std::string> safe_attribute(std::string_view element, std::string_view name,
                                                        std::string_view value);

/// Whether an address is on another server.
[[nodiscard]] bool is_elsewhere(std::string_view address);

}  // namespace confab::markup
