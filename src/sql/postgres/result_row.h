#pragma once

#include <libpq-fe.h>

#include "sql/database.h"

namespace confab::sql::postgres {

/// A row of a result in text format.
class ResultRow final : public Row {
 public:
  ResultRow(const PGresult* result, int row) : result_(result), row_(row) {}

  [[nodiscard]] bool is_null(int column) const override;
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] double real(int column) const override;
  [[nodiscard]] std::string_view text(int column) const override;

 private:
  const PGresult* result_;
  int row_;
};

}  // namespace confab::sql::postgres
