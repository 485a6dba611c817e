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

  static constexpr auto kFields = FieldList{
      field("count", &HistoryWindow::count, "How many; left out: 20.", bound::from_zero),
      field("offset", &HistoryWindow::offset, "How many to skip.", bound::from_zero),
      field("latest", &HistoryWindow::latest, "Before then."),
      field("oldest", &HistoryWindow::oldest, "After then."),
      field("inclusive", &HistoryWindow::inclusive, "Both ends belong to it."),
      field("unreads", &HistoryWindow::unreads, "Asks for the first unread message too."),
      field("showThreadMessages", &HistoryWindow::show_thread_messages,
            "Replies in threads as well, not only those that show in the room."),
  };
};
/// Which messages of a room, page by page.
struct MessageFilter : api::PageParams {
  std::optional<std::string> mention_ids, starred_ids;
  std::optional<bool> pinned;

  static constexpr auto kFields = extended<api::PageParams>(
      field("mentionIds", &MessageFilter::mention_ids, "A user's id: only messages that name them.", bound::text),
      field("starredIds", &MessageFilter::starred_ids, "One's own id: only starred messages.", bound::text),
      field("pinned", &MessageFilter::pinned, "Only pinned messages."));
};
struct MessageRows {
  std::vector<model::Message> messages;

  static constexpr auto kFields = FieldList{field("messages", &MessageRows::messages, "Messages.")};
};
using MentionRows = Named<"mentions", std::vector<model::Message>, "Messages, the newest first.">;
using MentionListResult = Flatten<MentionRows, api::PageCounts>;
using MessageListResult = Flatten<MessageRows, api::PageCounts>;

/// `thread_messages`: what the call gives to who does not say whether replies in threads are wanted.
[[nodiscard]] api::LoadedHistory load_history(const api::Call& call, const RoomId& room, const HistoryWindow& window,
                                              bool thread_messages);
[[nodiscard]] MessageListResult list_messages(const api::Call& call, const RoomId& room, const MessageFilter& filter);
/// Of others among themselves, as core::messages::admin_list().
[[nodiscard]] MessageListResult list_messages_of_others(const api::Call& call, const RoomId& room,
                                                        const MessageFilter& filter);
/// That name the caller.
[[nodiscard]] MentionListResult list_own_mentions(const api::Call& call, const RoomId& room,
                                                  const api::PageParams& page);

}  // namespace confab::rest
