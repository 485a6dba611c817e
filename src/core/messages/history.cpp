#include "core/messages/history.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "settings/groups/rest_api.h"
#include "store/messages.h"
#include "store/users.h"

namespace confab::core::messages {
namespace {

constexpr std::chrono::milliseconds kTick{1};

store::Replies which(bool thread_replies) {
  return thread_replies ? store::Replies::all : store::Replies::shown;
}

// Times as positions: both ends exclusive.
store::PositionRange range_of(store::Messages& messages, const store::RoomRow& room, const LoadHistory& query) {
  store::PositionRange range;
  if (query.oldest) {
    range.after = messages.seq_before(room.pk, room.seq, query.inclusive ? *query.oldest : *query.oldest + kTick);
  }
  if (query.latest) {
    range.before = 1 + messages.seq_before(room.pk, room.seq, query.inclusive ? *query.latest + kTick : *query.latest);
  }
  return range;
}

void add_unread(store::Messages& messages, const store::RoomRow& room, const LoadHistory& query,
                const store::PositionRange& range, History& history) {
  const auto seen = messages.seq_before(room.pk, room.seq, *query.last_seen + kTick);
  const auto oldest_loaded = history.messages.empty() ? range.before : history.messages.back().seq;
  const store::PositionRange unread{.after = std::max(seen, range.after), .before = oldest_loaded};
  if (oldest_loaded != 0 && unread.after + 1 >= oldest_loaded) return;
  const auto replies = which(query.thread_replies);
  history.unread_not_loaded = messages.count(room.pk, unread, replies);
  auto first = messages.range(room.pk, unread, store::Order::oldest_first, 1, 0, replies);
  if (!first.empty()) history.first_unread = std::move(first.front());
}

History load(store::Messages messages, const store::RoomRow& room, const LoadHistory& query) {
  const auto range = range_of(messages, room, query);
  History history;
  const auto replies = which(query.thread_replies);
  history.messages = messages.range(room.pk, range, store::Order::newest_first, query.limit, query.offset, replies);
  if (query.with_total) history.total = messages.count(room.pk, range, replies);
  if (query.last_seen) add_unread(messages, room, query, range, history);
  return history;
}

MessagePage page_of(sql::Session& session, const Context& ctx, const Actor& actor, const store::RoomRow& room,
                    const ListMessages& query) {
  store::Messages messages{session, access::view_of(ctx, actor)};
  const auto order = query.oldest_first ? store::Order::oldest_first : store::Order::newest_first;
  if (query.naming || query.starred || query.pinned) {
    store::Messages::Filter filter{
        .naming = {}, .starred_by = {}, .pinned = query.pinned, .condition = query.condition};
    if (query.naming) {
      const auto user = store::Users{session}.by_id(*query.naming);
      if (!user) return {};
      filter.naming = user->pk;
    }
    if (query.starred) filter.starred_by = actor.pk;
    return {messages.filtered(room.pk, filter, order, query.limit, query.offset),
            messages.count_filtered(room.pk, filter)};
  }
  if (query.condition) {
    return {messages.matching(room.pk, room.seq, *query.condition, order, query.limit, query.offset),
            messages.count_matching(room.pk, room.seq, *query.condition)};
  }
  return {messages.range(room.pk, {}, order, query.limit, query.offset), room.messages_count};
}

}  // namespace

History history(const Context& ctx, const Actor& actor, const LoadHistory& query) {
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, query.room);
  return load(store::Messages{*reader, access::view_of(ctx, actor)}, guard.row(), query);
}

History anonymous_history(const Context& ctx, const LoadHistory& query) {
  const auto reader = ctx.db.read();
  const auto guard = access::anonymous_history(*reader, ctx, query.room);
  return load(store::Messages{*reader}, guard.row(), query);
}

Surrounding surrounding(const Context& ctx, const Actor& actor, const MessageId& id, std::int64_t limit,
                        bool thread_replies) {
  const auto reader = ctx.db.read();
  const auto guard = access::message(*reader, ctx, actor, id);
  const auto& middle = guard.message();
  store::Messages messages{*reader, access::view_of(ctx, actor)};
  const auto each_side = std::max<std::int64_t>(1, limit / 2);
  // One more than asked for tells whether there is more.
  auto before = messages.range(middle.room_pk, {.after = 0, .before = middle.seq}, store::Order::newest_first,
                               each_side + 1, 0, which(thread_replies));
  auto after = messages.range(middle.room_pk, {.after = middle.seq, .before = 0}, store::Order::oldest_first,
                              each_side + 1, 0, which(thread_replies));
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
                                 const std::optional<Timestamp>& after, std::int64_t limit, bool thread_replies) {
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, room);
  store::Messages messages{*reader, access::view_of(ctx, actor)};
  const auto seen = after ? messages.seq_before(guard.pk(), guard.row().seq, *after + kTick) : 0;
  return messages.range(guard.pk(), {.after = seen, .before = 0}, store::Order::oldest_first, limit, 0,
                        which(thread_replies));
}

MessagePage list(const Context& ctx, const Actor& actor, const ListMessages& query) {
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, query.room);
  return page_of(*reader, ctx, actor, guard.row(), query);
}

MessagePage admin_list(const Context& ctx, const Actor& actor, const ListMessages& query) {
  if (!ctx.settings.boolean(settings::rest_api("API_Enable_Direct_Message_History_EndPoint"))) {
    throw Refusal(errors::endpoint_disabled, "This endpoint is disabled");
  }
  Transaction tx{ctx};
  const auto guard = access::administrated(tx.sql(), ctx, actor, query.room);
  if (!guard.row().traits().personal) throw Refusal(errors::room_not_found, "That is no direct message room");
  auto page = page_of(tx.sql(), ctx, actor, guard.row(), query);
  audit::record(tx, ctx, actor, "messages.read", query.room.value,
                {{"offset", query.offset}, {"messages", std::ssize(page.messages)}});
  tx.commit();
  return page;
}

bool may_read_history(const Context& ctx, const Actor& actor, const RoomId& room) {
  return access::find_history(*ctx.db.read(), ctx, actor, room).has_value();
}

}  // namespace confab::core::messages
