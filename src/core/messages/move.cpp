#include "core/messages/move.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "bus/events/message_removed.h"
#include "bus/events/room_changed.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/append.h"
#include "core/messages/discussion.h"
#include "core/messages/moved.h"
#include "core/messages/post_system.h"
#include "core/messages/thread.h"
#include "permissions/groups/messages.h"
#include "settings/groups/message.h"
#include "store/membership_writer.h"
#include "store/message_writer.h"
#include "store/messages.h"
#include "store/room_writer.h"
#include "store/threads.h"

namespace confab::core::messages {
namespace {

constexpr std::string_view kMovedMessages = "messages-moved";  // the code of the system message

[[noreturn]] void refuse_unknown_message(const MessageId& id) {
  throw Refusal(errors::message_not_found, "No message found with the id of \"" + id.value + "\".");
}

// Where they are; only to who may read there.
RoomId source_of(sql::Session& session, const Context& ctx, const Actor& actor, const MoveMessages& cmd) {
  if (cmd.messages.empty() || cmd.messages.size() > kMaxMoved) {
    throw Refusal(errors::too_many_moved, "1 to 100 messages are moved at once", {{"field", "messageIds"}});
  }
  if (cmd.thread && !ctx.settings.boolean(settings::message("Threads_enabled"))) {
    throw Refusal(errors::not_allowed, "not-allowed");
  }
  const auto& first = cmd.messages.front();
  const auto room = store::Messages{session}.room_of(first);
  if (!room || !access::find_history(session, ctx, actor, *room)) refuse_unknown_message(first);
  return *room;
}

store::RoomRow movable_room(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id) {
  return access::manageable(tx, ctx, actor, id, permissions::messages("move-messages")).row();
}

struct Rooms {
  store::RoomRow source, target;
  bool same = false;
};

// Both locked, always in the same order, so that two moves do not wait for each other.
Rooms locked_rooms(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& source,
                   const RoomId& target) {
  Rooms rooms;
  rooms.same = source == target;
  if (source < target) rooms.source = movable_room(tx, ctx, actor, source);
  rooms.target = movable_room(tx, ctx, actor, target);
  if (!(source < target)) rooms.source = rooms.same ? rooms.target : movable_room(tx, ctx, actor, source);
  const auto readable = access::history(tx.sql(), ctx, actor, target);
  access::require_postable(tx.sql(), ctx, actor, readable);
  return rooms;
}

// What is named, and the replies of threads that begin with it, in their order.
std::vector<model::Message> all_to_move(Transaction& tx, const Context& ctx, const store::RoomRow& source,
                                        const MoveMessages& cmd) {
  std::map<std::int64_t, model::Message> found;
  store::Messages messages{tx.sql(), access::view_of_all(ctx)};
  for (const auto& id : cmd.messages) {
    auto message = messages.by_id(id);
    if (!message || message->rid != source.id) refuse_unknown_message(id);
    if (message->t) {
      throw Refusal(errors::action_not_allowed, "Only what people wrote can be moved", {{"action", "Move_messages"}});
    }
    if (message->tcount) {
      auto replies = store::Threads{tx.sql(), access::view_of_all(ctx)}.replies(
          {source.pk, message->seq}, store::Order::oldest_first, kMaxMovedWithReplies + 1);
      for (auto& reply : replies) found.emplace(reply.seq, std::move(reply));
    }
    found.emplace(message->seq, std::move(*message));
    if (found.size() > kMaxMovedWithReplies) {
      throw Refusal(errors::too_many_moved, "With their replies these are more than 500 messages",
                    {{"field", "messageIds"}});
    }
  }
  std::vector<model::Message> all;
  all.reserve(found.size());
  for (auto& [seq, message] : found) all.push_back(std::move(message));
  return all;
}

std::optional<model::Message> thread_to_join(Transaction& tx, const Rooms& rooms, const MoveMessages& cmd,
                                             const std::vector<model::Message>& moving) {
  if (!cmd.thread) return std::nullopt;
  auto first = first_of_thread(tx.sql(), *cmd.thread);
  if (!first || first->rid != rooms.target.id || first->t) {
    throw Refusal(errors::invalid_message, "The thread is not in that room", {{"field", "threadId"}});
  }
  if (std::ranges::find(moving, first->id, &model::Message::id) != moving.end()) {
    throw Refusal(errors::invalid_message, "A message cannot answer itself", {{"field", "threadId"}});
  }
  return first;
}

std::string name_of_room(const store::RoomRow& room) {
  return room.traits().open && room.name && !room.is_hosted() && !room.is_discussion() ? "#" + *room.name
                                                                                       : "another room";
}

std::string counted(std::size_t count) {
  return count == 1 ? "1 message was moved" : std::to_string(count) + " messages were moved";
}

void tell_in_room(Transaction& tx, const Context& ctx, store::RoomRow& room, const Actor& actor, std::string text) {
  post_system(tx, ctx, room, author_of(actor), {.type = std::string{kMovedMessages}, .text = std::move(text)});
}

void take_from_source(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& source,
                      const std::vector<model::Message>& gone) {
  const auto now = room_time(tx, source);
  store::MessageWriter{tx}.remove_all(source.pk, gone, actor.pk, now);
  for (const auto& message : gone) tx.publish(bus::MessageRemoved{source.id, message.id});
  take_from_threads(tx, ctx, source, gone, now);
  const bool last_is_gone = std::ranges::find(gone, source.last_seq, &model::Message::seq) != gone.end();
  store::RoomWriter{tx}.messages_gone(source, std::ssize(gone), last_is_gone, tx.change_time());
  tx.publish(bus::RoomChanged{source.id, bus::Change::updated});
  tell_parent(tx, ctx, source);
}

void record_move(Transaction& tx, const Context& ctx, const Actor& actor, const Rooms& rooms,
                 const std::vector<model::Message>& before, const std::vector<model::Message>& after) {
  json::array pairs;
  for (std::size_t i = 0; i < before.size(); ++i) {
    pairs.push_back(json::array{json::string(before[i].id.value), json::string(after[i].id.value)});
  }
  audit::record(tx, ctx, actor, "messages.moved", rooms.source.id.value,
                {{"to", rooms.target.id.value}, {"messages", std::move(pairs)}});
}

}  // namespace

std::vector<model::Message> move(const Context& ctx, const Actor& actor, const MoveMessages& cmd) {
  const auto source = source_of(*ctx.db.read(), ctx, actor, cmd);
  Transaction tx{ctx};
  auto rooms = locked_rooms(tx, ctx, actor, source, cmd.room);
  const auto moving = all_to_move(tx, ctx, rooms.source, cmd);
  const auto thread = thread_to_join(tx, rooms, cmd, moving);

  if (!rooms.same) {
    tell_in_room(tx, ctx, rooms.source, actor, counted(moving.size()) + " to " + name_of_room(rooms.target));
  }
  tell_in_room(tx, ctx, rooms.target, actor,
               rooms.same ? counted(moving.size()) + " within this room"
                          : counted(moving.size()) + " here from " + name_of_room(rooms.source));
  const auto moved = put_at_the_end(tx, ctx, rooms.target, moving, thread);
  take_from_source(tx, ctx, actor, rooms.same ? rooms.target : rooms.source, moving);
  const auto stored = tell_moved(tx, ctx, rooms.target, moved, thread);
  record_move(tx, ctx, actor, rooms, moving, stored);
  tx.commit();
  std::vector<model::Message> seen;
  seen.reserve(stored.size());
  for (const auto& message : stored) seen.push_back(access::seen_by(actor, message));
  return seen;
}

}  // namespace confab::core::messages
