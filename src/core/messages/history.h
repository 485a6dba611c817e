#pragma once

#include "core/kernel/context.h"
#include "model/condition.h"
#include "model/message.h"

namespace confab::core::messages {

struct LoadHistory {
  RoomId room;
  std::optional<Timestamp> latest, oldest;  // exclusive, unless:
  bool inclusive = false;
  std::int64_t limit = 20;
  std::int64_t offset = 0;
  std::optional<Timestamp> last_seen;  // asks for first_unread and unread_not_loaded, counted from there
  bool with_total = false;
  bool thread_replies = true;  // false: none but those that show in the room as well
};

struct History {
  std::vector<model::Message> messages;  // newest first
  std::optional<model::Message> first_unread;
  std::int64_t unread_not_loaded = 0;
  std::int64_t total = 0;  // between oldest and latest; only when asked for
};

/// Throws Refusal(room_not_found | not_allowed).
History history(const Context& ctx, const Actor& actor, const LoadHistory& query);
/// For visitors, where Accounts_AllowAnonymousRead is on and the room is public. Throws Refusal(not_allowed).
History anonymous_history(const Context& ctx, const LoadHistory& query);

struct Surrounding {
  std::vector<model::Message> messages;  // oldest first, the message among them
  bool more_before = false, more_after = false;
};
/// The messages around one, about `limit` in all. Throws Refusal(message_not_found).
Surrounding surrounding(const Context& ctx, const Actor& actor, const MessageId& id, std::int64_t limit,
                        bool thread_replies = true);

/// What was sent after `after`, oldest first. Throws Refusal(room_not_found | not_allowed).
std::vector<model::Message> next(const Context& ctx, const Actor& actor, const RoomId& room,
                                 const std::optional<Timestamp>& after, std::int64_t limit, bool thread_replies = true);

struct ListMessages {
  RoomId room;
  bool oldest_first = false;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
  std::optional<UserId> naming = {};               // only messages that name this user
  std::optional<model::Condition> condition = {};  // only those that meet it; without the others, of the newest 100,000
  bool starred = false;                            // only those that the actor starred
  bool pinned = false;                             // only pinned ones
};
struct MessagePage {
  std::vector<model::Message> messages;
  std::int64_t total = 0;
};
/// Paged by number, as channels.messages and chat.getMentionedMessages do. Throws Refusal(room_not_found |
/// not_allowed | invalid_query).
MessagePage list(const Context& ctx, const Actor& actor, const ListMessages& query);
/// The messages of others among themselves, for those with view-room-administration where
/// API_Enable_Direct_Message_History_EndPoint is on; the audit log says who read them. Throws Refusal(endpoint_disabled
/// | not_allowed | room_not_found: also of another kind | invalid_query).
MessagePage admin_list(const Context& ctx, const Actor& actor, const ListMessages& query);
/// Whether the actor may read the room's history; an unknown room has none.
[[nodiscard]] bool may_read_history(const Context& ctx, const Actor& actor, const RoomId& room);

}  // namespace confab::core::messages
