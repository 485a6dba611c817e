#pragma once
// Lists of rooms with the paging, sorting and `query` of the wire.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/call.h"
#include "api/paging.h"
#include "core/rooms/lists.h"
#include "rest/room_family.h"

namespace confab::rest {

inline constexpr std::array<std::pair<std::string_view, model::RoomKey>, 11> kRoomOrder{
    {{"name", model::RoomKey::name},
     {"t", model::RoomKey::kind},
     {"default", model::RoomKey::is_default},
     {"featured", model::RoomKey::featured},
     {"fname", model::RoomKey::fname},
     {"ts", model::RoomKey::created_at},
     {"lm", model::RoomKey::last_message_at},
     {"msgs", model::RoomKey::messages_count},
     {"usersCount", model::RoomKey::users_count},
     {"_updatedAt", model::RoomKey::updated_at},
     {"_id", model::RoomKey::id}}};
using RoomPage = api::PageBy<api::kNamesIn<kRoomOrder>, api::kConditions>;

struct RoomListParams : RoomPage {
  std::optional<std::string> ids, filter;

  static constexpr auto kFields =
      extended<RoomPage>(field("_id", &RoomListParams::ids, "Only these, separated by commas.", bound::names),
                         field("filter", &RoomListParams::filter, "Part of a name.", bound::name));
};

/// The core's question. Throws Refusal(invalid_query | invalid_sort) for what is not in the fixed, safe set.
[[nodiscard]] core::rooms::ListRooms room_query(const api::Call& call, const RoomListParams& params);

/// The page of rooms that `find` answers to the question of `params`.
template <class Family, class Find>
[[nodiscard]] ManyRooms<Family> list_rooms(const api::Call& call, const RoomListParams& params, Find&& find) {
  const auto query = room_query(call, params);
  auto page = find(query);
  return api::paged<RoomRows<Family>>(std::move(page.rooms), query.offset, page.total);
}
/// Of the family's rooms, those that the caller is in.
template <class Family>
[[nodiscard]] ManyRooms<Family> list_joined(const api::Call& call, const RoomListParams& params) {
  return list_rooms<Family>(call, params, [&](const auto& query) {
    return core::rooms::list_joined(call.ctx, call.actor(), Family::kind, query);
  });
}
/// All people's rooms of the kinds; for administrators.
template <class Family>
[[nodiscard]] ManyRooms<Family> list_all(const api::Call& call, const RoomListParams& params,
                                         const std::vector<model::RoomKind>& kinds) {
  return list_rooms<Family>(
      call, params, [&](const auto& query) { return core::rooms::list_all(call.ctx, call.actor(), kinds, query); });
}

}  // namespace confab::rest
