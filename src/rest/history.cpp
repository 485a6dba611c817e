#include "rest/history.h"

#include <algorithm>
#include <array>

#include "base/errors/request.h"

namespace confab::rest {
namespace {

constexpr std::int64_t kDefaultCount = 20;  // the field's, for histories

// `query` of older clients asks for mentions, stars or pins.
bool asks_for(const std::optional<json::object>& query, std::string_view member) {
  return query && query->contains(member);
}

// The user's id in `{"mentions._id": {"$in": [id]}}`, `{"mentions._id": id}` or `mentionIds`.
std::optional<UserId> mentioned_user(const MessageFilter& p) {
  if (p.mention_ids) return UserId{*p.mention_ids};
  const auto* value = p.query ? p.query->if_contains("mentions._id") : nullptr;
  if (value == nullptr) return std::nullopt;
  const auto* in = find_member(*value, "$in");
  if (in != nullptr && in->is_array() && in->get_array().size() == 1) value = &in->get_array().front();
  if (!value->is_string()) throw Refusal(errors::invalid_query, "mentions._id takes one user's id");
  return UserId{std::string{value->get_string()}};
}

void check_query(const std::optional<json::object>& query) {
  if (!query) return;
  for (const auto& [name, value] : *query) {
    if (name != "mentions._id" && name != "starred._id" && name != "pinned") {
      throw Refusal(errors::invalid_query, "query cannot ask for " + std::string{name});
    }
  }
}

}  // namespace

api::LoadedHistory load_history(const api::Call& call, const RoomId& room, const HistoryWindow& window) {
  const bool unreads = window.unreads.value_or(false);
  const core::messages::LoadHistory query{.room = room,
                                          .latest = window.latest,
                                          .oldest = window.oldest,
                                          .inclusive = window.inclusive.value_or(false),
                                          .limit = api::allowed_count(call.ctx.settings, window.count, kDefaultCount),
                                          .offset = window.offset.value_or(0),
                                          .last_seen = unreads ? api::read_up_to(call, room) : std::nullopt,
                                          .with_total = false};
  return api::loaded_history(core::messages::history(call.ctx, call.actor(), query), unreads);
}

MessageListResult list_messages(const api::Call& call, const RoomId& room, const MessageFilter& p) {
  check_query(p.query);
  const auto page = api::page_of(call.ctx.settings, p);
  if (p.pinned.value_or(false) || p.starred_ids || asks_for(p.query, "pinned") || asks_for(p.query, "starred._id")) {
    // Nothing can be pinned or starred yet. The room must be readable all the same.
    (void)core::messages::list(call.ctx, call.actor(), {.room = room, .limit = 1});
    return api::paged<MessageRows>(std::vector<model::Message>{}, page.offset, 0);
  }
  bool oldest_first = false;
  if (p.sort) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kSortable{{{"ts", "ts"}}};
    oldest_first = api::order_by(p.sort, kSortable, "").ends_with("ASC");
  }
  auto found = core::messages::list(call.ctx, call.actor(),
                                    {.room = room,
                                     .oldest_first = oldest_first,
                                     .limit = page.limit,
                                     .offset = page.offset,
                                     .naming = mentioned_user(p)});
  return api::paged<MessageRows>(std::move(found.messages), page.offset, found.total);
}

}  // namespace confab::rest
