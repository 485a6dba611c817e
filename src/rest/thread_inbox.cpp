// The inbox of threads. Confab's own; Rocket.Chat has none.

#include "api/messages.h"
#include "base/bounds.h"
#include "core/messages/inbox.h"
#include "rest/chat_api.h"

namespace confab {

template <>
struct Fields<core::messages::InboxThread> {
  using T = core::messages::InboxThread;
  static constexpr auto list = FieldList{
      field("message", &T::first, "The thread's first message."),
      field("replies", &T::replies, "The last replies, oldest first."),
      field("unread", &T::unread,
            "Replies of others that one has not read; 100 means that there may be more. 0 where one does not follow."),
  };
};
template <>
struct Fields<core::messages::Inbox> {
  using I = core::messages::Inbox;
  static constexpr auto list = FieldList{
      field("threads", &I::threads, "Those with the newest replies first."),
      field("cursor", &I::cursor, "For the next page; left out: this is the last one."),
  };
};

}  // namespace confab

namespace confab::rest {

struct InboxParams {
  Field<
      "order", std::string,
      "newest: by the newest reply; unreadFirst: the same, unread ones before the others; unread: only those; all: by "
      "the newest reply, and of all rooms that one belongs to, whether one follows or not.",
      one_of("newest|unreadFirst|unread|all"), defaulted{}>
      order = "newest";
  Field<"count", std::int64_t, "How many threads.", range(1, 50), defaulted{}> count = 20;
  Field<"replies", std::int64_t, "How many of the last replies of each.", range(0, 10), defaulted{}> replies = 2;
  Field<"cursor", std::optional<std::string>, "That of the page before.", bound::id> cursor;
};

namespace {

core::messages::InboxOrder order_of(std::string_view name) {
  using core::messages::InboxOrder;
  if (name == "unreadFirst") return InboxOrder::unread_first;
  if (name == "unread") return InboxOrder::only_unread;
  return name == "all" ? InboxOrder::of_rooms : InboxOrder::newest_first;
}

}  // namespace

void declare_thread_inbox(api::Endpoints& endpoints) {
  endpoints.get<InboxParams, core::messages::Inbox>(
      "/api/v1/confab.threads", Access::user(),
      "The threads that one follows, or all, over all rooms that one may read, page by page.", {errors::not_allowed},
      rate::lively, [](Call& call, const auto& p) {
        return core::messages::thread_inbox(
            call.ctx, call.actor(),
            {.order = order_of(p.order), .limit = p.count, .replies = p.replies, .cursor = p.cursor});
      });
}

}  // namespace confab::rest
