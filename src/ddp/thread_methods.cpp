#include "api/messages.h"
#include "api/threads.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "ddp/chat_methods.h"
#include "model/model.h"

namespace confab::ddp {

struct ThreadPart {
  Field<"limit", std::optional<std::int64_t>, "How many, 100 at most.", bound::from_zero> limit;
  Field<"skip", std::int64_t, "How many to leave out.", bound::from_zero, defaulted{}> skip = 0;
};
using ThreadMemberParam = Named<"message", api::ThreadMember, "Which thread.">;
using ThreadParam = Named<"tmid", MessageId, "The thread's first message.">;
using RepliesParam = Named<"params", Flatten<ThreadPart, ThreadParam>, "Which replies.">;
using ThreadsParam = Named<"params", Flatten<ThreadPart, Named<"rid", RoomId, "The room.">>, "Which threads.">;

namespace {

constexpr std::int64_t kMaxThreads = 100;   // that may be asked for
constexpr std::int64_t kUsualThreads = 50;  // where nothing is said

std::int64_t bounded(const std::optional<std::int64_t>& limit, std::int64_t usual) {
  if (limit && *limit > kMaxThreads) throw Refusal(errors::not_allowed, "Not Allowed");
  return limit && *limit > 0 ? *limit : usual;
}

// The call's words for what is out of reach.
template <class Act>
auto in_words_of_threads(Act&& act) {
  try {
    return act();
  } catch (const Refusal& refusal) {
    if (refusal.code() == errors::message_not_found) {
      throw Refusal(errors::invalid_message, std::string{api::kUnknownMessage});
    }
    if (refusal.code() == errors::room_not_found) throw Refusal(errors::not_allowed, "Not Allowed");
    throw;
  }
}

// The first message, and behind it the replies, newest first. Who looks has read them.
std::vector<model::Message> replies(Call& call, const Flatten<ThreadPart, ThreadParam>& p) {
  std::vector<model::Message> messages;
  try {
    auto thread = core::messages::replies(
        call.ctx, call.actor(),
        {.tmid = p.value, .oldest_first = false, .limit = bounded(p.limit, store::Messages::kMax), .offset = p.skip});
    if (!thread.first.tcount) return messages;
    core::messages::read_thread(call.ctx, call.actor(), p.value);
    messages.push_back(std::move(thread.first));
    std::move(thread.replies.begin(), thread.replies.end(), std::back_inserter(messages));
  } catch (const Refusal& refusal) {
    if (refusal.code() != errors::message_not_found) throw;
  }
  return messages;
}

}  // namespace

void declare_thread_methods(api::Methods& methods) {
  methods.add<ThreadMemberParam, Nothing>(
      "followMessage", Access::user(), "Hear of replies in a message's thread.",
      {errors::invalid_message, errors::not_allowed}, rate::lively, [](Call& call, const auto& p) {
        in_words_of_threads([&] { core::messages::follow(call.ctx, call.actor(), p.value.value); });
      });
  methods.add<ThreadMemberParam, Nothing>(
      "unfollowMessage", Access::user(), "Hear no more of them.", {errors::invalid_message, errors::not_allowed},
      rate::lively, [](Call& call, const auto& p) {
        in_words_of_threads([&] { core::messages::unfollow(call.ctx, call.actor(), p.value.value); });
      });
  methods.add<ThreadParam, Nothing>(
      "readThreads", Access::user(), "All replies in a thread are read.",
      {errors::invalid_message, errors::not_allowed}, rate::lively, [](Call& call, const auto& p) {
        in_words_of_threads([&] { core::messages::read_thread(call.ctx, call.actor(), p.value); });
      });
  methods.add<RepliesParam, std::vector<model::Message>>(
      "getThreadMessages", Access::user(),
      "A thread's first message and its replies, newest first; they are read by it.", {errors::not_allowed},
      rate::lively, [](Call& call, const auto& p) { return replies(call, p.value); });
  methods.add<ThreadsParam, std::vector<model::Message>>(
      "getThreadsList", Access::user(), "Threads of a room, those with the newest replies first.",
      {errors::not_allowed}, rate::lively, [](Call& call, const auto& p) {
        return in_words_of_threads([&] {
          return core::messages::list_threads(call.ctx, call.actor(),
                                              {.room = p.value.value,
                                               .text = {},
                                               .limit = bounded(p.value.limit, kUsualThreads),
                                               .offset = p.value.skip})
              .messages;
        });
      });
}

}  // namespace confab::ddp
