#pragma once
// Pieces of SQL text that several repositories need.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "sql/value.h"

namespace confab::store {

/// How many values go into one IN list; longer lists are asked in parts.
inline constexpr std::size_t kInListPart = 256;

/// `(?, ?, ...)` for `count` values, rounded up to a power of two: few different statements, so that they stay
/// prepared.
[[nodiscard]] std::string in_list(std::size_t count);

/// The values for in_list(items.size()); the last one is repeated. `items` must not be empty and outlive the call.
template <class Items>
void append_in_list(std::vector<sql::Value>& values, const Items& items) {
  std::size_t room = 1;
  for (const auto& item : items) values.emplace_back(item);
  while (room < std::size(items)) room *= 2;
  for (std::size_t i = std::size(items); i < room; ++i) values.push_back(values.back());
}

/// For columns `a, b`: `INSERT INTO table (a, b) VALUES (?, ?)`, and `a = ?, b = ?` for an UPDATE.
[[nodiscard]] std::string insert_sql(std::string_view table, std::string_view columns);
[[nodiscard]] std::string assignments(std::string_view columns);

[[nodiscard]] std::vector<sql::Value> followed_by(std::vector<sql::Value> values,
                                                  std::initializer_list<sql::Value> more);

/// Calls `run(part)` with vectors of at most kInListPart items.
template <class T, class Run>
void in_parts(const std::vector<T>& items, Run&& run) {
  for (std::size_t from = 0; from < items.size(); from += kInListPart) {
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = items.size() - from > kInListPart ? begin + static_cast<std::ptrdiff_t>(kInListPart) : items.end();
    run(std::vector<T>(begin, end));
  }
}

/// An object or list that a column holds; empty where it holds nothing or something else.
[[nodiscard]] std::vector<std::string> strings_from_json(std::string_view text);
[[nodiscard]] std::string json_from_strings(const std::vector<std::string>& strings);

}  // namespace confab::store
