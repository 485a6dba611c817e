#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/message.h"
#include "search/term.h"

namespace confab::core::search {

enum class BestFirst : bool { no, yes };

struct FindMessages {
  std::string text;            // search/query.h says what can be asked
  std::optional<RoomId> room;  // left out: all rooms that the actor is in
  BestFirst best_first = BestFirst::no;
  std::int64_t limit = 20;
  std::int64_t offset = 0;
  std::string after;                                    // `next` of the page before; with it the newest come first
  std::optional<std::chrono::minutes> utc_offset = {};  // whose days are meant; left out: the account's
  bool unknown_is_text = false;                         // what looks like a filter and is none, is text
};

struct HitRoom {
  RoomId id;
  std::string type;
  std::optional<std::string> name, fname;
};
struct Hit {
  model::Message message;
  HitRoom room;
  std::vector<confab::search::Range> ranges;  // what of `msg` was looked for
};
struct FoundMessages {
  static constexpr std::int64_t kMaxCounted = 500;
  static constexpr std::int64_t kMaxReached = 5'000;  // by `offset`

  std::vector<Hit> hits;
  std::int64_t total = 0;
  bool total_is_exact = true;  // false: there are that many at least
  std::string next;            // empty: nothing follows
};

/// Messages that people wrote. With `offset` the newest kMaxReached are reached; with `after` all. With `best_first`
/// the newest kMaxCounted are put in order. A call looks at 50,000 messages at most, of a regular expression at the
/// newest 10,000. Throws Refusal(invalid_search | room_not_found | not_allowed).
FoundMessages find(const Context& ctx, const Actor& actor, const FindMessages& query);

}  // namespace confab::core::search
