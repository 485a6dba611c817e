#pragma once

#include <string>
#include <string_view>

namespace confab {

/// The text in Latin letters without accents, case kept: other scripts by their sound, `ö` as `oe`. Signs that have no
/// such form stay as they are. For short texts, such as names; `utf8` must be valid. Any thread; one at a time.
[[nodiscard]] std::string to_latin(std::string_view utf8);

}  // namespace confab
