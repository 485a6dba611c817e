#include "api/threads.h"
#include "api/messages.h"
#include "api/order.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct ThreadList {
  Field<"rid", RoomId, "The room."> rid;
  Field<"type", std::string, "Which: all, those one follows, or of these the unread ones.",
        one_of("all|following|unread"), defaulted{}>
      type = "all";
  Field<"text", std::string, "Part of the first message.", bound::name, defaulted{}> text;
};
using ThreadListParams = Flatten<api::PageBy<"-tlm">, ThreadList>;
struct OwnRepliesParams {
  MessageId tmid;

  static constexpr auto kFields = FieldList{field("tmid", &OwnRepliesParams::tmid, "The thread's first message.")};
};
using RepliesParams = Flatten<api::PageBy<"ts">, OwnRepliesParams>;
struct OwnThreadSync {
  Timestamp since;

  static constexpr auto kFields = FieldList{field("updatedSince", &OwnThreadSync::since, "What changed then or later.",
                                                  when_invalid(errors::updated_since_invalid))};
};
using ThreadSync = Flatten<api::PageBy<>, OwnThreadSync>;
using ThreadSyncParams = Flatten<ThreadSync, Named<"rid", RoomId, "The room.">>;
using ReplySyncParams = Flatten<ThreadSync, Named<"tmid", MessageId, "The thread's first message.">>;
struct SyncedThreads {
  Field<"update", std::vector<model::Message>, "Sent or changed, newest change first."> update;
  Field<"remove", std::vector<core::messages::DeletedMessage>, "Deleted."> remove;
};
using ThreadRows =
    Named<"threads", std::vector<model::Message>, "First messages, those with the newest replies first.">;
using ReplyRows = Named<"messages", std::vector<model::Message>, "Replies.">;

namespace {

const std::vector<Renamed> kOutOfReach{
    {.from = errors::room_not_found, .to = errors::not_allowed, .text = "Not Allowed"}};
const std::vector<Renamed> kUnknown{
    {.from = errors::message_not_found, .to = errors::invalid_message, .text = api::kUnknownMessage}};

store::ThreadState state_of(std::string_view type) {
  if (type == "following") return store::ThreadState::followed;
  return type == "unread" ? store::ThreadState::unread : store::ThreadState::any;
}

Flatten<ThreadRows, api::PageCounts> list(Call& call, const ThreadListParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  auto found = core::messages::list_threads(
      call.ctx, call.actor(),
      {.room = p.rid, .state = state_of(p.type), .text = p.text, .limit = page.limit, .offset = page.offset});
  return api::paged<ThreadRows>(std::move(found.messages), page.offset, found.total);
}

Flatten<ReplyRows, api::PageCounts> replies(Call& call, const RepliesParams& p) {
  bool oldest_first = true;
  if (const auto direction = api::direction_of(p.sort, "ts")) oldest_first = direction == api::SortDirection::ascending;
  const auto page = api::page_of(call.ctx.settings, p);
  auto found = core::messages::replies(
      call.ctx, call.actor(),
      {.tmid = p.tmid, .oldest_first = oldest_first, .limit = page.limit, .offset = page.offset});
  return api::paged<ReplyRows>(std::move(found.replies), page.offset, found.total);
}

SyncedThreads changes_of(core::messages::SyncedMessages changes) {
  return {std::move(changes.updated), std::move(changes.deleted)};
}

}  // namespace

void declare_threads(api::Endpoints& endpoints) {
  endpoints.post<api::ThreadMember, Nothing>(
      "/api/v1/chat.followMessage", Access::user(), "Hear of replies in a message's thread.",
      {errors::invalid_message, errors::not_allowed}, rate::lively, kUnknown,
      [](Call& call, const auto& p) { core::messages::follow(call.ctx, call.actor(), p.value); });
  endpoints.post<api::ThreadMember, Nothing>(
      "/api/v1/chat.unfollowMessage", Access::user(), "Hear no more of them.",
      {errors::invalid_message, errors::not_allowed}, rate::lively, kUnknown,
      [](Call& call, const auto& p) { core::messages::unfollow(call.ctx, call.actor(), p.value); });
  endpoints.get<ThreadListParams, Flatten<ThreadRows, api::PageCounts>>("/api/v1/chat.getThreadsList", Access::user(),
                                                                        "Threads of a room.", {errors::not_allowed},
                                                                        rate::lively, kOutOfReach, list);
  endpoints.get<RepliesParams, Flatten<ReplyRows, api::PageCounts>>(
      "/api/v1/chat.getThreadMessages", Access::user(), "Replies in a thread, oldest first.",
      {errors::invalid_message, errors::not_allowed}, rate::lively, kUnknown, replies);
  endpoints.get<ThreadSyncParams, Named<"threads", SyncedThreads, "What changed.">>(
      "/api/v1/chat.syncThreadsList", Access::user(), "Threads of a room that changed since a time.",
      {errors::not_allowed}, rate::lively, kOutOfReach, [](Call& call, const auto& p) {
        return changes_of(core::messages::sync_threads(call.ctx, call.actor(), p.value, p.since));
      });
  endpoints.get<ReplySyncParams, Named<"messages", SyncedThreads, "What changed.">>(
      "/api/v1/chat.syncThreadMessages", Access::user(), "Replies in a thread that changed since a time.",
      {errors::invalid_message, errors::not_allowed}, rate::lively, kUnknown, [](Call& call, const auto& p) {
        return changes_of(core::messages::sync_replies(call.ctx, call.actor(), p.value, p.since));
      });
}

}  // namespace confab::rest
