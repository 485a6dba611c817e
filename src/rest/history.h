#pragma once
// Parameters and answers of histories and lists of messages, the same for every type of room.

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "api/messages.h"
#include "api/paging.h"
#include "base/fields_inherit.h"

namespace confab::rest {

/// Which part of a history.
struct HistoryWindow {
  std::optional<std::int64_t> count, offset;
  std::optional<Timestamp> latest, oldest;
  std::optional<bool> inclusive, unreads;
  std::optional<bool> show_thread_messages;
};
/// Which messages of a room, page by page.
struct MessageFilter : api::PageParams {
  std::optional<std::string> mention_ids, starred_ids;
  std::optional<bool> pinned;
};
struct MessageRows {
  std::vector<model::Message> messages;
};
using MessageListResult = Flatten<MessageRows, api::PageCounts>;

[[nodiscard]] api::LoadedHistory load_history(const api::Call& call, const RoomId& room, const HistoryWindow& window);
[[nodiscard]] MessageListResult list_messages(const api::Call& call, const RoomId& room, const MessageFilter& filter);

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::HistoryWindow> {
  using P = rest::HistoryWindow;
  static constexpr auto list = std::tuple{
      field("count", &P::count, "How many; left out: 20.", api::kFromZero),
      field("offset", &P::offset, "How many to skip.", api::kFromZero),
      field("latest", &P::latest, "Before then."),
      field("oldest", &P::oldest, "After then."),
      field("inclusive", &P::inclusive, "Both ends belong to it."),
      field("unreads", &P::unreads, "Asks for the first unread message too."),
      field("showThreadMessages", &P::show_thread_messages, "Replies in threads as well."),
  };
};
template <>
struct confab::Fields<confab::rest::MessageFilter> {
  using P = rest::MessageFilter;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, api::PageParams>(),
                     std::tuple{field("mentionIds", &P::mention_ids, "A user's id: only messages that name them."),
                                field("starredIds", &P::starred_ids, "One's own id: only starred messages."),
                                field("pinned", &P::pinned, "Only pinned messages.")});
};
template <>
struct confab::Fields<confab::rest::MessageRows> {
  static constexpr auto list = std::tuple{field("messages", &rest::MessageRows::messages, "Messages.")};
};
