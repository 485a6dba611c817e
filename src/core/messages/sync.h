#pragma once

#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::messages {

struct DeletedMessage {
  MessageId id;
  Timestamp at;
};

struct SyncedMessages {
  std::vector<model::Message> updated;  // newest change first
  std::vector<DeletedMessage> deleted;
};
/// Everything in the room that was sent, changed or deleted at `since` or later. Throws Refusal(room_not_found |
/// not_allowed).
SyncedMessages sync(const Context& ctx, const Actor& actor, const RoomId& room, Timestamp since);

enum class SyncKind { updated, deleted };
struct SyncPageQuery {
  RoomId room;
  SyncKind kind = SyncKind::updated;
  std::optional<Timestamp> next;      // changes after it, oldest first
  std::optional<Timestamp> previous;  // or changes before it, newest first
  std::int64_t count = 50;
};
struct SyncPage {
  SyncedMessages changes;
  std::optional<Timestamp> next, previous;  // cursors; absent: nothing further in that direction
};
/// One page by cursor. May hold more than `count` when several changes share the last millisecond: a cursor never cuts
/// them apart. Throws Refusal(room_not_found | not_allowed | invalid_params).
SyncPage sync_page(const Context& ctx, const Actor& actor, const SyncPageQuery& query);

struct DeletedPage {
  std::vector<DeletedMessage> messages;
  std::int64_t total = 0;
};
/// Throws Refusal(room_not_found | not_allowed).
DeletedPage deleted_since(const Context& ctx, const Actor& actor, const RoomId& room, Timestamp since,
                          std::int64_t limit, std::int64_t offset);

}  // namespace confab::core::messages
