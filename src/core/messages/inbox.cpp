#include "core/messages/inbox.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "settings/groups/message.h"
#include "store/message_list.h"
#include "store/messages.h"
#include "store/thread_inbox.h"
#include "store/threads.h"

namespace confab::core::messages {
namespace {

using store::InboxPart;
using store::InboxPlace;

constexpr std::int64_t kMaxLookedAt = 500;  // for one page: threads of rooms that one may not read any more count, too

/// Where a page begins: in which part of the list, and behind what.
struct InboxStart {
  InboxPart part = InboxPart::followed;
  std::optional<InboxPlace> before;
};

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

std::string cursor_of(InboxPart part, const InboxPlace& place) {
  return std::string{part == InboxPart::read ? "r." : "f."} + std::to_string(to_millis(place.newest)) + "." +
         std::to_string(place.position);
}

InboxPart first_part(InboxOrder order) {
  switch (order) {
    case InboxOrder::newest_first:
      return InboxPart::followed;
    case InboxOrder::unread_first:
    case InboxOrder::only_unread:
      return InboxPart::unread;
    case InboxOrder::of_rooms:
      return InboxPart::of_rooms;
  }
  return InboxPart::followed;
}

InboxStart start_of(const LoadInbox& query) {
  const auto first = first_part(query.order);
  if (!query.cursor) return {first, {}};
  const auto parts = split(*query.cursor, '.');
  const auto newest = parts.size() == 3 ? number_of(parts[1]) : std::nullopt;
  const auto position = parts.size() == 3 ? number_of(parts[2]) : std::nullopt;
  if (!newest || !position || (parts[0] != "f" && parts[0] != "r")) {
    throw Refusal(errors::invalid_params, "The cursor is none", {{"field", "cursor"}});
  }
  return {parts[0] == "r" ? InboxPart::read : first, InboxPlace{from_millis(*newest), *position}};
}

/// One page on its way.
class InboxPage {
 public:
  InboxPage(sql::Session& session, const Context& ctx, const Actor& actor, const LoadInbox& query)
      : session_(session), ctx_(ctx), actor_(actor), query_(query) {}

  /// Whether the page is full, or enough was looked at for one call.
  bool add(InboxPart part, std::optional<InboxPlace> before) {
    const auto batch = std::min<std::int64_t>(2 * query_.limit, 100);
    for (;;) {
      const auto found = store::ThreadInbox{session_}.list(actor_.pk, part, before, batch);
      for (const auto& thread : found) {
        if (is_readable(thread)) add(thread);
        before = thread.place;
        inbox_.cursor = cursor_of(part, thread.place);
        if (++looked_at_ >= kMaxLookedAt || is_full()) return true;
      }
      if (std::ssize(found) < batch) return false;
    }
  }
  Inbox take() { return std::move(inbox_); }
  void end_here() { inbox_.cursor.reset(); }

 private:
  [[nodiscard]] bool is_full() const {
    return std::ssize(inbox_.threads) >= query_.limit || bytes_ >= store::Messages::kMaxBytes;
  }
  bool is_readable(const store::ListedThread& thread) {
    const auto [known, is_new] = readable_.try_emplace(thread.room_pk, false);
    if (is_new) known->second = access::find_history(session_, ctx_, actor_, thread.room).has_value();
    return known->second;
  }
  void add(const store::ListedThread& thread) {
    const auto viewer = access::view_of(ctx_, actor_);
    auto first = store::Messages{session_, viewer}.range(thread.room_pk, {thread.seq - 1, thread.seq + 1},
                                                         store::Order::oldest_first, 1);
    if (first.empty()) return;
    InboxThread row{.first = std::move(first.front()), .replies = {}, .unread = 0};
    if (query_.replies > 0) {
      row.replies = store::Threads{session_, viewer}.replies({thread.room_pk, thread.seq}, store::Order::newest_first,
                                                             query_.replies);
      std::ranges::reverse(row.replies);
    }
    row.unread = store::ThreadInbox{session_}.count_unread(actor_.pk, thread, kMaxUnreadCounted);
    bytes_ += store::text_size_of(row.first);
    for (const auto& reply : row.replies) bytes_ += store::text_size_of(reply);
    inbox_.threads.push_back(std::move(row));
  }

  sql::Session& session_;
  const Context& ctx_;
  const Actor& actor_;
  const LoadInbox& query_;
  std::unordered_map<std::int64_t, bool> readable_;  // rooms
  std::int64_t looked_at_ = 0;
  std::size_t bytes_ = 0;
  Inbox inbox_;
};

}  // namespace

Inbox thread_inbox(const Context& ctx, const Actor& actor, const LoadInbox& query) {
  if (!ctx.settings.boolean(settings::message("Threads_enabled"))) {
    throw Refusal(errors::not_allowed, "Threads Disabled");
  }
  const auto place = start_of(query);
  const auto reader = ctx.db.read();
  InboxPage page{*reader, ctx, actor, query};
  bool more = page.add(place.part, place.before);
  if (!more && query.order == InboxOrder::unread_first && place.part == InboxPart::unread) {
    more = page.add(InboxPart::read, {});
  }
  if (!more) page.end_here();
  return page.take();
}

}  // namespace confab::core::messages
