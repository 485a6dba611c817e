#pragma once
// Which program this is.

#include <string_view>

namespace confab {

[[nodiscard]] std::string_view program_version();
/// The commit that it was built of, or "unknown".
[[nodiscard]] std::string_view program_commit();
/// When that was made, in ISO 8601; empty: unknown. The time of the build would make each build another.
[[nodiscard]] std::string_view program_date();

}  // namespace confab
