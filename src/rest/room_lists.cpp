#include "rest/room_lists.h"

#include <array>

#include "api/order.h"
#include "base/errors/request.h"
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
                               .only = {}};
  for (const auto& id : split(params.ids.value_or(""), ',')) query.only.emplace_back(id);
  if (!params.query) return query;
  for (const auto& [name, value] : *params.query) {
    const auto* in = find_member(value, "$in");
    const auto* pattern = find_member(value, "$regex");
    if (name == "_id" && value.is_string()) {
      query.only.emplace_back(std::string{value.get_string()});
    } else if (name == "_id" && in != nullptr && in->is_array()) {
      for (const auto& id : in->get_array()) {
        if (id.is_string()) query.only.emplace_back(std::string{id.get_string()});
      }
    } else if (name == "name" && value.is_string()) {
      query.filter = std::string{value.get_string()};
    } else if (name == "name" && pattern != nullptr && pattern->is_string()) {
      query.filter = std::string{pattern->get_string()};
    } else {
      throw Refusal(errors::invalid_query, "query cannot ask for " + std::string{name});
    }
  }
  return query;
}

}  // namespace confab::rest
