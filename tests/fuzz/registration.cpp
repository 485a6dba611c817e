// links: app
// What strangers send to register: any form. Whoever gets an account got a name that shows.

#include "base/text.h"
#include "workspace.h"

using namespace confab;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto form = fuzz::json_of(data, size);
  const auto answer = fuzz::workspace().call(fuzz::Workspace::Caller::stranger, "registerUser", {form});
  if (!answer.refusal && !is_valid_utf8(answer.result)) std::abort();
  return 0;
}
