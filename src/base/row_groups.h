#pragma once
// Catalogues (settings, permissions) whose rows are declared in groups, one header a group. Who names a row includes
// its group alone, so a new row compiles the readers of one group and the catalogue, and nothing else. All of this
// happens in the compiler; what is left at run time is one array of rows, group after group.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>

namespace confab {

/// Where a row stands: the how-manieth of its group.
template <class Group>
struct RowPlace {
  Group group;
  std::uint16_t row;
};

/// Rows that belong together. `kName` is the member by which they are found.
template <class Group, class Row, std::string_view Row::*kName, std::size_t kCount>
struct RowGroup {
  Group group;
  std::array<Row, kCount> rows;

  /// Does not compile where a name stands twice.
  consteval RowGroup(Group its_group, const std::array<Row, kCount>& its_rows) : group(its_group), rows(its_rows) {
    for (std::size_t i = 0; i < kCount; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (rows[i].*kName == rows[j].*kName) throw "a row of the group is declared twice";
      }
    }
  }

  /// Does not compile for a name that is not in the group.
  [[nodiscard]] consteval RowPlace<Group> place(std::string_view name) const {
    for (std::size_t i = 0; i < kCount; ++i) {
      if (rows[i].*kName == name) return {group, static_cast<std::uint16_t>(i)};
    }
    throw "there is no such row in the group";
  }
};

/// The rows of all groups as one array.
template <class First, class... Rest>
[[nodiscard]] consteval auto joined_rows(const First& first, const Rest&... rest) {
  constexpr auto kCount = (std::tuple_size_v<decltype(First::rows)> + ... + std::tuple_size_v<decltype(Rest::rows)>);
  std::array<typename decltype(First::rows)::value_type, kCount> all{};
  std::size_t at = 0;
  const auto append = [&](const auto& group) {
    for (const auto& row : group.rows) all[at++] = row;
  };
  append(first);
  (append(rest), ...);
  return all;
}

/// The index of each group's first row in joined_rows(). Does not compile unless the groups stand in the order of their
/// enumeration.
template <class... Groups>
[[nodiscard]] consteval auto first_rows(const Groups&... groups) {
  std::array<std::uint16_t, sizeof...(Groups)> firsts{};
  std::size_t number = 0;
  std::size_t at = 0;
  const auto append = [&](const auto& group) {
    if (static_cast<std::size_t>(group.group) != number)
      throw "the groups stand in another order than their enumeration";
    firsts[number++] = static_cast<std::uint16_t>(at);
    at += group.rows.size();
  };
  (append(groups), ...);
  return firsts;
}

}  // namespace confab
