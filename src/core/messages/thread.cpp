#include "core/messages/thread.h"

#include <memory>
#include <set>

#include "bus/events/message_saved.h"
#include "core/access/message.h"
#include "core/messages/append.h"
#include "store/messages.h"
#include "store/threads.h"

namespace confab::core::messages {
namespace {

void tell(Transaction& tx, const store::RoomRow& room, model::Message message) {
  tx.publish(bus::MessageSaved{.message = std::make_shared<const model::Message>(std::move(message)),
                               .created = false,
                               .room = label_of(room),
                               .room_changed = false});
}

}  // namespace

std::optional<model::Message> first_of_thread(sql::Session& session, const MessageId& tmid) {
  store::Messages messages{session};
  auto message = messages.by_id(tmid);
  return message && message->tmid ? messages.by_id(*message->tmid) : std::move(message);
}

void follow_thread(Transaction& tx, const store::RoomRow& room, const model::Message& reply,
                   const model::Message& first, const Named& named) {
  const store::ThreadKey thread{reply.room_pk, first.seq};
  const auto before = reply.seq - 1;
  store::ThreadWriter threads{tx};
  if (reply.u.pk != 0) {  // others follow nothing
    threads.read_own(thread, reply.u.pk, reply.seq);
    threads.follow(thread, {reply.u.pk}, reply.seq);
  }
  if (!first.replies && first.u.pk != 0) threads.follow(thread, {first.u.pk}, before);
  if (!first.tcount && room.traits().personal) threads.follow_all_members(thread, before);
  threads.follow(thread, named.in_person, before);
}

void count_in_thread(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& reply,
                     const model::Message& first) {
  store::ThreadWriter{tx}.count_reply({reply.room_pk, first.seq}, reply.ts, room_time(tx, room));
  tell_changed(tx, ctx, room, first.id);
}

void take_from_thread(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& gone,
                      ChangeTime at) {
  store::ThreadWriter writer{tx};
  if (gone.tmid) {
    writer.recount({gone.room_pk, gone.thread_seq}, at);
    tell_changed(tx, ctx, room, *gone.tmid);
  }
  if (!gone.replies && !gone.tcount) return;
  const store::ThreadKey thread{gone.room_pk, gone.seq};
  auto replies = store::Threads{tx.sql(), access::view_of_all(ctx)}.replies(thread, store::Order::oldest_first,
                                                                            store::Messages::kMax);
  writer.dissolve(thread, at);
  for (auto& reply : replies) {
    reply.thread_seq = 0;
    reply.tmid.reset();
    reply.tshow.reset();
    reply.updated_at = at;
    tell(tx, room, std::move(reply));
  }
}

// First those that begin threads: what remains of these is told of anyway, and their replies that go have no thread to
// count in.
void take_from_threads(Transaction& tx, const Context& ctx, const store::RoomRow& room,
                       const std::vector<model::Message>& gone, ChangeTime at) {
  std::set<std::int64_t> ended;
  for (const auto& message : gone) {
    if (message.tmid || (!message.replies && !message.tcount)) continue;
    ended.insert(message.seq);
    take_from_thread(tx, ctx, room, message, at);
  }
  std::set<std::int64_t> recounted;
  for (const auto& message : gone) {
    if (!message.tmid || ended.contains(message.thread_seq)) continue;
    if (recounted.insert(message.thread_seq).second) take_from_thread(tx, ctx, room, message, at);
  }
}

}  // namespace confab::core::messages
