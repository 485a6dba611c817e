#pragma once
// `count`, `offset`, `sort`, `query` and `fields`, as list endpoints take them.

#include <optional>
#include <tuple>
#include <vector>

#include "base/fields.h"
#include "settings/settings.h"

namespace confab::api {

/// Parameters of every list. A list's own parameters derive from it: `struct Params : PageParams { ... };` with
/// `list = std::tuple_cat(page_fields<Params>(), std::tuple{...})`.
struct PageParams {
  std::optional<std::int64_t> count, offset;
  std::optional<json::object> sort, query, fields;
};

template <class Params>
constexpr auto page_fields() {
  using Number = std::optional<std::int64_t> Params::*;
  using Object = std::optional<json::object> Params::*;
  return std::tuple{
      field("count", static_cast<Number>(&PageParams::count), "How many rows; 0: all, where allowed.",
            range(0, 1'000'000)),
      field("offset", static_cast<Number>(&PageParams::offset), "How many rows to skip.", range(0, 1'000'000'000)),
      field("sort", static_cast<Object>(&PageParams::sort), "JSON: field to 1 or -1."),
      field("query", static_cast<Object>(&PageParams::query), "JSON: a fixed, safe set of conditions."),
      field("fields", static_cast<Object>(&PageParams::fields), "JSON: members wanted in the rows."),
  };
}

struct Page {
  std::int64_t limit;  // never negative; a very large number stands for all
  std::int64_t offset;
};

/// Applies API_Default_Count, API_Upper_Count_Limit and API_Allow_Infinite_Count.
[[nodiscard]] Page page_of(const settings::Settings& settings, const PageParams& params);

/// Translates `sort` for a fixed set of columns into the text behind ORDER BY. `columns` pairs wire names with SQL
/// expressions; `fallback` is used when the caller says nothing. Throws Refusal(invalid_sort) for other names or
/// values.
[[nodiscard]] std::string order_by(const std::optional<json::object>& sort,
                                   std::span<const std::pair<std::string_view, std::string_view>> columns,
                                   std::string_view fallback);

}  // namespace confab::api
