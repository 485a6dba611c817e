#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "model/message.h"
#include "sql/database.h"

namespace confab::store {

/// What a poll is, beside what its message shows.
struct PollRow {
  std::string id;            // stays when its message moves and gets another one
  std::int64_t options = 0;  // how many
  bool multiple = false, anonymous = false;
  std::optional<Timestamp> ends_at, closed_at;
};

class Polls {
 public:
  explicit Polls(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<PollRow> of(const model::Message& message);
  /// What somebody voted for, in the order of the options.
  [[nodiscard]] std::vector<std::int64_t> choices(const model::Message& message, std::int64_t user_pk);
  /// How many votes each option has; those without are left out.
  struct Count {
    std::int64_t choice = 0, votes = 0;
  };
  [[nodiscard]] std::vector<Count> counts(const model::Message& message);
  /// How many people voted.
  [[nodiscard]] std::int64_t voters(const model::Message& message);
  /// Who voted for an option, in the order of their usernames.
  [[nodiscard]] std::vector<model::UserRef> voters_of(const model::Message& message, std::int64_t choice,
                                                      std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count_voters_of(const model::Message& message, std::int64_t choice);
  /// Some of the messages in whose polls somebody voted.
  [[nodiscard]] std::vector<MessageId> voted_in(std::int64_t user_pk, std::int64_t limit);
  /// The message of a poll.
  [[nodiscard]] std::optional<MessageId> message_of(std::string_view id);
  /// The newest poll of a room in which one may still vote.
  [[nodiscard]] std::optional<MessageId> newest_open(std::int64_t room_pk, Timestamp now);

 private:
  sql::Session& session_;
};

/// Writing. The message's room is locked by the transaction.
class PollWriter {
 public:
  explicit PollWriter(sql::Transaction& tx) : tx_(tx) {}

  void insert(const model::Message& message, const PollRow& row);
  void set_votes(const model::Message& message, std::int64_t user_pk, const std::vector<std::int64_t>& choices,
                 Timestamp at);
  /// False: it was closed already.
  bool close(const model::Message& message, Timestamp at);
  /// With its votes, where the message stays.
  void remove(const model::Message& message);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
