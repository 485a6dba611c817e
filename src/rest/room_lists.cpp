#include "rest/room_lists.h"

#include "api/order.h"
#include "api/query.h"
#include "base/text.h"

namespace confab::rest {
core::rooms::ListRooms room_query(const api::Call& call, const RoomListParams& params) {
  const auto page = api::page_of(call.ctx.settings, params);
  core::rooms::ListRooms query{.filter = params.filter.value_or(""),
                               .order = api::order_of<model::RoomKey>(params.sort, kRoomOrder),
                               .limit = page.limit,
                               .offset = page.offset,
                               .only = {},
                               .condition = api::condition_of(params.query)};
  for (const auto& id : split(params.ids.value_or(""), ',')) query.only.emplace_back(id);
  return query;
}

}  // namespace confab::rest
