#include "sql/postgres/result_row.h"

#include <charconv>

namespace confab::sql::postgres {
namespace {

constexpr Oid kBool = 16;

template <class Number>
Number parsed(std::string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

bool ResultRow::is_null(int column) const {
  return PQgetisnull(result_, row_, column) != 0;
}

std::int64_t ResultRow::integer(int column) const {
  const auto digits = text(column);
  // Comparisons give 0 and 1 in SQLite, a type of their own here.
  if (PQftype(result_, column) == kBool) return digits == "t" ? 1 : 0;
  return parsed<std::int64_t>(digits);
}

double ResultRow::real(int column) const {
  return parsed<double>(text(column));
}

std::string_view ResultRow::text(int column) const {
  return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

}  // namespace confab::sql::postgres
