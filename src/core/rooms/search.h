#pragma once

#include "core/users/search.h"
#include "model/order.h"
#include "model/room.h"

namespace confab::core::rooms {

struct Spotlight {
  std::string text;  // a leading @ asks for users only, a leading # for rooms only
  bool users = true;
  bool rooms = true;
  std::vector<std::string> except;  // usernames that are shown already
  std::optional<RoomId> room;       // its members come first, and only they where view-outside-room is missing
};

struct SpotlightResult {
  std::vector<users::FoundUser> users;
  std::vector<model::Room> rooms;
};

/// Quick search over people and rooms that the actor may know of.
SpotlightResult spotlight(const Context& ctx, const Actor& actor, const Spotlight& query);

struct Directory {
  std::string text;
  model::RoomOrder order;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};

struct DirectoryRoom {
  model::Room room;
  std::optional<std::string> belongs_to;   // the name of the team that hosts it, to those who may know of that
  std::optional<std::int64_t> team_rooms;  // of a team's main room: how many rooms the team hosts
};
struct DirectoryRooms {
  std::vector<DirectoryRoom> rows;
  std::int64_t total = 0;
};
/// Public channels, but for main rooms of teams, as far as they are open to the actor. Needs view-c-room. Throws
/// Refusal(not_allowed).
DirectoryRooms directory_channels(const Context& ctx, const Actor& actor, const Directory& query);
/// The main rooms of teams that are public or the actor's. Needs view-c-room. Throws Refusal(not_allowed).
DirectoryRooms directory_teams(const Context& ctx, const Actor& actor, const Directory& query);

}  // namespace confab::core::rooms
