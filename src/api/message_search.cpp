#include "api/message_search.h"

#include <algorithm>

namespace confab::api {

std::vector<model::Message> search_messages(const Call& call, const std::string& text,
                                            const std::optional<RoomId>& room, std::int64_t limit,
                                            std::int64_t offset) {
  auto found = core::search::find(call.ctx, call.actor(),
                                  {.text = text,
                                   .room = room,
                                   .limit = limit,
                                   .offset = std::min(offset, core::search::FoundMessages::kMaxReached),
                                   .after = {},
                                   .unknown_is_text = true});
  std::vector<model::Message> messages;
  messages.reserve(found.hits.size());
  for (auto& hit : found.hits) messages.push_back(std::move(hit.message));
  return messages;
}

}  // namespace confab::api
