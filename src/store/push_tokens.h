#pragma once
// Devices on which people are told of messages. They go with the log-in that they were named by (ON DELETE CASCADE).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

struct PushToken {
  std::string id;
  std::int64_t user_pk = 0;
  std::string login_hash;
  std::string kind;  // apn, gcm
  std::string token, app_name;
  Timestamp created_at, updated_at;
};

/// A device of somebody who is told of a message.
struct ReaderDevice {
  std::int64_t user_pk = 0;
  UserId user;
  std::string id;
};

class PushTokens {
 public:
  explicit PushTokens(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<PushToken> by_id(std::string_view id);
  /// Of whomever it is.
  [[nodiscard]] std::optional<PushToken> by_token(std::string_view kind, std::string_view token,
                                                  std::string_view app_name);
  /// The one that was named last first.
  [[nodiscard]] std::vector<PushToken> of(std::int64_t user_pk);
  [[nodiscard]] bool any();
  /// Of active members of a room, by person, those after `last`.
  [[nodiscard]] std::vector<ReaderDevice> of_room(std::int64_t room_pk, const ReaderDevice& last, std::int64_t limit);
  /// Of those who are active.
  [[nodiscard]] std::vector<ReaderDevice> of_users(const std::vector<UserId>& users);

 private:
  sql::Session& session_;
};

class PushTokenWriter {
 public:
  explicit PushTokenWriter(sql::Transaction& tx) : tx_(tx) {}

  /// One of that kind, token and app is replaced, whosever it was.
  void put(const PushToken& token);
  /// Unless its device has another token by now.
  bool remove(const PushToken& token);
  /// Of that person, whatever its kind and app. False: there is none.
  bool remove_of(std::int64_t user_pk, std::string_view token);
  /// The person's beyond the newest `kept`.
  void remove_beyond(std::int64_t user_pk, std::int64_t kept);
  /// They last as long as another log-in from now on.
  void move(std::string_view from_hash, std::string_view to_hash);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
