#pragma once
// Messages as search looks at them: their text, and what its filters ask for. Only what people wrote counts, and what
// search finds is looked at here before it is shown, whatever the index says.

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/model.h"
#include "sql/database.h"
#include "store/where.h"

namespace confab::store {

/// A room as search goes through it.
struct SearchedRoom {
  std::int64_t pk = 0;
  model::RoomKind kind = model::RoomKind::channel;
  std::int64_t newest_seq = 0;
  Timestamp newest_at;
  std::int64_t indexed = 0;  // the messages up to this seq are (store/search_index.h)
};

/// Which messages; all conditions together.
struct SearchFilter {
  std::optional<std::int64_t> from, naming, starred_by;  // users
  bool pinned = false, reacted = false, starts_thread = false, in_thread = false;
  bool has_body = false;  // holds something beside its text
};

/// Valid until the next one.
struct SearchedMessage {
  std::int64_t seq = 0;
  Timestamp sent_at;
  std::string_view id, text, body;
};

/// All functions throw sql::Error only.
class MessageSearch {
 public:
  static constexpr std::int64_t kMaxRooms = 10'000;

  MessageSearch(sql::Session& session, const SearchFilter& filter);

  /// The rooms of a user, the one with the newest message first.
  [[nodiscard]] std::vector<SearchedRoom> rooms_of(std::int64_t user_pk);

  using Look = std::function<void(const SearchedMessage&)>;
  /// Those above `first`, up to `last`, the newest first.
  void each_in(std::int64_t room_pk, std::int64_t first, std::int64_t last, const Look& look);
  /// Those of the list, the newest first.
  void each_of(std::int64_t room_pk, const std::vector<std::int64_t>& seqs, const Look& look);

 private:
  void each(const Where& where, const Look& look);
  [[nodiscard]] Where where() const;

  sql::Session& session_;
  SearchFilter filter_;
};

}  // namespace confab::store
