#include "core/messages/history.h"

#include <algorithm>
#include <limits>

#include "core/access/message.h"
#include "core/access/room.h"
#include "store/messages.h"
#include "store/users.h"

namespace confab::core::messages {
namespace {

constexpr std::chrono::milliseconds kTick{1};

// Times as positions: both ends exclusive.
store::PositionRange range_of(sql::Session& session, const store::RoomRow& room, const LoadHistory& query) {
  store::Messages messages{session};
  store::PositionRange range;
  if (query.oldest) {
    range.after = messages.seq_before(room.pk, room.seq, query.inclusive ? *query.oldest : *query.oldest + kTick);
  }
  if (query.latest) {
    range.before = 1 + messages.seq_before(room.pk, room.seq, query.inclusive ? *query.latest + kTick : *query.latest);
  }
  return range;
}

void add_unread(sql::Session& session, const store::RoomRow& room, const LoadHistory& query,
                const store::PositionRange& range, History& history) {
  store::Messages messages{session};
  const auto seen = messages.seq_before(room.pk, room.seq, *query.last_seen + kTick);
  const auto oldest_loaded = history.messages.empty() ? range.before : history.messages.back().seq;
  const store::PositionRange unread{.after = std::max(seen, range.after), .before = oldest_loaded};
  if (oldest_loaded != 0 && unread.after + 1 >= oldest_loaded) return;
  history.unread_not_loaded = messages.count(room.pk, unread);
  auto first = messages.range(room.pk, unread, store::Order::oldest_first, 1);
  if (!first.empty()) history.first_unread = std::move(first.front());
}

History load(sql::Session& session, const store::RoomRow& room, const LoadHistory& query) {
  const auto range = range_of(session, room, query);
  store::Messages messages{session};
  History history;
  history.messages = messages.range(room.pk, range, store::Order::newest_first, query.limit, query.offset);
  if (query.with_total) history.total = messages.count(room.pk, range);
  if (query.last_seen) add_unread(session, room, query, range, history);
  return history;
}

MessagePage page_of(sql::Session& session, const store::RoomRow& room, const ListMessages& query) {
  store::Messages messages{session};
  const auto order = query.oldest_first ? store::Order::oldest_first : store::Order::newest_first;
  if (query.naming) {
    const auto user = store::Users{session}.by_id(*query.naming);
    if (!user) return {};
    return {messages.mentioning(room.pk, user->pk, order, query.limit, query.offset),
            messages.count_mentioning(room.pk, user->pk)};
  }
  return {messages.range(room.pk, {}, order, query.limit, query.offset), room.messages_count};
}

}  // namespace

History history(const Context& ctx, const Actor& actor, const LoadHistory& query) {
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, query.room);
  return load(*reader, guard.row(), query);
}

History anonymous_history(const Context& ctx, const LoadHistory& query) {
  const auto reader = ctx.db.read();
  const auto guard = access::anonymous_history(*reader, ctx, query.room);
  return load(*reader, guard.row(), query);
}

Surrounding surrounding(const Context& ctx, const Actor& actor, const MessageId& id, std::int64_t limit) {
  const auto reader = ctx.db.read();
  const auto guard = access::message(*reader, ctx, actor, id);
  const auto& middle = guard.message();
  store::Messages messages{*reader};
  const auto each_side = std::max<std::int64_t>(1, limit / 2);
  // One more than asked for tells whether there is more.
  auto before =
      messages.range(middle.room_pk, {.after = 0, .before = middle.seq}, store::Order::newest_first, each_side + 1);
  auto after =
      messages.range(middle.room_pk, {.after = middle.seq, .before = 0}, store::Order::oldest_first, each_side + 1);
  Surrounding result;
  result.more_before = std::ssize(before) > each_side;
  result.more_after = std::ssize(after) > each_side;
  if (result.more_before) before.pop_back();
  if (result.more_after) after.pop_back();
  std::move(before.rbegin(), before.rend(), std::back_inserter(result.messages));
  result.messages.push_back(middle);
  std::move(after.begin(), after.end(), std::back_inserter(result.messages));
  return result;
}

std::vector<model::Message> next(const Context& ctx, const Actor& actor, const RoomId& room,
                                 const std::optional<Timestamp>& after, std::int64_t limit) {
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, room);
  store::Messages messages{*reader};
  const auto seen = after ? messages.seq_before(guard.pk(), guard.row().seq, *after + kTick) : 0;
  return messages.range(guard.pk(), {.after = seen, .before = 0}, store::Order::oldest_first, limit);
}

MessagePage list(const Context& ctx, const Actor& actor, const ListMessages& query) {
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, query.room);
  return page_of(*reader, guard.row(), query);
}

MessagePage admin_list(const Context& ctx, const Actor& actor, const ListMessages& query) {
  const auto reader = ctx.db.read();
  const auto guard = access::administrated(*reader, ctx, actor, query.room);
  return page_of(*reader, guard.row(), query);
}

}  // namespace confab::core::messages
