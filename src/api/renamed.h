#pragma once
// Errors of use cases that the clients of one call know by another name.

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace confab::api {

/// An error of the use case that this call's clients know by another name, or in other words. The document has the
/// other in its place.
struct Renamed {
  ErrorCode from, to;
  std::optional<std::string_view> text = {};  // nothing: the use case's own
};

/// The refusal as the clients of a call with these rows know it.
[[nodiscard]] Refusal renamed(Refusal refusal, std::span<const Renamed> rows);
/// What is renamed goes out by its other name: the errors that such a call declares.
[[nodiscard]] std::vector<ErrorCode> renamed(std::vector<ErrorCode> errors, std::span<const Renamed> rows);

}  // namespace confab::api
