#pragma once
// Tables beside the one of kinds of rooms (model/room_kind.h), for what only one area asks of a kind: each has a row
// for every kind, `{.kind = ..., ...}`, in the same order, and says so by
//
//   static_assert(model::has_row_of_each_kind(kRows));

#include <algorithm>
#include <array>
#include <cstddef>

#include "model/room_kind.h"

namespace confab::model {

template <class Row, std::size_t kCount>
[[nodiscard]] constexpr bool has_row_of_each_kind(const std::array<Row, kCount>& rows) {
  return std::ranges::equal(rows, kRoomKinds, {}, &Row::kind, &RoomTraits::kind);
}

template <class Row, std::size_t kCount>
[[nodiscard]] constexpr const Row& row_of(const std::array<Row, kCount>& rows, RoomKind kind) {
  return rows.at(static_cast<std::size_t>(kind));
}

/// What a room that has a name is made as: one that is open, or one that is not.
[[nodiscard]] constexpr RoomKind named_kind(bool open) {
  return std::ranges::find_if(kRoomKinds, [&](const RoomTraits& row) { return row.named && row.open == open; })->kind;
}

static_assert(named_kind(true) == RoomKind::channel && named_kind(false) == RoomKind::group);

}  // namespace confab::model
