#include "api/messages.h"
#include "ddp/chat_methods.h"
#include "model/model.h"

namespace confab::ddp {

struct HistoryParams {
  RoomId room;
  std::optional<Timestamp> latest;
  std::int64_t limit = 20;
  std::optional<Timestamp> last_seen;
};
struct MissedParams {
  RoomId room;
  Timestamp since;
};
struct NextParams {
  RoomId room;
  std::optional<Timestamp> after;
  std::int64_t limit = 20;
};
struct NextResult {
  std::vector<model::Message> messages;
};
struct SurroundingParams {
  api::MessageRef message;
  std::int64_t limit = 50;
};
struct MessageSyncOptions {
  std::optional<Timestamp> last_update, latest, oldest;
  bool inclusive = false, unreads = false;
  std::int64_t count = 20;
};
struct MessageSyncParams {
  RoomId room;
  MessageSyncOptions options;
};
using MessageSyncResult = std::variant<core::messages::SyncedMessages, api::LoadedHistory>;

}  // namespace confab::ddp

namespace confab {

template <>
struct Fields<ddp::HistoryParams> {
  using P = ddp::HistoryParams;
  static constexpr auto list = std::tuple{
      field("rid", &P::room, "The room."),
      field("ts", &P::latest, "Before then; left out: the newest."),
      field("limit", &P::limit, "How many.", range(0, 1'000'000), defaulted()),
      field("ls", &P::last_seen, "Read up to then: asks for the first unread message."),
  };
};
template <>
struct Fields<ddp::MissedParams> {
  using P = ddp::MissedParams;
  static constexpr auto list = std::tuple{
      field("rid", &P::room, "The room."),
      field("ts", &P::since, "After then."),
  };
};
template <>
struct Fields<ddp::NextParams> {
  using P = ddp::NextParams;
  static constexpr auto list = std::tuple{
      field("rid", &P::room, "The room."),
      field("end", &P::after, "After then; left out: from the beginning."),
      field("limit", &P::limit, "How many.", range(0, 1'000'000), defaulted()),
  };
};
template <>
struct Fields<ddp::NextResult> {
  static constexpr auto list = std::tuple{field("messages", &ddp::NextResult::messages, "Oldest first.")};
};
template <>
struct Fields<ddp::SurroundingParams> {
  using P = ddp::SurroundingParams;
  static constexpr auto list = std::tuple{
      field("message", &P::message, "The one in the middle."),
      field("limit", &P::limit, "How many in all.", range(0, 1'000'000), defaulted()),
  };
};
template <>
struct Fields<core::messages::Surrounding> {
  using R = core::messages::Surrounding;
  static constexpr auto list = std::tuple{
      field("messages", &R::messages, "Oldest first."),
      field("moreBefore", &R::more_before, "There are older ones."),
      field("moreAfter", &R::more_after, "There are newer ones."),
  };
};
template <>
struct Fields<ddp::MessageSyncOptions> {
  using P = ddp::MessageSyncOptions;
  static constexpr auto list = std::tuple{
      field("lastUpdate", &P::last_update, "Everything that changed then or later; without it, a history."),
      field("latestDate", &P::latest, "Before then."),
      field("oldestDate", &P::oldest, "After then."),
      field("inclusive", &P::inclusive, "Both ends belong to it.", defaulted()),
      field("count", &P::count, "How many.", range(0, 1'000'000), defaulted()),
      field("unreads", &P::unreads, "Asks for the first unread message too.", defaulted()),
  };
};
template <>
struct Fields<ddp::MessageSyncParams> {
  using P = ddp::MessageSyncParams;
  static constexpr auto list = std::tuple{
      field("rid", &P::room, "The room."),
      field("options", &P::options, "What is wanted.", defaulted()),
  };
};
template <>
struct Fields<core::messages::SyncedMessages> {
  using R = core::messages::SyncedMessages;
  static constexpr auto list = std::tuple{
      field("updated", &R::updated, "Messages sent or changed."),
      field("deleted", &R::deleted, "Messages deleted."),
  };
};

}  // namespace confab

namespace confab::ddp {
namespace {

using api::Access;
using api::Call;
using core::messages::LoadHistory;

constexpr std::int64_t kMax = 1000;  // an answer is one frame, held in memory as a whole

std::int64_t bounded(std::int64_t limit) {
  return limit == 0 ? kMax : std::min(limit, kMax);
}

api::LoadedHistory history(Call& call, const LoadHistory& query) {
  auto loaded = call.maybe_actor ? core::messages::history(call.ctx, call.actor(), query)
                                 : core::messages::anonymous_history(call.ctx, query);
  return api::loaded_history(std::move(loaded), query.last_seen.has_value());
}

api::LoadedHistory load_history(Call& call, const HistoryParams& p) {
  auto result = history(call, {.room = p.room,
                               .latest = p.latest,
                               .oldest = {},
                               .inclusive = false,
                               .limit = bounded(p.limit),
                               .offset = 0,
                               .last_seen = p.last_seen,
                               .with_total = false});
  if (!result.unread_not_loaded) result.unread_not_loaded = 0;  // always there in this method's answer
  return result;
}

std::vector<model::Message> load_missed(Call& call, const MissedParams& p) {
  return history(call, {.room = p.room,
                        .latest = {},
                        .oldest = p.since,
                        .inclusive = false,
                        .limit = kMax,
                        .offset = 0,
                        .last_seen = {},
                        .with_total = false})
      .messages;
}

MessageSyncResult sync_messages(Call& call, const MessageSyncParams& p) {
  const auto& wanted = p.options;
  if (wanted.last_update) {
    return core::messages::sync(call.ctx, call.actor(), p.room, *wanted.last_update);
  }
  const LoadHistory query{.room = p.room,
                          .latest = wanted.latest,
                          .oldest = wanted.oldest,
                          .inclusive = wanted.inclusive,
                          .limit = bounded(wanted.count),
                          .offset = 0,
                          .last_seen = wanted.unreads ? api::read_up_to(call, p.room) : std::nullopt,
                          .with_total = false};
  return history(call, query);
}

}  // namespace

void declare_history_methods(api::Methods& methods) {
  methods.add<HistoryParams, api::LoadedHistory>(
      "loadHistory", {
                         .access = Access::anyone(),  // visitors, where Accounts_AllowAnonymousRead is on
                         .summary = "Messages of a room, newest first.",
                         .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                         .rate = kLively,
                         .handler = load_history,
                     });
  methods.add<MissedParams, std::vector<model::Message>>(
      "loadMissedMessages", {
                                .access = Access::user(),
                                .summary = "What was sent after a time, newest first; at most the newest 1000.",
                                .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                .rate = kLively,
                                .handler = load_missed,
                            });
  methods.add<NextParams, NextResult>(
      "loadNextMessages",
      {
          .access = Access::user(),
          .summary = "What was sent after a time, oldest first.",
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
          .rate = kLively,
          .handler =
              [](Call& call, const NextParams& p) {
                return NextResult{core::messages::next(call.ctx, call.actor(), p.room, p.after, bounded(p.limit))};
              },
      });
  methods.add<SurroundingParams, core::messages::Surrounding>(
      "loadSurroundingMessages", {
                                     .access = Access::user(),
                                     .summary = "The messages around one.",
                                     .errors = {ErrorCode::message_not_found},
                                     .rate = kLively,
                                     .handler =
                                         [](Call& call, const SurroundingParams& p) {
                                           return core::messages::surrounding(call.ctx, call.actor(), p.message.id,
                                                                              bounded(p.limit));
                                         },
                                 });
  methods.add<MessageSyncParams, MessageSyncResult>("messages/get",
                                                    {
                                                        .access = Access::user(),
                                                        .summary = "What changed since a time, or a history.",
                                                        .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                                        .rate = kLively,
                                                        .handler = sync_messages,
                                                    });
}

}  // namespace confab::ddp
