// links: base
// Regular expressions of administrators against names of strangers: the first line is the expression.

#include <chrono>
#include <cstdlib>

#include "base/pattern.h"

using namespace confab;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return 0;
  try {
    const Pattern pattern{text.substr(0, end)};
    const auto begun = std::chrono::steady_clock::now();
    (void)pattern.matches(text.substr(end + 1));
    if (std::chrono::steady_clock::now() - begun > std::chrono::seconds{2}) std::abort();
  } catch (const BadPattern&) {
  }
  return 0;
}
