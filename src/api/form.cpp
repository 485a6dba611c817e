#include "api/form.h"

#include <fmt/format.h>

#include "base/errors/files.h"
#include "core/files/size_text.h"

namespace confab::api {

std::string_view path_value(PathValues path, std::string_view name) {
  const auto found = std::find_if(path.begin(), path.end(), [&](const auto& pair) { return pair.first == name; });
  return found == path.end() ? std::string_view{} : std::string_view{found->second};
}

Refusal too_large(std::uint64_t max_bytes) {
  return Refusal(errors::file_too_large,
                 fmt::format("File size exceeds upload limit of {}.", core::files::size_text(max_bytes)));
}

}  // namespace confab::api
