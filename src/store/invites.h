#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

/// A link that lets people into a room.
struct Invite {
  std::string id;  // the token
  std::int64_t room_pk = 0, user_pk = 0;
  RoomId room;
  UserId user;                                    // who made it
  std::int64_t days = 0, max_uses = 0, uses = 0;  // 0 days: for ever; 0 uses: any number
  Timestamp created_at, updated_at;
  std::optional<Timestamp> expires_at;

  [[nodiscard]] bool is_over(Timestamp now) const {
    return (expires_at && *expires_at <= now) || (max_uses > 0 && uses >= max_uses);
  }
};

class Invites {
 public:
  explicit Invites(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<Invite> by_id(std::string_view id);
  /// One by the same person for the same room with the same bounds that still lets people in.
  [[nodiscard]] std::optional<Invite> alike(const Invite& wanted, Timestamp now);
  /// The newest first.
  [[nodiscard]] std::vector<Invite> newest(std::int64_t limit);

 private:
  sql::Session& session_;
};

void add_invite(sql::Transaction& tx, const Invite& invite);
/// False: there is none.
bool remove_invite(sql::Transaction& tx, std::string_view id);
/// Counts a use, unless the invite is used up or over. False: it is.
bool use_invite(sql::Transaction& tx, std::string_view id, Timestamp now);

}  // namespace confab::store
