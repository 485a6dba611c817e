#pragma once
// Rooms are reached by several families of endpoints: channels.*, groups.*, im.* (and dm.*, the same once more) and
// rooms.*. A family says by what its rooms are named and what its answers call them; an endpoint that several families
// have is a function template over the family, declared in room_commands.h, room_members.h or room_views.h.
// `check` is how most of the family's calls that name a room check their parameters; the others say so.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "api/paging.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/field_problems.h"
#include "base/fields_inherit.h"
#include "model/room.h"
#include "rest/room_target.h"
#include "rest/user_target.h"

namespace confab::rest {

struct Channels {
  using Target = RoomTarget;
  static constexpr std::string_view prefix = "/api/v1/channels.";
  static constexpr auto kind = model::RoomKind::channel;
  static constexpr std::string_view thing = "channel";
  static constexpr std::string_view one = "channel";
  static constexpr std::string_view many = "channels";
  static constexpr bool history_has_threads = false;  // for who does not ask for their replies
  using HistoryTarget = RoomTarget;
  using MessagesTarget = ById<RoomTarget>;
  using KickedTarget = UserById;
  static constexpr auto check = Check::closed_schema;
  static constexpr ErrorCode missing = errors::room_not_found;
  static constexpr std::string_view missing_text =
      R"(The required "roomId" or "roomName" param provided does not match any channel)";
  static constexpr ErrorCode unknown = errors::room_not_found;
  static constexpr std::string_view unknown_text = missing_text;
  static constexpr std::array viewing_errors{errors::unauthorized};
  static constexpr std::array never{errors::direct_message_room};
};
struct Groups {
  using Target = RoomTarget;
  static constexpr std::string_view prefix = "/api/v1/groups.";
  static constexpr auto kind = model::RoomKind::group;
  static constexpr std::string_view thing = "private group";
  static constexpr std::string_view one = "group";
  static constexpr std::string_view many = "groups";
  static constexpr bool history_has_threads = true;
  using HistoryTarget = RoomTarget;
  using MessagesTarget = RoomTarget;
  using KickedTarget = UserTarget;
  static constexpr auto check = Check::by_hand;
  static constexpr ErrorCode missing = errors::room_param_not_provided;
  static constexpr std::string_view missing_text = R"(The parameter "roomId" or "roomName" is required)";
  static constexpr ErrorCode unknown = errors::room_not_found;
  static constexpr std::string_view unknown_text =
      R"(The required "roomId" or "roomName" param provided does not match any group)";
  static constexpr std::array viewing_errors{errors::unauthorized};
  static constexpr std::array never{errors::direct_message_room};
};
struct DirectMessages {
  using Target = DirectTarget;
  static constexpr std::string_view prefix = "/api/v1/im.";
  static constexpr auto kind = model::RoomKind::direct;
  static constexpr std::string_view one = "room";
  static constexpr std::string_view many = "ims";
  static constexpr bool history_has_threads = false;
  using HistoryTarget = ById<DirectTarget>;
  using MessagesTarget = DirectTarget;
  static constexpr auto check = Check::closed_schema;
  static constexpr ErrorCode missing = errors::room_param_not_provided;
  static constexpr std::string_view missing_text = R"(Body param "roomId" is required)";
  static constexpr ErrorCode unknown = errors::invalid_channel;
  static constexpr std::string_view unknown_text;
  // To somebody who is not in it, such a room does not exist.
  static constexpr std::array<ErrorCode, 0> viewing_errors{};
  static constexpr std::array never{errors::user_not_in_room};
};
struct DirectMessagesAsDm : DirectMessages {
  static constexpr std::string_view prefix = "/api/v1/dm.";
};
struct AnyRoom {
  using Target = RoomTarget;
  static constexpr std::string_view prefix = "/api/v1/rooms.";
  static constexpr std::optional<model::RoomKind> kind;
  static constexpr std::string_view one = "room";
  static constexpr std::string_view many = "rooms";
  static constexpr auto check = Check::by_hand;
  static constexpr ErrorCode missing = errors::roomid_param_not_provided;
  static constexpr std::string_view missing_text = R"(The parameter "roomId" or "roomName" is required)";
  static constexpr ErrorCode unknown = errors::room_not_found;
  static constexpr std::string_view unknown_text = Channels::missing_text;
  static constexpr std::array<ErrorCode, 0> never{};
};

/// How an endpoint that names its room as the family does is refused: for that name, and in the ways of its use case
/// that the family knows.
template <class Family>
[[nodiscard]] std::vector<ErrorCode> errors_in(std::vector<ErrorCode> errors) {
  for (const auto code : Family::never) std::erase(errors, code);
  std::erase(errors, errors::room_not_found);  // said as the family says it
  for (const auto code : {Family::missing, Family::unknown}) {
    if (std::find(errors.begin(), errors.end(), code) == errors.end()) errors.push_back(code);
  }
  return errors;
}

/// How looking into a room of the family is refused.
template <class Family>
[[nodiscard]] std::vector<ErrorCode> viewing_errors() {
  return errors_in<Family>({Family::viewing_errors.begin(), Family::viewing_errors.end()});
}

template <class Family>
[[nodiscard]] std::string path(std::string_view name) {
  return std::string{Family::prefix} + std::string{name};
}

template <class Family>
struct OneRoom {
  model::Room room;

  static constexpr auto kFields = FieldList{field(Family::one, &OneRoom::room, "The room.")};
};
template <class Family>
struct RoomRows {
  std::vector<model::Room> rooms;

  static constexpr auto kFields = FieldList{field(Family::many, &RoomRows::rooms, "Rooms.")};
};
template <class Family>
using ManyRooms = Flatten<RoomRows<Family>, api::PageCounts>;

/// What `find` answers; one that is not there, or out of reach, is refused in the family's words.
template <class Family>
[[nodiscard]] auto in_words_of(const auto& find) {
  try {
    return find();
  } catch (const Refusal& refusal) {
    if (refusal.code() != errors::room_not_found) throw;
    throw Refusal(Family::unknown, std::string{Family::unknown_text});
  }
}
template <class Family>
[[nodiscard]] model::Room family_room(const api::Call& call, const typename Family::Target& target) {
  return in_words_of<Family>(
      [&] { return target_room(call, target, Family::kind, Family::missing, Family::missing_text); });
}
template <class Family>
[[nodiscard]] RoomId family_id(const api::Call& call, const typename Family::Target& target) {
  return family_room<Family>(call, target).id;
}

}  // namespace confab::rest
