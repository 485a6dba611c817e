#pragma once

#include <optional>

#include "base/field_rules.h"

namespace confab::rest {

/// What a client asks for that has been away; `invalid`: how a time that is none is refused.
template <const ErrorCode& invalid>
struct UpdatedSince {
  std::optional<Timestamp> updated_since;

  static constexpr auto kFields = FieldList{
      field("updatedSince", &UpdatedSince::updated_since, "Only what changed then or later.", when_invalid(invalid)),
  };
};

}  // namespace confab::rest
