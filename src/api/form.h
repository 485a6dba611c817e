#pragma once
// Forms that hold a file (multipart/form-data): what an endpoint says of its file, and what its handler gets.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "api/call.h"
#include "core/files/spool.h"

namespace confab::api {

/// A file that came. Its bytes lie in a temporary file, which is gone when the call is over.
struct FormFile {
  std::string name;  // the last component of what the client says, without control characters; maybe ""
  std::string type;  // the media type that the client says, or ""
  core::files::Spooled bytes;
};

/// What the path of a request captured.
using PathValues = std::span<const std::pair<std::string, std::string>>;

/// What an endpoint says of the file in its form.
struct FileRule {
  std::string_view name = "file";  // of the part
  std::function<std::uint64_t(const core::Context& ctx)> max_bytes = {};
  bool required = true;  // false: the handler may get none, and the call takes JSON as well
  /// Refuses before anything of the form is read. Nothing of that needs to hold any more when the form is complete.
  std::function<void(Call& call, PathValues path)> before = {};
};

/// The value of `name`, or "".
[[nodiscard]] std::string_view path_value(PathValues path, std::string_view name);

/// `file` is null where the rule does not require one.
template <class Params, class Result>
using FormHandler = std::function<std::conditional_t<std::same_as<Result, Nothing>, void, Result>(
    Call& call, const Params& params, const FormFile* file)>;

/// Refusal(file_too_large), in Rocket.Chat's words.
[[nodiscard]] Refusal too_large(std::uint64_t max_bytes);

}  // namespace confab::api
