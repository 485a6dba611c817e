#include "api/messages.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "ddp/chat_methods.h"
#include "model/model.h"

namespace confab::ddp {

inline constexpr std::string_view kShowThreads = "False: of replies in threads only those that show in the room.";

struct HistoryParams {
  RoomId room;
  std::optional<Timestamp> latest;
  std::int64_t limit = 20;
  std::optional<Timestamp> last_seen;
  bool thread_replies = true;

  static constexpr auto kFields = FieldList{
      field("rid", &HistoryParams::room, "The room."),
      field("ts", &HistoryParams::latest, "Before then; left out: the newest."),
      field("limit", &HistoryParams::limit, "How many.", range(0, 1'000'000), defaulted()),
      field("ls", &HistoryParams::last_seen, "Read up to then: asks for the first unread message."),
      field("showThreadMessages", &HistoryParams::thread_replies, kShowThreads, defaulted()),
  };
};
struct MissedParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"ts", Timestamp, "After then."> since;
};
struct NextParams {
  RoomId room;
  std::optional<Timestamp> after;
  std::int64_t limit = 20;
  bool thread_replies = true;

  static constexpr auto kFields = FieldList{
      field("rid", &NextParams::room, "The room."),
      field("end", &NextParams::after, "After then; left out: from the beginning."),
      field("limit", &NextParams::limit, "How many.", range(0, 1'000'000), defaulted()),
      field("showThreadMessages", &NextParams::thread_replies, kShowThreads, defaulted()),
  };
};
using NextResult = Named<"messages", std::vector<model::Message>, "Oldest first.">;
struct SurroundingParams {
  api::MessageRef message;
  std::int64_t limit = 50;
  bool thread_replies = true;

  static constexpr auto kFields = FieldList{
      field("message", &SurroundingParams::message, "The one in the middle."),
      field("limit", &SurroundingParams::limit, "How many in all.", range(0, 1'000'000), defaulted()),
      field("showThreadMessages", &SurroundingParams::thread_replies, kShowThreads, defaulted()),
  };
};
struct MessageSyncOptions {
  Field<"lastUpdate", std::optional<Timestamp>, "Everything that changed then or later; without it, a history.">
      last_update;
  Field<"latestDate", std::optional<Timestamp>, "Before then."> latest;
  Field<"oldestDate", std::optional<Timestamp>, "After then."> oldest;
  Field<"inclusive", bool, "Both ends belong to it.", defaulted{}> inclusive = false;
  Field<"count", std::int64_t, "How many.", range(0, 1'000'000), defaulted{}> count = 20;
  Field<"unreads", bool, "Asks for the first unread message too.", defaulted{}> unreads = false;
};
struct MessageSyncParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"options", MessageSyncOptions, "What is wanted.", defaulted{}> options;
};
struct ChannelHistory {
  Field<"rid", RoomId, "The room."> room;
  Field<"latest", std::optional<Timestamp>, "Before then."> latest;
  Field<"oldest", std::optional<Timestamp>, "After then."> oldest;
  Field<"inclusive", bool, "Both ends belong to it.", defaulted{}> inclusive = false;
  Field<"offset", std::int64_t, "How many to skip.", bound::from_zero, defaulted{}> offset = 0;
  Field<"count", std::int64_t, "How many.", range(0, 1'000'000), defaulted{}> count = 20;
  Field<"unreads", bool, "Asks for the first unread message too.", defaulted{}> unreads = false;
};
using ChannelHistoryParam = Named<"params", ChannelHistory, "What is wanted.">;
struct MentionOptions {
  Field<"limit", std::int64_t, "How many.", range(0, 1'000'000), defaulted{}> limit = 50;
};
struct MentionsWanted {
  Field<"roomId", RoomId, "The room."> room;
  Field<"options", MentionOptions, "How many.", defaulted{}> options;
};
using MentionsParam = Named<"params", MentionsWanted, "What is wanted.">;
using MissedResult = std::variant<bool, std::vector<model::Message>>;
using MessageSyncResult = std::variant<core::messages::SyncedMessages, api::LoadedHistory>;

}  // namespace confab::ddp

namespace confab {

template <>
struct Fields<core::messages::Surrounding> {
  using R = core::messages::Surrounding;
  static constexpr auto list = FieldList{
      field("messages", &R::messages, "Oldest first."),
      field("moreBefore", &R::more_before, "There are older ones."),
      field("moreAfter", &R::more_after, "There are newer ones."),
  };
};
template <>
struct Fields<core::messages::SyncedMessages> {
  using R = core::messages::SyncedMessages;
  static constexpr auto list = FieldList{
      field("updated", &R::updated, "Messages sent or changed."),
      field("deleted", &R::deleted, "Messages deleted."),
  };
};

}  // namespace confab

namespace confab::ddp {
namespace {

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
                               .with_total = false,
                               .thread_replies = p.thread_replies});
  if (!result.unread_not_loaded) result.unread_not_loaded = 0;  // always there in this method's answer
  return result;
}

// False: the room is out of reach.
MissedResult load_missed(Call& call, const MissedParams& p) {
  if (!core::messages::may_read_history(call.ctx, call.actor(), p.room)) return false;
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

api::LoadedHistory channel_history(Call& call, const ChannelHistoryParam& p) {
  const auto& wanted = p.value;
  return history(call, {.room = wanted.room,
                        .latest = wanted.latest,
                        .oldest = wanted.oldest,
                        .inclusive = wanted.inclusive,
                        .limit = bounded(wanted.count),
                        .offset = wanted.offset,
                        .last_seen = wanted.unreads ? api::read_up_to(call, wanted.room) : std::nullopt,
                        .with_total = false});
}

}  // namespace

void declare_history_methods(api::Methods& methods) {
  methods.add<ChannelHistoryParam, api::LoadedHistory>(
      "getChannelHistory", Access::user(), "Messages of a room, newest first.",
      {errors::room_not_found, errors::not_allowed}, rate::lively, channel_history);
  methods.add<MentionsParam, std::vector<model::Message>>(
      "getUserMentionsByChannel", Access::user(), "Messages of a room that name one.",
      {errors::room_not_found, errors::not_allowed}, [](Call& call, const auto& p) {
        return core::messages::list(
                   call.ctx, call.actor(),
                   {.room = p.value.room, .limit = bounded(p.value.options.limit), .naming = call.actor().id})
            .messages;
      });
  methods.add<HistoryParams, api::LoadedHistory>("loadHistory", Access::anyone(), "Messages of a room, newest first.",
                                                 {errors::room_not_found, errors::not_allowed},
                                                 rate::lively,  // visitors, where Accounts_AllowAnonymousRead is on
                                                 load_history);
  methods.add<MissedParams, MissedResult>(
      "loadMissedMessages", Access::user(),
      "What was sent after a time, newest first, at most the newest 1000; false: the room is out of reach.",
      {errors::room_not_found, errors::not_allowed}, rate::lively, load_missed);
  methods.add<NextParams, NextResult>(
      "loadNextMessages", Access::user(), "What was sent after a time, oldest first.",
      {errors::room_not_found, errors::not_allowed}, rate::lively, [](Call& call, const auto& p) {
        return core::messages::next(call.ctx, call.actor(), p.room, p.after, bounded(p.limit), p.thread_replies);
      });
  methods.add<SurroundingParams, core::messages::Surrounding>(
      "loadSurroundingMessages", Access::user(), "The messages around one.", {errors::message_not_found}, rate::lively,
      [](Call& call, const auto& p) {
        return core::messages::surrounding(call.ctx, call.actor(), p.message.id, bounded(p.limit), p.thread_replies);
      });
  methods.add<MessageSyncParams, MessageSyncResult>(
      "messages/get", Access::user(), "What changed since a time, or a history.",
      {errors::room_not_found, errors::not_allowed}, rate::lively, sync_messages);
}

}  // namespace confab::ddp
