#include "ddp/streams.h"

#include <algorithm>

namespace confab::ddp {

std::vector<const Stream*> Streams::resting_on(std::string_view permission_or_setting) const {
  std::vector<const Stream*> found;
  for (const auto& [name, stream] : rows_) {
    if (std::find(stream.rests_on.begin(), stream.rests_on.end(), permission_or_setting) != stream.rests_on.end()) {
      found.push_back(&stream);
    }
  }
  return found;
}

}  // namespace confab::ddp
