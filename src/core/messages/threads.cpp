#include "core/messages/threads.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "bus/events/subscription_changed.h"
#include "core/access/message.h"
#include "core/kernel/sync_time.h"
#include "core/kernel/transaction.h"
#include "core/messages/append.h"
#include "core/messages/receipts.h"
#include "core/messages/thread.h"
#include "settings/groups/message.h"
#include "store/membership_writer.h"

namespace confab::core::messages {
namespace {

void require_threads(const Context& ctx, std::string_view sentence) {
  if (!ctx.settings.boolean(settings::message("Threads_enabled"))) {
    throw Refusal(errors::not_allowed, std::string{sentence});
  }
}
constexpr std::string_view kNotAllowed = "not-allowed";
constexpr std::string_view kDisabled = "Threads Disabled";

store::ThreadKey key_of(const model::Message& message) {
  return {message.room_pk, message.tmid ? message.thread_seq : message.seq};
}

// Their subscription shows what is unread.
void tell_membership(Transaction& tx, const Actor& actor, const access::LockedRoom& room) {
  if (!room.is_member()) return;
  store::MembershipWriter{tx}.touch(room.membership()->pk, tx.change_time());
  tx.publish(bus::SubscriptionChanged{actor.id, room.id(), bus::Change::updated, room.membership()->id});
}

// The first message shows who follows.
void set_following(const Context& ctx, const Actor& actor, const MessageId& id, bool wanted) {
  require_threads(ctx, kNotAllowed);
  Transaction tx(ctx);
  const auto guard = access::markable(tx, ctx, actor, id);
  const auto thread = key_of(guard.message());
  store::Threads threads{tx.sql()};
  if (threads.is_followed(thread, actor.pk) == wanted) return;
  const bool was_unread = threads.is_unread(thread, actor.pk);
  const auto& room = guard.room().row();
  store::ThreadWriter writer{tx};
  if (wanted) {
    writer.follow(thread, {actor.pk}, room.seq);
  } else {
    writer.unfollow(thread, actor.pk);
  }
  writer.touch(thread, room_time(tx, room));
  if (was_unread) tell_membership(tx, actor, guard.room());
  tell_changed(tx, ctx, room, guard.message().tmid.value_or(guard.message().id));
  tx.commit();
}

std::vector<DeletedMessage> deleted_of(const std::vector<store::DeletedMessage>& rows) {
  std::vector<DeletedMessage> deleted;
  deleted.reserve(rows.size());
  for (const auto& row : rows) deleted.push_back({row.id, row.deleted_at});
  return deleted;
}

}  // namespace

void follow(const Context& ctx, const Actor& actor, const MessageId& message) {
  set_following(ctx, actor, message, true);
}

void unfollow(const Context& ctx, const Actor& actor, const MessageId& message) {
  set_following(ctx, actor, message, false);
}

void read_thread(const Context& ctx, const Actor& actor, const MessageId& tmid) {
  require_threads(ctx, kDisabled);
  {
    const auto reader = ctx.db.read();
    const auto guard = access::message(*reader, ctx, actor, tmid);
    if (!store::Threads{*reader}.is_unread(key_of(guard.message()), actor.pk)) return;
  }
  Transaction tx(ctx);
  const auto guard = access::markable(tx, ctx, actor, tmid);
  const auto thread = key_of(guard.message());
  store::ThreadWriter{tx}.read(thread, actor.pk, guard.room().row().seq);
  tell_read(tx, ctx, guard.room().row(), thread.seq);
  tell_membership(tx, actor, guard.room());
  tx.commit();
}

MessagePage list_threads(const Context& ctx, const Actor& actor, const ListThreads& query) {
  require_threads(ctx, kDisabled);
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, query.room);
  store::Threads threads{*reader, access::view_of(ctx, actor)};
  const store::ThreadFilter filter{.state = query.state, .user_pk = actor.pk, .text = query.text};
  return {threads.list(guard.pk(), filter, query.limit, query.offset), threads.count(guard.pk(), filter)};
}

ThreadPage replies(const Context& ctx, const Actor& actor, const ListReplies& query) {
  require_threads(ctx, kDisabled);
  const auto reader = ctx.db.read();
  const auto guard = access::message(*reader, ctx, actor, query.tmid);
  const store::ThreadKey thread{guard.message().room_pk, guard.message().seq};
  store::Threads threads{*reader, access::view_of(ctx, actor)};
  const auto order = query.oldest_first ? store::Order::oldest_first : store::Order::newest_first;
  return {guard.message(), threads.replies(thread, order, query.limit, query.offset), threads.count_replies(thread)};
}

SyncedMessages sync_threads(const Context& ctx, const Actor& actor, const RoomId& room, Timestamp since) {
  require_threads(ctx, kDisabled);
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, room);
  store::Threads threads{*reader, access::view_of(ctx, actor)};
  const auto from = sync_start(ctx, since);
  return {threads.changed(guard.pk(), from), deleted_of(threads.deleted(guard.pk(), from))};
}

SyncedMessages sync_replies(const Context& ctx, const Actor& actor, const MessageId& tmid, Timestamp since) {
  require_threads(ctx, kDisabled);
  const auto reader = ctx.db.read();
  const auto guard = access::message(*reader, ctx, actor, tmid);
  const store::ThreadKey thread{guard.message().room_pk, guard.message().seq};
  store::Threads threads{*reader, access::view_of(ctx, actor)};
  const auto from = sync_start(ctx, since);
  return {threads.changed_replies(thread, from), deleted_of(threads.deleted_replies(thread, from))};
}

}  // namespace confab::core::messages
