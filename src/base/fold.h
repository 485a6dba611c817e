#pragma once

#include <string>
#include <string_view>

namespace confab {

/// Text as it is compared without regard to case and form, in any script: Unicode's NFKC_Casefold. "ÖZGÜR" and "özgür"
/// are the same, however their accents are encoded; accents themselves count. The same on every database, which is why
/// databases are never asked to do it. Bytes that are no UTF-8 become U+FFFD. Any thread.
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace confab
