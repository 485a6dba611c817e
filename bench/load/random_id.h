#pragma once

#include <string>

namespace confab::load {

/// 17 characters as clients make them for their messages. Unique in practice, not secret. Any thread.
[[nodiscard]] std::string random_id();

}  // namespace confab::load
