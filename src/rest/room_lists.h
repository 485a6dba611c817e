#pragma once
// Lists of rooms with the paging, sorting and `query` of the wire.

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "api/paging.h"
#include "core/rooms/lists.h"

namespace confab::rest {

struct RoomListParams : api::PageParams {
  std::optional<std::string> ids, filter;
};

/// The core's question. Throws Refusal(invalid_query | invalid_sort) for what is not in the fixed, safe set.
[[nodiscard]] core::rooms::ListRooms room_query(const api::Call& call, const RoomListParams& params);

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::RoomListParams> {
  using P = rest::RoomListParams;
  static constexpr auto list = std::tuple_cat(inherited_fields<P, api::PageParams>(),
                                              std::tuple{field("_id", &P::ids, "Only these, separated by commas."),
                                                         field("filter", &P::filter, "Part of a name.")});
};
