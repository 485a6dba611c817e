#pragma once
// The kinds of rooms. What a kind is stands in one table here, and who may do what in a room of a kind in one table of
// core/access/room_rights.h. Everything else asks for a property, never for a kind: one kind more is a row in each.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace confab::model {

enum class RoomKind : std::uint8_t { channel, group, direct };

struct RoomTraits {
  RoomKind kind;
  char letter;               // `t` on the wire, `type` in the store
  std::string_view privacy;  // the word for it in the system message about a change of kind; empty: cannot change
  bool open;                 // who was not invited may see and join it; only such a room can be a default one
  bool named;                // has a unique name, and is made by it; otherwise its people are its key and its name
  bool managed;   // people come and go: they are invited, removed, muted and given roles, and it can be archived
  bool personal;  // every message is meant for each of its people, who may block each other
};

inline constexpr std::array kRoomKinds{
    RoomTraits{.kind = RoomKind::channel,
               .letter = 'c',
               .privacy = "public",
               .open = true,
               .named = true,
               .managed = true,
               .personal = false},
    RoomTraits{.kind = RoomKind::group,
               .letter = 'p',
               .privacy = "private",
               .open = false,
               .named = true,
               .managed = true,
               .personal = false},
    RoomTraits{.kind = RoomKind::direct,
               .letter = 'd',
               .privacy = {},
               .open = false,
               .named = false,
               .managed = false,
               .personal = true},
};

[[nodiscard]] constexpr const RoomTraits& traits(RoomKind kind) {
  return kRoomKinds[static_cast<std::size_t>(kind)];
}

/// The kind with the letter; nullopt: there is none. What comes from a client or from the store goes through here.
[[nodiscard]] constexpr std::optional<RoomKind> room_kind(std::string_view letter) {
  for (const auto& row : kRoomKinds) {
    if (letter.size() == 1 && letter.front() == row.letter) return row.kind;
  }
  return std::nullopt;
}

[[nodiscard]] inline std::string letter_of(RoomKind kind) {
  return std::string(1, traits(kind).letter);  // braces would make a list of two characters
}

static_assert(std::ranges::all_of(kRoomKinds, [](const RoomTraits& row) {
  return &traits(row.kind) == &row && room_kind({&row.letter, 1}) == row.kind;
}));

}  // namespace confab::model
