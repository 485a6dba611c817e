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
  Field<"count", std::optional<std::int64_t>, "How many; left out: 20.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many to skip.", bound::from_zero> offset;
  Field<"latest", std::optional<Timestamp>, "Before then."> latest;
  Field<"oldest", std::optional<Timestamp>, "After then."> oldest;
  Field<"inclusive", std::optional<bool>, "Both ends belong to it."> inclusive;
  Field<"unreads", std::optional<bool>, "Asks for the first unread message too."> unreads;
  Field<"showThreadMessages", std::optional<bool>, "Replies in threads as well, not only those that show in the room.">
      show_thread_messages;
};
/// Which messages of a room, page by page.
struct OwnMessageFilter {
  std::optional<std::string> mention_ids, starred_ids;
  std::optional<bool> pinned;

  static constexpr auto kFields = FieldList{
      field("mentionIds", &OwnMessageFilter::mention_ids, "A user's id: only messages that name them.", bound::text),
      field("starredIds", &OwnMessageFilter::starred_ids, "One's own id: only starred messages.", bound::text),
      field("pinned", &OwnMessageFilter::pinned, "Only pinned messages.")};
};
/// The newest first, or the oldest.
using MessagePageParams = api::PageBy<"ts">;
using MessageFilter = Flatten<api::PageBy<"ts", api::kConditions>, OwnMessageFilter>;
struct MessageRows {
  Field<"messages", std::vector<model::Message>, "Messages."> messages;
};
using MentionRows = Named<"mentions", std::vector<model::Message>, "Messages, the newest first.">;
using MentionListResult = Flatten<MentionRows, api::PageCounts>;
using MessageListResult = Flatten<MessageRows, api::PageCounts>;

/// Whether `sort` asks for the oldest first; not, where it says nothing.
[[nodiscard]] bool is_oldest_first(const api::PageParams& page);
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
