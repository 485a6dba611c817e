#include "api/message_search.h"

#include <algorithm>
#include <chrono>

#include "api/paging.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct ChatSearchParams {
  RoomId room;
  std::string text;
  std::optional<std::int64_t> count, offset;

  static constexpr auto kFields = FieldList{
      field("roomId", &ChatSearchParams::room, "The room.",
            when_missing(errors::chat_roomid_param_not_provided, R"(The required "roomId" query param is missing.)")),
      field("searchText", &ChatSearchParams::text, "What to look for, as in confab.search.", bound::name,
            when_missing(errors::search_text_not_provided, R"(The required "searchText" query param is missing.)")),
      field("count", &ChatSearchParams::count, "How many rows.", bound::from_zero),
      field("offset", &ChatSearchParams::offset, "How many rows to skip.", bound::from_zero),
  };
};
using ChatSearchResult = Named<"messages", std::vector<model::Message>, "The newest first.">;

struct SearchParams {
  std::string text;
  std::optional<RoomId> room;
  std::string order = "newest", cursor;
  std::int64_t count = 20, offset = 0;
  std::optional<std::int64_t> utc_offset;

  static constexpr auto kFields = FieldList{
      field("text", &SearchParams::text,
            "Words and parts of words, \"whole words\", -without, from:@name, in:#room, mentions:@name, has:link, "
            "is:pinned, before:2026-03, after:, on:, or /an expression/i.",
            bound::name),
      field("roomId", &SearchParams::room, "Only there; left out: all rooms that one is in."),
      field("order", &SearchParams::order, "newest or best first.", one_of("newest|best"), defaulted()),
      field("count", &SearchParams::count, "How many.", range(1, 100), defaulted()),
      field("offset", &SearchParams::offset, "How many to skip.",
            range(0, core::search::FoundMessages::kMaxReached - 100), defaulted()),
      field("cursor", &SearchParams::cursor, "`next` of the page before; the newest first only.", bound::token,
            defaulted()),
      field("utcOffset", &SearchParams::utc_offset,
            "Whose days are meant, in minutes ahead of UTC; left out: the account's.", range(-840, 840)),
  };
};
struct SearchResult {
  std::vector<core::search::Hit> hits;
  std::int64_t total = 0;
  bool total_is_exact = true;
  std::optional<std::string> next;

  static constexpr auto kFields = FieldList{
      field("hits", &SearchResult::hits, "What was found."),
      field("total", &SearchResult::total, "How many were counted; behind a cursor those from there on."),
      field("totalIsExact", &SearchResult::total_is_exact, "False: there are that many at least."),
      field("next", &SearchResult::next, "The cursor of the page behind this one."),
  };
};

namespace {

SearchResult search(api::Call& call, const SearchParams& p) {
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
  using api::Access;
  endpoints.get<ChatSearchParams, ChatSearchResult>({
      .path = "/api/v1/chat.search",
      .access = Access::user(),
      .summary = "Find messages in a room.",
      .errors = {errors::invalid_search, errors::search_out_of_reach},
      .renamed = {{.from = errors::room_not_found, .to = errors::search_out_of_reach},
                  {.from = errors::not_allowed, .to = errors::search_out_of_reach}},
      .rate = api::kSearching,
      .check = Check::by_hand,
      .handler =
          [](api::Call& call, const auto& p) {
            const auto page = api::page_of(
                call.ctx.settings, {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
            return api::search_messages(call, p.text, p.room, page.limit, page.offset);
          },
  });
  endpoints.get<SearchParams, SearchResult>({
      .path = "/api/v1/confab.search",
      .access = Access::user(),
      .summary = "Find messages in a room, or in all that one is in.",
      .errors = {errors::invalid_search, errors::room_not_found, errors::not_allowed},
      .rate = api::kSearching,
      .handler = search,
  });
}

}  // namespace confab::rest
