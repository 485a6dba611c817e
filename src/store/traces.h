#pragma once
// What messages keep of an account that is gone.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/message.h"
#include "sql/database.h"
#include "store/messages.h"

namespace confab::store {

/// An account that was removed, as long as its row has its names.
struct GoneAccount {
  std::int64_t pk = 0;
  UserId id;
  std::string username;  // "": forgotten already
};

[[nodiscard]] std::optional<GoneAccount> find_gone(sql::Session& session, std::int64_t pk);

class Traces {
 public:
  explicit Traces(sql::Session& session) : session_(session) {}

  /// The room's messages in the range that may keep something of the account: they mention it, it has edited them, they
  /// have an excerpt of a message, or are the system's and name it. Oldest first; not all of them, if they are large.
  [[nodiscard]] std::vector<model::Message> find(std::int64_t room_pk, PositionRange range, const GoneAccount& gone);
  /// The room's newest position; 0: it is gone.
  [[nodiscard]] std::int64_t newest(std::int64_t room_pk);
  /// Whether a message that was deleted was the account's.
  [[nodiscard]] bool was_of(std::int64_t user_pk, const MessageId& message);
  /// Whether one of the room's, or of the room that this is a discussion of, was.
  [[nodiscard]] bool was_of(std::int64_t user_pk, std::int64_t room_pk, Timestamp sent_at);

 private:
  sql::Session& session_;
};

/// Nobody has edited the message, where it was the account.
void forget_editor(sql::Transaction& tx, const model::Message& message, std::int64_t user_pk);
/// The text of a message of the system's.
void set_system_text(sql::Transaction& tx, const model::Message& message);

}  // namespace confab::store
