#include "core/messages/moved.h"

#include <algorithm>
#include <map>
#include <memory>

#include "bus/events/message_saved.h"
#include "bus/events/subscription_changed.h"
#include "core/access/message.h"
#include "core/messages/append.h"
#include "core/messages/discussion.h"
#include "core/messages/mention_rows.h"
#include "core/messages/named.h"
#include "core/messages/notify.h"
#include "core/messages/receipts.h"
#include "core/messages/thread.h"
#include "store/membership_writer.h"
#include "store/memberships.h"
#include "store/messages.h"
#include "store/moving.h"
#include "store/threads.h"

namespace confab::core::messages {
namespace {

/// What became of a message, by where it was.
struct Place {
  MessageId id;
  std::int64_t seq = 0;
};
using Places = std::map<std::int64_t, Place>;

model::Message copy_of(const model::Message& from, const Places& places, const std::optional<model::Message>& thread) {
  auto copy = from;
  copy.id = make_id<MessageId>();
  copy.first_sent_at = from.first_sent_at.value_or(from.ts);
  copy.tcount.reset();
  copy.tlm.reset();
  copy.replies.reset();
  copy.unread.reset();
  const auto first = places.find(from.thread_seq);
  if (thread) {
    copy.tmid = thread->id;
    copy.thread_seq = thread->seq;
  } else if (from.tmid && first != places.end()) {
    copy.tmid = first->second.id;
    copy.thread_seq = first->second.seq;
  } else {
    copy.tmid.reset();
    copy.thread_seq = 0;
    copy.tshow.reset();
  }
  return copy;
}

Kind kind_of(const model::Message& message) {
  if (message.is_system()) return Kind::system;
  return !message.tmid || message.tshow.value_or(false) ? Kind::written : Kind::reply;
}

void put_one(Transaction& tx, const Context& ctx, store::RoomRow& room, const model::Message& from,
             model::Message& message) {
  const auto kind = kind_of(message);
  append(tx, ctx, room, message, kind);
  store::MovingWriter{tx}.carry_over(from, message);
  if (message.is_system()) return;
  const auto named = named_in_room(tx.sql(), room, message);
  add_mention_rows(tx, message, named);
  add_highlight_rows(tx, message, concerned(tx.sql(), ctx, room, message, named).highlighted);
  if (kind == Kind::written && message.u.pk != 0)
    store::MovingWriter{tx}.count_own(room.pk, message.u.pk, tx.change_time());
  await_readers(tx, ctx, room, message);
}

// Who followed the thread where it was, and is here, has read here what they had read there.
void follow_as_before(Transaction& tx, const store::RoomRow& room, const model::Message& first, const Place& now,
                      const Places& places) {
  const auto before = store::MovingWriter{tx}.followers(first);
  std::vector<std::int64_t> pks;
  pks.reserve(before.size());
  for (const auto& one : before) pks.push_back(one.user_pk);
  if (pks.empty()) return;
  const auto here = store::Memberships{tx.sql()}.members_among(room.pk, pks);
  for (const auto& one : before) {
    if (std::ranges::find(here, one.user_pk) == here.end()) continue;
    auto next = places.upper_bound(one.read_seq);
    const auto read = next == places.begin() ? now.seq : std::max(now.seq, std::prev(next)->second.seq);
    store::ThreadWriter{tx}.follow({room.pk, now.seq}, {one.user_pk}, read);
  }
}

void begin_thread(Transaction& tx, const store::RoomRow& room, const model::Message& first, const Places& places) {
  const auto& now = places.at(first.seq);
  const store::ThreadKey thread{room.pk, now.seq};
  follow_as_before(tx, room, first, now, places);
  store::ThreadWriter writer{tx};
  if (first.tcount.value_or(0) > 0)
    writer.recount(thread, room_time(tx, room));
  else
    writer.touch(thread, room_time(tx, room));
}

}  // namespace

std::vector<model::Message> put_at_the_end(Transaction& tx, const Context& ctx, store::RoomRow& room,
                                           const std::vector<model::Message>& from,
                                           const std::optional<model::Message>& thread) {
  Places places;
  std::vector<model::Message> moved;
  moved.reserve(from.size());
  for (const auto& one : from) {
    auto message = copy_of(one, places, thread);
    put_one(tx, ctx, room, one, message);
    if (thread) follow_thread(tx, room, message, *thread, named_in_room(tx.sql(), room, message));
    places.emplace(one.seq, Place{message.id, message.seq});
    moved.push_back(std::move(message));
  }
  if (thread) {
    store::ThreadWriter{tx}.recount({room.pk, thread->seq}, room_time(tx, room));
  } else {
    for (const auto& one : from) {
      if (!one.tmid && (one.replies || one.tcount)) begin_thread(tx, room, one, places);
    }
  }
  return moved;
}

std::vector<model::Message> tell_moved(Transaction& tx, const Context& ctx, const store::RoomRow& room,
                                       const std::vector<model::Message>& moved,
                                       const std::optional<model::Message>& thread) {
  std::vector<model::Message> stored;
  stored.reserve(moved.size());
  store::Messages messages{tx.sql(), access::view_of_all(ctx)};
  bool in_room = false;
  for (const auto& one : moved) {
    auto message = messages.by_id(one.id);
    if (!message) continue;
    in_room = in_room || kind_of(*message) == Kind::written;
    tx.publish(bus::MessageSaved{std::make_shared<const model::Message>(*message), true, label_of(room)});
    stored.push_back(std::move(*message));
  }
  if (thread) tell_changed(tx, ctx, room, thread->id);
  store::MembershipWriter memberships{tx};
  const auto now = tx.change_time();
  const auto opened = in_room || !thread ? memberships.open_closed(room.pk, now)
                                         : memberships.open_closed_followers(room.pk, thread->seq, now);
  for (const auto& user : opened) tx.publish(bus::SubscriptionChanged{user, room.id, bus::Change::updated, {}});
  tell_parent(tx, ctx, room);
  return stored;
}

}  // namespace confab::core::messages
