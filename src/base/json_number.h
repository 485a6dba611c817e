#pragma once

#include <cstdint>
#include <string>

namespace confab {

/// Appends a whole number as JSON writes it.
void append_json_number(std::string& out, std::int64_t number);

}  // namespace confab
