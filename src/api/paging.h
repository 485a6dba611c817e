#pragma once
// `count`, `offset`, `sort`, `query` and `fields`, as list endpoints take them.

#include <optional>
#include <span>
#include <vector>

#include "base/bounds.h"
#include "base/errors/request.h"
#include "base/fields_inherit.h"
#include "settings/settings.h"

namespace confab::api {

/// `fields` of a call that answers with one document.
struct FieldsParam {
  Field<"fields", std::optional<json::object>, "JSON: members to show (1) or to leave out (0).", bound::free_form,
        when_invalid(errors::invalid_fields)>
      fields;
};

/// Parameters of every list. A call takes them as `PageBy`, which says what can be sorted by and asked for.
struct PageParams {
  std::optional<std::int64_t> count = {}, offset = {};
  std::optional<json::object> sort = {}, query = {}, fields = {};
};

/// In place of names: `query` is read by condition_of() (api/query.h), and the store refuses what it does not know.
inline constexpr FixedText kConditions{"*"};

/// The names of a table for order_of() (api/order.h).
template <const auto& Table>
inline constexpr auto kNamesIn = [] {
  constexpr std::size_t size = [] {
    std::size_t sum = 0;
    for (const auto& row : Table) sum += row.first.size() + 1;
    return sum;
  }();
  char names[size]{};
  std::size_t at = 0;
  for (const auto& row : Table) {
    if (at != 0) names[at++] = '|';
    for (const char c : row.first) names[at++] = c;
  }
  return FixedText<size>{names};
}();

/// The parameters of a list that can be sorted by these keys and asked for these fields, as `sort_keys` and `members`
/// name them (base/field_rules.h); others are refused before the call, keys as `OtherKeys` says if that is not as usual
/// (when_unknown). Its own come beside them, in
/// `Flatten<api::PageBy<...>, ...>` or by derivation.
template <FixedText SortKeys = "", FixedText QueryFields = "", auto OtherKeys = as_usual{}>
struct PageBy : PageParams {
  static constexpr auto kFields = FieldList{
      field("count", &PageParams::count, "How many rows; 0: all, where allowed.", bound::from_zero),
      field("offset", &PageParams::offset, "How many rows to skip.", bound::from_zero),
      field("sort", &PageParams::sort, "JSON: field to 1 or -1.", bound::free_form, sort_keys{SortKeys},
            when_invalid(errors::invalid_sort), OtherKeys),
      field("query", &PageParams::query, "JSON: conditions on the documents (api/query.h).", bound::free_form,
            members{QueryFields}, when_invalid(errors::invalid_query)),
      field("fields", &PageParams::fields, "JSON: members to show (1) or to leave out (0).", bound::free_form,
            when_invalid(errors::invalid_fields)),
  };
};

/// Where the rows of an answer stand in their list.
struct PageCounts {
  Field<"count", std::int64_t, "Rows in this answer."> count = 0;
  Field<"offset", std::int64_t, "Rows skipped."> offset = 0;
  Field<"total", std::int64_t, "Rows in all."> total = 0;
};

/// The answer of a list: the one member of `Rows`, with its counts.
template <class Rows, class Items>
[[nodiscard]] Flatten<Rows, PageCounts> paged(Items items, std::int64_t offset, std::int64_t total) {
  const auto count = std::ssize(items);
  return {{std::move(items)}, {count, offset, total}};
}

struct Page {
  std::int64_t limit;  // 1..kMaxRows
  std::int64_t offset;
};

/// The longest list, also where API_Allow_Infinite_Count lets callers ask for everything: an answer is held in memory
/// as a whole. `total` says that there is more, and `offset` leads there.
inline constexpr std::int64_t kMaxRows = 10'000;

/// How many rows a caller gets who asks for `count`, by API_Upper_Count_Limit and API_Allow_Infinite_Count; 0 asks for
/// everything, and where that is not allowed `usual` counts, as for who says nothing.
[[nodiscard]] std::int64_t allowed_count(const settings::Settings& settings, std::optional<std::int64_t> count,
                                         std::int64_t usual);

/// The same with API_Default_Count as the usual one.
[[nodiscard]] Page page_of(const settings::Settings& settings, const PageParams& params);

}  // namespace confab::api
