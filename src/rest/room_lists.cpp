#include "rest/room_lists.h"

#include <array>

#include "api/order.h"
#include "api/query.h"
#include "base/text.h"

namespace confab::rest {
namespace {

using model::RoomKey;
constexpr std::array<std::pair<std::string_view, RoomKey>, 11> kSortable{{{"name", RoomKey::name},
                                                                          {"t", RoomKey::kind},
                                                                          {"default", RoomKey::is_default},
                                                                          {"featured", RoomKey::featured},
                                                                          {"fname", RoomKey::fname},
                                                                          {"ts", RoomKey::created_at},
                                                                          {"lm", RoomKey::last_message_at},
                                                                          {"msgs", RoomKey::messages_count},
                                                                          {"usersCount", RoomKey::users_count},
                                                                          {"_updatedAt", RoomKey::updated_at},
                                                                          {"_id", RoomKey::id}}};

}  // namespace

core::rooms::ListRooms room_query(const api::Call& call, const RoomListParams& params) {
  const auto page = api::page_of(call.ctx.settings, params);
  core::rooms::ListRooms query{.filter = params.filter.value_or(""),
                               .order = api::order_of<RoomKey>(params.sort, kSortable),
                               .limit = page.limit,
                               .offset = page.offset,
                               .only = {},
                               .condition = api::condition_of(params.query)};
  for (const auto& id : split(params.ids.value_or(""), ',')) query.only.emplace_back(id);
  return query;
}

}  // namespace confab::rest
