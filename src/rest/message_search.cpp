#include "api/message_search.h"

#include <algorithm>
#include <chrono>

#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct ChatSearchParams {
  Field<"roomId", RoomId, "The room.",
        when_missing(errors::chat_roomid_param_not_provided, R"(The required "roomId" query param is missing.)")>
      room;
  Field<"searchText", std::string, "What to look for, as in confab.search.", bound::name,
        when_missing(errors::search_text_not_provided, R"(The required "searchText" query param is missing.)")>
      text;
  Field<"count", std::optional<std::int64_t>, "How many rows.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
};
using ChatSearchResult = Named<"messages", std::vector<model::Message>, "The newest first.">;

struct SearchParams {
  Field<"text", std::string,
        "Words and parts of words, \"whole words\", -without, from:@name, in:#room, mentions:@name, has:link, "
        "is:pinned, before:2026-03, after:, on:, or /an expression/i.",
        bound::name>
      text;
  Field<"roomId", std::optional<RoomId>, "Only there; left out: all rooms that one is in."> room;
  Field<"order", std::string, "newest or best first.", one_of("newest|best"), defaulted{}> order = "newest";
  Field<"count", std::int64_t, "How many.", range(1, 100), defaulted{}> count = 20;
  Field<"offset", std::int64_t, "How many to skip.", range(0, core::search::FoundMessages::kMaxReached - 100),
        defaulted{}>
      offset = 0;
  Field<"cursor", std::string, "`next` of the page before; the newest first only.", bound::token, defaulted{}> cursor;
  Field<"utcOffset", std::optional<std::int64_t>,
        "Whose days are meant, in minutes ahead of UTC; left out: the account's.", range(-840, 840)>
      utc_offset;
};
struct SearchResult {
  Field<"hits", std::vector<core::search::Hit>, "What was found."> hits;
  Field<"total", std::int64_t, "How many were counted; behind a cursor those from there on."> total = 0;
  Field<"totalIsExact", bool, "False: there are that many at least."> total_is_exact = true;
  Field<"next", std::optional<std::string>, "The cursor of the page behind this one."> next;
};

namespace {

SearchResult search(Call& call, const SearchParams& p) {
  const bool best_first = p.order == "best";
  if (best_first && !p.cursor.empty()) {
    throw Refusal(errors::invalid_params, "A cursor goes with the newest first; use offset.", {{"field", "cursor"}});
  }
  core::search::FindMessages cmd{.text = p.text,
                                 .room = p.room,
                                 .best_first = best_first ? core::search::BestFirst::yes : core::search::BestFirst::no,
                                 .limit = p.count,
                                 .offset = p.offset,
                                 .after = p.cursor};
  if (p.utc_offset) cmd.utc_offset = std::chrono::minutes{*p.utc_offset};
  auto found = core::search::find(call.ctx, call.actor(), cmd);
  SearchResult result{.hits = std::move(found.hits),
                      .total = found.total,
                      .total_is_exact = found.total_is_exact,
                      .next = std::nullopt};
  if (!found.next.empty()) result.next = std::move(found.next);
  return result;
}

}  // namespace

void declare_message_search(api::Endpoints& endpoints) {
  endpoints.get<ChatSearchParams, ChatSearchResult>(
      "/api/v1/chat.search", Access::user(), "Find messages in a room.",
      {errors::invalid_search, errors::search_out_of_reach}, api::kSearching, Check::by_hand,
      Renamed{errors::room_not_found, errors::search_out_of_reach},
      Renamed{errors::not_allowed, errors::search_out_of_reach}, [](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings,
                                       {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
        return api::search_messages(call, p.text, p.room, page.limit, page.offset);
      });
  endpoints.get<SearchParams, SearchResult>(
      "/api/v1/confab.search", Access::user(), "Find messages in a room, or in all that one is in.",
      {errors::invalid_search, errors::room_not_found, errors::not_allowed}, api::kSearching, search);
}

}  // namespace confab::rest
