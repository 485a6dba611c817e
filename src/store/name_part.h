#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sql/database.h"

namespace confab::store {

/// A search for part of a name in a table that has few rows, and so no folded names: they are looked at here, without
/// regard to case (base/fold.h), for databases do that each in its own way. Empty: all.
class NamePart {
 public:
  explicit NamePart(std::string_view part);

  [[nodiscard]] bool is_in(std::string_view name) const;
  /// Of each name that has it, in their order: whether it belongs to the page. Counts them.
  [[nodiscard]] bool is_on_page(std::int64_t limit, std::int64_t offset);
  /// How many rows of the table have it in their `name`.
  [[nodiscard]] std::int64_t count(sql::Session& session, std::string_view table) const;

 private:
  std::string folded_;
  std::int64_t seen_ = 0;
};

}  // namespace confab::store
