#pragma once

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/room.h"
#include "store/people.h"
#include "store/room_row.h"

namespace confab::core::rooms {

struct CreateRoom {
  model::RoomKind kind = model::RoomKind::channel;  // one that has a name
  std::string name;
  std::vector<std::string> members;  // usernames; unknown and deactivated ones are left out
  bool read_only = false;
  bool broadcast = false;  // implies read_only
  std::optional<std::string> topic, description, announcement;
  json::object custom_fields;
  bool exclude_self = false;
  std::optional<TeamId> team = {};             // that hosts it
  std::optional<bool> encrypted = {};          // left out: as the workspace does with rooms of its kind
  std::optional<std::int64_t> parent_pk = {};  // that it is a discussion of; then `name` need not be free
};

/// A channel or group with the actor as owner. Needs create-c or create-p, in a team create-team-channel or
/// create-team-group there. Throws Refusal(not_allowed | unauthorized | invalid_room_name | duplicate_channel_name |
/// archived_duplicate_name | user_limit_exceeded | invalid_room_type | team_does_not_exist | invalid_params: it cannot
/// be encrypted).
model::Room create(const Context& ctx, const Actor& actor, const CreateRoom& cmd);
/// The first members of a new room by their usernames, others than the actor: unknown and deactivated ones are left
/// out. Throws Refusal(user_limit_exceeded).
[[nodiscard]] std::vector<store::Person> members_of(sql::Session& session, const Context& ctx, const Actor& actor,
                                                    const std::vector<std::string>& usernames);
/// The room without anybody in it, as part of what the caller has checked. `cmd.members`, `cmd.exclude_self` and
/// `cmd.team` are the caller's. Throws Refusal(invalid_room_name | duplicate_channel_name | archived_duplicate_name |
/// invalid_params).
[[nodiscard]] store::RoomRow insert_room(Transaction& tx, const Context& ctx, std::int64_t creator_pk,
                                         const CreateRoom& cmd);

}  // namespace confab::core::rooms
