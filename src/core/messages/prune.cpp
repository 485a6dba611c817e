#include "core/messages/prune.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <stdexcept>

#include "base/log.h"
#include "bus/events/message_saved.h"
#include "bus/events/messages_removed.h"
#include "bus/events/room_changed.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/files/attached.h"
#include "core/kernel/transaction.h"
#include "core/messages/append.h"
#include "core/messages/discussion.h"
#include "core/messages/thread.h"
#include "permissions/groups/messages.h"
#include "store/integration_runs.h"
#include "store/message_list.h"
#include "store/message_versions.h"
#include "store/message_writer.h"
#include "store/messages.h"
#include "store/people.h"
#include "store/pruning.h"
#include "store/room_writer.h"
#include "store/rooms.h"
#include "store/threads.h"

namespace confab::core::messages {
namespace {

constexpr std::int64_t kPrunedAtOnce = 200;     // in one transaction, so that nobody waits long for theirs
constexpr std::int64_t kLookedThrough = 5'000;  // positions that are read at once where few of them go
constexpr std::int64_t kVersionsAtOnce = 500;

/// An order as the store reads it.
struct Search {
  store::Prunable which;
  store::PositionRange range;
};

Search search_of(sql::Session& session, const store::RoomRow& room, const Pruning& order) {
  constexpr std::chrono::milliseconds kNext{1};
  store::Messages messages{session};
  const auto from = order.inclusive ? order.oldest : order.oldest + kNext;
  const auto end = order.inclusive ? order.latest + kNext : order.latest;
  Search search{.which = {.authors = {},
                          .with_files = order.only_files,
                          .keep_pinned = order.keep_pinned,
                          .keep_threads = order.keep_threads,
                          .keep_discussions = order.keep_discussions},
                .range = {.after = messages.seq_before(room.pk, room.seq, from),
                          .before = messages.seq_before(room.pk, room.seq, end) + 1}};
  if (order.users.empty()) return search;
  auto& authors = search.which.authors.emplace();
  for (const auto& person : store::People{session}.by_usernames(order.users)) authors.push_back(person.pk);
  return search;
}

/// How one goes about it.
struct Way {
  std::function<std::optional<store::RoomRow>(Transaction&)> lock;  // with which right; none: stop
  Actor actor;                                                      // whose act it is
  std::function<void(Transaction&)> note;                           // what is written down first
  std::function<void()> check;
};

// What is left in the place of files.
constexpr std::string_view kFilesPruned = R"([{"color":"#FD745E","text":"_File removed by prune_"}])";

Pruned take_files(Transaction& tx, const Context& ctx, const store::RoomRow& room,
                  const std::vector<model::Message>& found) {
  const auto now = room_time(tx, room);
  Pruned pruned{.messages = std::ssize(found), .bytes = 0};
  std::vector<MessageId> ids;
  ids.reserve(found.size());
  store::MessageWriter writer{tx};
  for (auto message : found) {
    ids.push_back(message.id);
    message.file = {};
    message.files = {};
    message.attachments = {std::string{kFilesPruned}};
    message.updated_at = now;
    writer.set_body(message);
  }
  pruned.bytes = files::drop_files_of(tx, ctx, ids);
  for (const auto& message : found) {
    auto changed = store::Messages{tx.sql(), access::view_of_all(ctx)}.by_id(message.id);
    if (!changed) continue;
    if (message.seq == room.last_seq) store::RoomWriter{tx}.touch(room.pk, tx.change_time());
    tx.publish(bus::MessageSaved{.message = std::make_shared<const model::Message>(std::move(*changed)),
                                 .created = false,
                                 .room = label_of(room),
                                 .room_changed = message.seq == room.last_seq});
  }
  return pruned;
}

Pruned take_out(Transaction& tx, const Context& ctx, const store::RoomRow& room,
                const std::vector<model::Message>& gone, const Actor& actor, const Pruning& order) {
  const auto now = room_time(tx, room);
  std::vector<MessageId> ids;
  ids.reserve(gone.size());
  for (const auto& message : gone) ids.push_back(message.id);
  files::drop_files_of(tx, ctx, ids);
  store::MessageWriter{tx}.remove_all(room.pk, gone, actor.pk, now);
  store::MessageVersionWriter{tx}.remove_of(gone);
  store::remove_runs_about(tx, ids);
  bus::MessagesRemoved event{.room = room.id,
                             .messages = {},
                             .oldest = order.oldest,
                             .latest = order.latest,
                             .inclusive = order.inclusive,
                             .users = order.users,
                             .keep_pinned = order.keep_pinned,
                             .keep_discussions = order.keep_discussions};
  Pruned pruned{.messages = std::ssize(gone), .bytes = 0};
  event.messages.reserve(gone.size());
  for (const auto& message : gone) {
    event.messages.push_back(message.id);
    pruned.bytes += static_cast<std::int64_t>(store::text_size_of(message));
  }
  tx.publish(std::move(event));
  take_from_threads(tx, ctx, room, gone, now);
  const bool last_is_gone = std::ranges::find(gone, room.last_seq, &model::Message::seq) != gone.end();
  store::RoomWriter{tx}.messages_gone(room, pruned.messages, last_is_gone, tx.change_time());
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  tell_parent(tx, ctx, room);
  for (const auto& message : gone) erase_announced(tx, ctx, actor, message);
  return pruned;
}

void forget_versions(const Context& ctx, const Way& way, const store::RoomRow& room, const Search& search,
                     const Pruning& order) {
  const store::GoneVersions which{
      .room_pk = room.pk, .from = order.oldest, .until = order.latest, .authors = search.which.authors};
  if (!store::MessageVersions{*ctx.db.read()}.any_gone(which)) return;
  std::int64_t removed = kVersionsAtOnce;
  while (removed == kVersionsAtOnce) {
    way.check();
    Transaction tx{ctx};
    if (!way.lock(tx)) return;
    removed = store::MessageVersionWriter{tx}.remove_gone(which, kVersionsAtOnce);
    tx.commit();
  }
}

Pruned carry_out(const Context& ctx, const store::RoomRow& room, const Pruning& order, const Way& way) {
  Pruned all;
  auto [which, range] = search_of(*ctx.db.read(), room, order);
  const auto most = order.limit > 0 ? std::min(order.limit, kMaxPruned) : kMaxPruned;
  while (range.after + 1 < range.before && all.messages < most) {
    way.check();
    const store::PositionRange part{range.after, std::min(range.before, range.after + kLookedThrough + 1)};
    const auto seqs =
        store::Pruning{*ctx.db.read()}.find(room.pk, part, which, std::min(kPrunedAtOnce, most - all.messages));
    if (seqs.empty()) {
      range.after = part.before - 1;
      continue;
    }
    Transaction tx{ctx};
    const auto locked = way.lock(tx);
    if (!locked) return all;
    const auto found = store::Pruning{tx.sql()}.among(room.pk, seqs, which);
    range.after = found.empty() ? seqs.back() : found.back().seq;
    if (found.empty()) continue;
    if (all.messages == 0) way.note(tx);
    const auto pruned =
        order.only_files ? take_files(tx, ctx, *locked, found) : take_out(tx, ctx, *locked, found, way.actor, order);
    tx.commit();
    all.messages += pruned.messages;
    all.bytes += pruned.bytes;
  }
  if (!order.only_files && range.after + 1 >= range.before) forget_versions(ctx, way, room, {which, range}, order);
  return all;
}

void log_pruned(const store::RoomRow& room, const Pruned& pruned, std::string_view why) {
  if (pruned.messages == 0) return;
  log::info("messages pruned", {{"room", room.id.value},
                                {"messages", std::to_string(pruned.messages)},
                                {"bytes", std::to_string(pruned.bytes)},
                                {"why", why}});
}

json::object details_of(const Pruning& order) {
  json::object details{{"oldest", to_iso8601(order.oldest)},
                       {"latest", to_iso8601(order.latest)},
                       {"inclusive", order.inclusive},
                       {"excludePinned", order.keep_pinned},
                       {"filesOnly", order.only_files},
                       {"ignoreThreads", order.keep_threads},
                       {"ignoreDiscussion", order.keep_discussions}};
  if (!order.users.empty()) details["users"] = json::array(order.users.begin(), order.users.end());
  if (order.limit > 0) details["limit"] = order.limit;
  return details;
}

// Nobody asks for it: it is done in the name of the built-in bot.
Actor server_itself(const Context& ctx) {
  const auto bot = store::People{*ctx.db.read()}.by_id(UserId{std::string{model::kBuiltInBot}});
  if (!bot) throw std::runtime_error("there is no built-in bot in whose name to act");
  return {.id = bot->ref.id,
          .pk = bot->pk,
          .username = bot->ref.username,
          .name = bot->ref.name,
          .roles = {},
          .address = {},
          .token_hash = {}};
}

access::ManageableRoom cleanable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& room) {
  return access::manageable(tx, ctx, actor, room, permissions::messages("clean-channel-history"));
}

}  // namespace

Pruned clean_history(const Context& ctx, const Actor& actor, const RoomId& id, const Pruning& order) {
  store::RoomRow room;
  {
    Transaction tx{ctx};
    room = cleanable(tx, ctx, actor, id).row();
  }
  const Way way{
      .lock = [&](Transaction& tx) { return std::optional{cleanable(tx, ctx, actor, id).row()}; },
      .actor = actor,
      .note = [&](Transaction& tx) { audit::record(tx, ctx, actor, "room.cleaning", id.value, details_of(order)); },
      .check = [] {},
  };
  const auto pruned = carry_out(ctx, room, order, way);
  if (pruned.messages == 0) return pruned;
  Transaction tx{ctx};
  audit::record(tx, ctx, actor, "room.cleaned", id.value, {{"messages", pruned.messages}, {"bytes", pruned.bytes}});
  tx.commit();
  log_pruned(room, pruned, "asked for");
  return pruned;
}

PrunableMessages count_prunable(const Context& ctx, const Actor& actor, const RoomId& id, const Pruning& order) {
  store::RoomRow room;
  {
    Transaction tx{ctx};
    room = cleanable(tx, ctx, actor, id).row();
  }
  const auto reader = ctx.db.read();
  const auto [which, range] = search_of(*reader, room, order);
  const auto counts = store::Pruning{*reader}.count(room.pk, range, which);
  return {.messages = counts.messages, .pinned = counts.pinned, .in_threads = counts.in_threads};
}

Pruned prune(const Context& ctx, const jobs::Run& run, std::int64_t room_pk, const Pruning& order) {
  const auto room = store::Rooms{*ctx.db.read()}.by_pk(room_pk);
  if (!room) return {};
  const Way way{.lock = [&](Transaction& tx) { return store::RoomWriter{tx}.lock(room_pk); },
                .actor = server_itself(ctx),
                .note = [](Transaction&) {},
                .check = [&] { run.check(); }};
  const auto pruned = carry_out(ctx, *room, order, way);
  log_pruned(*room, pruned, "too old");
  return pruned;
}

}  // namespace confab::core::messages
