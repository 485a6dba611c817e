#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/room.h"
#include "sql/database.h"

namespace confab::store {

/// A room as its row has it, without what a document takes from other tables.
struct RoomRow {
  std::int64_t pk = 0;
  RoomId id;
  model::RoomKind kind = model::RoomKind::channel;
  std::optional<std::string> name, fname;
  std::optional<std::string> direct_key;  // of direct messages: names their people
  std::optional<std::int64_t> creator_pk;
  std::optional<std::string> topic, description, announcement;
  std::optional<std::string> avatar_etag;
  bool read_only = false, archived = false, is_default = false, featured = false, favorite = false;
  bool broadcast = false, react_when_read_only = false;
  std::optional<std::string> join_code;
  std::vector<std::string> muted, unmuted;  // usernames
  RawJson sys_mes, sidepanel, custom_fields;
  std::optional<model::Retention> retention;
  bool encrypted = false;                 // its people's clients encrypt what they write in it
  std::optional<std::string> e2e_key_id;  // which key they use; it stays when `encrypted` does not
  std::optional<std::int64_t> team_pk;    // the main room of the team that hosts it: its own number, where it is one
  bool team_default = false;              // whoever joins the team joins it
  std::optional<std::int64_t> parent_pk;  // of a discussion: the room that it belongs to
  std::optional<std::int64_t> announced_seq;  // where in that room it was announced; that message may be gone
  std::int64_t seq = 0;                       // position of the newest message
  std::int64_t countable = 0;                 // how many messages counted as unread so far
  std::int64_t messages_count = 0;
  std::int64_t users_count = 0;
  std::optional<Timestamp> last_message_at;  // of the newest message that people wrote and that is still there
  std::int64_t last_seq = 0;                 // its position; 0: none
  Timestamp newest_at;                       // sending time of the newest message ever; never goes back
  Timestamp created_at;
  ChangeTime updated_at;

  [[nodiscard]] const model::RoomTraits& traits() const { return model::traits(kind); }
  [[nodiscard]] bool is_team_main() const { return team_pk == pk; }
  /// One of a team's rooms, and not its main one.
  [[nodiscard]] bool is_hosted() const { return team_pk && !is_team_main(); }
  [[nodiscard]] bool is_discussion() const { return parent_pk.has_value(); }
};

/// `r.type IN (...)`: rooms whose kind has the property; by default of all kinds that there are. `alias`: of rooms.
[[nodiscard]] std::string of_kinds(bool model::RoomTraits::*property = nullptr, char alias = 'r');
/// A condition on rooms r, with one placeholder for a user's number: the room is open to that user, who need not be in
/// it. Its kind is open, and no team hosts it, or an open one, or one that the user belongs to. A discussion, whatever
/// its kind, is open to those who are in its parent, and to those to whom that is open without a code.
[[nodiscard]] const std::string& open_to_user();

/// The columns of rooms r that room_row() reads, from column 0 on.
[[nodiscard]] std::string_view room_columns();
inline constexpr int kRoomColumns = 40;
/// Throws Refusal(invalid_room_type) for a room of a kind that a newer program made.
[[nodiscard]] RoomRow room_row(const sql::Row& row);
[[nodiscard]] model::RoomKind stored_kind(std::string_view letter);

/// What all people of a direct-message room have in common: their ids, sorted.
[[nodiscard]] std::string direct_key(std::vector<UserId> people);

}  // namespace confab::store
