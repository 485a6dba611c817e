#pragma once
// Parameters and answers of histories and lists of messages, the same for every type of room.

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "api/paging.h"
#include "base/fields.h"
#include "model/message.h"
#include "rest/room_target.h"

namespace confab::rest {

struct HistoryParams : RoomTarget {
  std::optional<std::int64_t> count, offset;
  std::optional<Timestamp> latest, oldest;
  std::optional<bool> inclusive, unreads;
  std::optional<bool> show_thread_messages;
};
struct HistoryResult {
  std::vector<model::Message> messages;
  std::optional<model::Message> first_unread;
  std::optional<std::int64_t> unread_not_loaded;
};
struct MessageListParams : RoomTarget, api::PageParams {
  std::optional<std::string> mention_ids, starred_ids;
  std::optional<bool> pinned;
};
struct MessageListResult {
  std::vector<model::Message> messages;
  std::int64_t count = 0, offset = 0, total = 0;
};

[[nodiscard]] HistoryResult load_history(const api::Call& call, const RoomId& room, const HistoryParams& params);
[[nodiscard]] MessageListResult list_messages(const api::Call& call, const RoomId& room,
                                              const MessageListParams& params);

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::HistoryParams> {
  using P = rest::HistoryParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::RoomTarget>(),
                     std::tuple{field("count", &P::count, "How many; left out: 20.", api::kFromZero),
                                field("offset", &P::offset, "How many to skip.", api::kFromZero),
                                field("latest", &P::latest, "Before then."), field("oldest", &P::oldest, "After then."),
                                field("inclusive", &P::inclusive, "Both ends belong to it."),
                                field("unreads", &P::unreads, "Asks for the first unread message too."),
                                field("showThreadMessages", &P::show_thread_messages, "Replies in threads as well.")});
};
template <>
struct confab::Fields<confab::rest::HistoryResult> {
  using R = rest::HistoryResult;
  static constexpr auto list = std::tuple{
      field("messages", &R::messages, "Newest first."),
      field("firstUnread", &R::first_unread, "The first message that is unread."),
      field("unreadNotLoaded", &R::unread_not_loaded, "Unread messages that are not in this answer."),
  };
};
template <>
struct confab::Fields<confab::rest::MessageListParams> {
  using P = rest::MessageListParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::RoomTarget>(), inherited_fields<P, api::PageParams>(),
                     std::tuple{field("mentionIds", &P::mention_ids, "A user's id: only messages that name them."),
                                field("starredIds", &P::starred_ids, "One's own id: only starred messages."),
                                field("pinned", &P::pinned, "Only pinned messages.")});
};
template <>
struct confab::Fields<confab::rest::MessageListResult> {
  using R = rest::MessageListResult;
  static constexpr auto list = std::tuple{
      field("messages", &R::messages, "Messages."),
      field("count", &R::count, "Rows in this answer."),
      field("offset", &R::offset, "Rows skipped."),
      field("total", &R::total, "Rows in all."),
  };
};
