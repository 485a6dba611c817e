#include "core/messages/sync.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/request.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/sync_time.h"
#include "store/messages.h"

namespace confab::core::messages {
namespace {

constexpr std::chrono::milliseconds kTick{1};
constexpr std::int64_t kMax = 1000;

using Changes = store::Messages::Changes;

template <class Item>
std::vector<Item> fetch(store::Messages& messages, std::int64_t room, const Changes& changes);
template <>
std::vector<model::Message> fetch(store::Messages& messages, std::int64_t room, const Changes& changes) {
  return messages.changed(room, changes);
}
template <>
std::vector<store::DeletedMessage> fetch(store::Messages& messages, std::int64_t room, const Changes& changes) {
  return messages.deleted(room, changes);
}

Timestamp time_of(const model::Message& message) {
  return message.updated_at;
}
Timestamp time_of(const store::DeletedMessage& message) {
  return message.deleted_at;
}

template <class Item>
struct Page {
  std::vector<Item> items;
  std::optional<Timestamp> next, previous;
};

// `count` changes, and all others of the last one's millisecond. Which end has more: `next` and `previous` are cursors.
template <class Item>
Page<Item> page(store::Messages& messages, std::int64_t room, const SyncPageQuery& query) {
  const bool forward = !query.previous;
  const auto count = std::clamp<std::int64_t>(query.count, 1, kMax);
  Changes changes{.from = forward && query.next ? std::optional{*query.next + kTick} : std::nullopt,
                  .before = query.previous,
                  .order = forward ? store::Order::oldest_first : store::Order::newest_first,
                  .limit = count + 1};
  Page<Item> result{.items = fetch<Item>(messages, room, changes), .next = {}, .previous = {}};
  auto& items = result.items;
  const bool more = std::ssize(items) > count;
  if (more) {
    const Timestamp last = time_of(items[static_cast<std::size_t>(count) - 1]);
    std::erase_if(items, [&](const Item& item) { return forward ? time_of(item) >= last : time_of(item) <= last; });
    auto rest = fetch<Item>(messages, room, {.from = last, .before = last + kTick, .order = changes.order, .limit = 0});
    std::move(rest.begin(), rest.end(), std::back_inserter(items));
  }
  if (items.empty()) return result;
  const Timestamp first = time_of(items.front());
  const Timestamp last = time_of(items.back());
  // There is more in the direction of travel only when it was seen; what was come from is always there.
  if (forward) {
    if (more) result.next = last;
    if (query.next) result.previous = first;
  } else {
    if (more) result.previous = last;
    result.next = first;
  }
  return result;
}

std::vector<DeletedMessage> deleted_of(const std::vector<store::DeletedMessage>& rows) {
  std::vector<DeletedMessage> deleted;
  deleted.reserve(rows.size());
  for (const auto& row : rows) deleted.push_back({row.id, row.deleted_at});
  return deleted;
}

}  // namespace

SyncedMessages sync(const Context& ctx, const Actor& actor, const RoomId& room, Timestamp since) {
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, room);
  store::Messages messages{*reader, access::view_of(ctx, actor)};
  const Changes changes{.from = sync_start(ctx, since), .before = {}, .order = store::Order::newest_first, .limit = 0};
  return {messages.changed(guard.pk(), changes), deleted_of(messages.deleted(guard.pk(), changes))};
}

SyncPage sync_page(const Context& ctx, const Actor& actor, const SyncPageQuery& query) {
  if (query.next && query.previous) {
    throw Refusal(errors::invalid_params, "You cannot provide both next and previous parameters");
  }
  ctx.changes.close();
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, query.room);
  store::Messages messages{*reader, access::view_of(ctx, actor)};
  SyncPage result;
  if (query.kind == SyncKind::updated) {
    auto found = page<model::Message>(messages, guard.pk(), query);
    result = {{std::move(found.items), {}}, found.next, found.previous};
  } else {
    const auto found = page<store::DeletedMessage>(messages, guard.pk(), query);
    result = {{{}, deleted_of(found.items)}, found.next, found.previous};
  }
  // Who has the last page asks for what comes after the newest of it. Messages of a busy room are ahead of the clock.
  for (const auto& message : result.changes.updated) ctx.changes.close(message.updated_at);
  return result;
}

DeletedPage deleted_since(const Context& ctx, const Actor& actor, const RoomId& room, Timestamp since,
                          std::int64_t limit, std::int64_t offset) {
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, room);
  store::Messages messages{*reader, access::view_of(ctx, actor)};
  const auto from = sync_start(ctx, since);
  const Changes changes{.from = from, .before = {}, .order = store::Order::oldest_first, .limit = limit};
  return {deleted_of(messages.deleted(guard.pk(), changes, offset)), messages.count_deleted(guard.pk(), from)};
}

}  // namespace confab::core::messages
