#include "api/search.h"

namespace confab::api {

SpotlightResult spotlight(const Call& call, const core::rooms::Spotlight& query) {
  auto found = core::rooms::spotlight(call.ctx, call.actor(), query);
  SpotlightResult result{.users = std::move(found.users), .rooms = {}};
  for (auto& room : found.rooms) {
    result.rooms.push_back({std::move(room.id), std::move(room.t), std::move(room.name), std::move(room.fname)});
  }
  return result;
}

}  // namespace confab::api
