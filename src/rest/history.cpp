#include "rest/history.h"

#include <algorithm>
#include <array>

#include "core/messages/history.h"
#include "core/subscriptions/documents.h"

namespace confab::rest {
namespace {

constexpr std::int64_t kDefaultCount = 20;  // the field's, for histories

// `query` of older clients asks for mentions, stars or pins.
bool asks_for(const std::optional<json::object>& query, std::string_view member) {
  return query && query->contains(member);
}

}  // namespace

// The user's id in `{"mentions._id": {"$in": [id]}}`, `{"mentions._id": id}` or `mentionIds`.
std::optional<UserId> mentioned_user(const MessageListParams& p) {
  if (p.mention_ids) return UserId{*p.mention_ids};
  const auto* value = p.query ? p.query->if_contains("mentions._id") : nullptr;
  if (value == nullptr) return std::nullopt;
  const auto* in = find_member(*value, "$in");
  if (in != nullptr && in->is_array() && in->get_array().size() == 1) value = &in->get_array().front();
  if (!value->is_string()) throw Refusal(ErrorCode::invalid_query, "mentions._id takes one user's id");
  return UserId{std::string{value->get_string()}};
}

void check_query(const std::optional<json::object>& query) {
  if (!query) return;
  for (const auto& [name, value] : *query) {
    if (name != "mentions._id" && name != "starred._id" && name != "pinned") {
      throw Refusal(ErrorCode::invalid_query, "query cannot ask for " + std::string{name});
    }
  }
}

HistoryResult load_history(const api::Call& call, const RoomId& room, const HistoryParams& p) {
  core::messages::LoadHistory query{.room = room,
                                    .latest = p.latest,
                                    .oldest = p.oldest,
                                    .inclusive = p.inclusive.value_or(false),
                                    .limit = p.count.value_or(kDefaultCount),
                                    .offset = p.offset.value_or(0),
                                    .last_seen = {},
                                    .with_total = false};
  const bool unreads = p.unreads.value_or(false);
  if (unreads) {
    const auto place = core::subscriptions::get(call.ctx, call.actor(), room);
    if (place) query.last_seen = place->ls ? place->ls : std::optional{place->ts};
  }
  if (query.limit == 0) query.limit = 1'000'000;
  auto loaded = core::messages::history(call.ctx, call.actor(), query);
  HistoryResult result{.messages = std::move(loaded.messages), .first_unread = {}, .unread_not_loaded = {}};
  if (unreads) {
    result.first_unread = std::move(loaded.first_unread);
    result.unread_not_loaded = loaded.unread_not_loaded;
  }
  return result;
}

MessageListResult list_messages(const api::Call& call, const RoomId& room, const MessageListParams& p) {
  check_query(p.query);
  const auto page = api::page_of(call.ctx.settings, p);
  MessageListResult result{.messages = {}, .count = 0, .offset = page.offset, .total = 0};
  if (p.pinned.value_or(false) || p.starred_ids || asks_for(p.query, "pinned") || asks_for(p.query, "starred._id")) {
    // Nothing can be pinned or starred yet. The room must be readable all the same.
    (void)core::messages::list(call.ctx, call.actor(), {.room = room, .limit = 1});
    return result;
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
  result.messages = std::move(found.messages);
  result.count = std::ssize(result.messages);
  result.total = found.total;
  return result;
}

}  // namespace confab::rest
