// links: app
// What strangers send to log in: any options. Nobody gets in but with the token or the password.

#include "workspace.h"

using namespace confab;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto options = fuzz::json_of(data, size);
  const auto answer = fuzz::workspace().call(fuzz::Workspace::Caller::stranger, "login", {options});
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const bool knew = text.find("correct") != std::string_view::npos || text.find("digest") != std::string_view::npos;
  if (!answer.refusal && !knew) std::abort();
  return 0;
}
