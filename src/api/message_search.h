#pragma once
// Search in messages, as both protocols say it.

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "core/search/find.h"
#include "model/message.h"

namespace confab::api {

/// Asked as somebody types, and each call may look at many messages: 120 a minute with the settings as shipped, from
/// one address, whatever the call.
inline constexpr Rate kSearching{.times_rest = 12, .bucket = "search"};

/// Messages that Rocket.Chat's calls find: `offset` skips, `limit` is cut at what the settings allow. What looks like a
/// filter that there is not is text. Throws as core::search::find().
[[nodiscard]] std::vector<model::Message> search_messages(const Call& call, const std::string& text,
                                                          const std::optional<RoomId>& room, std::int64_t limit,
                                                          std::int64_t offset);

}  // namespace confab::api

template <>
struct confab::Fields<confab::search::Range> {
  static constexpr std::string_view name = "TextRange";
  using R = confab::search::Range;
  static constexpr auto list = FieldList{
      field("begin", &R::begin, "The first character, in UTF-16 units as JavaScript counts."),
      field("end", &R::end, "The one behind the last."),
  };
};
template <>
struct confab::Fields<confab::core::search::HitRoom> {
  using R = confab::core::search::HitRoom;
  static constexpr auto list = FieldList{
      field("_id", &R::id, "The room's id."),
      field("t", &R::type, "Its type."),
      field("name", &R::name, "Its name; a conversation of people has none."),
      field("fname", &R::fname, "Its name as typed."),
  };
};
template <>
struct confab::Fields<confab::core::search::Hit> {
  using R = confab::core::search::Hit;
  static constexpr auto list = FieldList{
      field("message", &R::message, "The message."),
      field("room", &R::room, "Where it is."),
      field("highlights", &R::ranges, "Which parts of `msg` were looked for, in order."),
  };
};
