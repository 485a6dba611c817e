#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "search/query.h"
#include "search/segments.h"
#include "store/message_search.h"
#include "store/search_index.h"

namespace confab::core::search {

/// How many more messages may be looked at.
struct Budget {
  std::int64_t messages = 0;
  bool spent = false;  // there was more to look at
};

/// Goes through rooms for messages that may be what a query asks for: by the index where there is one, and by the
/// messages themselves where it does not reach yet. Who is shown one must look at its text.
class RoomPass {
 public:
  /// False: it is enough.
  using Take = std::function<bool(const store::SearchedMessage&)>;

  RoomPass(sql::Session& session, const store::SearchFilter& filter, const std::vector<confab::search::Term>& terms,
           Budget& budget);

  /// The messages of the room above `first`, up to `last`, the newest first.
  void each(const store::SearchedRoom& room, std::int64_t first, std::int64_t last, const Take& take);

 private:
  /// Both say whether to go on.
  bool look_at_all(std::int64_t room_pk, std::int64_t first, std::int64_t last, const Take& take);
  bool look_at(std::int64_t room_pk, const std::vector<std::int64_t>& seqs, const Take& take);
  [[nodiscard]] std::vector<std::int64_t> candidates(std::int64_t room_pk,
                                                     const std::vector<confab::search::Segment>& segments);
  [[nodiscard]] bool pay(std::int64_t messages);

  store::SearchIndex index_;
  store::MessageSearch messages_;
  std::vector<confab::search::Gram> grams_;  // that all messages wanted have; none: all may be
  bool has_notes_;
  Budget& budget_;
};

}  // namespace confab::core::search
