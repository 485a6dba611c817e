#pragma once

#include <optional>

#include "base/fields.h"

namespace confab::rest {

/// What a client asks for that has been away; `invalid`: how a time that is none is refused.
template <ErrorCode invalid>
struct UpdatedSince {
  std::optional<Timestamp> updated_since;
};

}  // namespace confab::rest

template <confab::ErrorCode invalid>
struct confab::Fields<confab::rest::UpdatedSince<invalid>> {
  static constexpr auto list = std::tuple{field("updatedSince", &rest::UpdatedSince<invalid>::updated_since,
                                                "Only what changed then or later.", when_invalid(invalid))};
};
