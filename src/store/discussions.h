#pragma once
// Rooms that belong to another room, and the messages in that one which announce them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/message.h"
#include "sql/database.h"
#include "store/marks.h"

namespace confab::store {

/// The type of the message that announces a discussion.
inline constexpr std::string_view kAnnouncement = "discussion-created";

/// Reading them. All functions throw sql::Error only.
class Discussions {
 public:
  explicit Discussions(sql::Session& session, const Viewer& viewer = {}) : session_(session), viewer_(viewer) {}

  struct Discussion {
    std::int64_t pk = 0;
    RoomId id;
  };
  /// Of a room.
  [[nodiscard]] std::vector<Discussion> of(std::int64_t room_pk);
  /// Those of a room that the user is in.
  [[nodiscard]] std::vector<Discussion> joined_of(std::int64_t room_pk, std::int64_t user_pk);
  [[nodiscard]] bool has_any(std::int64_t room_pk);
  /// The messages that announce them, the newest first. `text`: part of what they are called; empty: all.
  [[nodiscard]] std::vector<model::Message> announcements(std::int64_t room_pk, std::string_view text,
                                                          std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count_announcements(std::int64_t room_pk, std::string_view text);

 private:
  sql::Session& session_;
  Viewer viewer_;
};

/// Writing them. Where an announcement is gone, nothing is written.
class DiscussionWriter {
 public:
  explicit DiscussionWriter(sql::Transaction& tx) : tx_(tx) {}

  /// The announcement changed, for what it says of the discussion is another thing now.
  std::optional<MessageId> touch_announcement(std::int64_t parent_pk, std::int64_t seq, ChangeTime at);
  /// The discussion is called otherwise, and so it is announced.
  void rename_announcement(std::int64_t parent_pk, std::int64_t seq, std::string_view name);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
