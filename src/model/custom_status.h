#pragma once

#include "base/fields.h"

namespace confab::model {

/// A status that the workspace has made up: a text to choose, and what it counts as.
struct CustomStatus {
  std::string id, name;
  std::string type;  // online, away, busy, offline
  Timestamp updated_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::CustomStatus> {
  using S = confab::model::CustomStatus;
  static constexpr std::string_view name = "CustomStatus";
  static constexpr auto list = FieldList{
      field("_id", &S::id, "Its id."),
      field("name", &S::name, "The text."),
      field("statusType", &S::type, "What it counts as: online, away, busy or offline."),
      field("_updatedAt", &S::updated_at, "When it was changed last."),
  };
};
