#pragma once
// Discussions: rooms of their own that belong to another one, their parent, and are open to whom that one is open.

#include "core/kernel/context.h"
#include "core/rooms/lists.h"
#include "model/message.h"
#include "model/room.h"

namespace confab::core::rooms {

struct CreateDiscussion {
  RoomId parent;                     // empty: that of the message
  std::optional<MessageId> message;  // of the parent, which it is about
  std::string name;                  // others may be called the same
  std::vector<std::string> members;  // usernames; unknown and deactivated ones are left out
  std::optional<std::string> topic;
  std::optional<std::string> reply;  // the first message in it
  bool encrypted = false;            // then there is no such message: the server cannot encrypt one
};

/// Makes one with the actor as owner, and its members and the author of the message in it, and announces it in the
/// parent, where the actor must be allowed to write. Needs start-discussion, or about a message of another
/// start-discussion-other-user. The reply is a message of its own, sent when the discussion is there. Throws
/// Refusal(action_not_allowed | invalid_room | not_allowed | room_archived | muted | nested_discussion |
/// invalid_message | invalid_room_name | user_limit_exceeded | message_size_exceeded | invalid_params).
model::Room create_discussion(const Context& ctx, const Actor& actor, const CreateDiscussion& cmd);

/// The discussions of a room that the actor may see. Throws Refusal(room_not_found | invalid_query).
RoomPage discussions(const Context& ctx, const Actor& actor, const RoomId& parent, const ListRooms& query);

struct ListAnnouncements {
  RoomId room;
  std::string text;  // part of what the discussion is called; empty: all
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct AnnouncementPage {
  std::vector<model::Message> messages;
  std::int64_t total = 0;
};
/// The messages that announce discussions in a room, the newest first. Throws Refusal(room_not_found | not_allowed).
AnnouncementPage announcements(const Context& ctx, const Actor& actor, const ListAnnouncements& query);

/// The room that a discussion belongs to; nullopt: there is none, or the actor may not know of it.
std::optional<model::Room> parent_of(const Context& ctx, const Actor& actor, const model::Room& room);

}  // namespace confab::core::rooms
