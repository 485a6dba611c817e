#pragma once

#include <optional>

#include "base/fields.h"

namespace confab::rest {

/// What a client asks for that has been away.
struct UpdatedSince {
  std::optional<Timestamp> updated_since;
};

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::UpdatedSince> {
  static constexpr auto list =
      std::tuple{field("updatedSince", &rest::UpdatedSince::updated_since, "Only what changed then or later.")};
};
