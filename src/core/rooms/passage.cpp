#include "core/rooms/passage.h"

#include <array>

namespace confab::core::rooms {
namespace {

struct Words {
  Passage passage;
  std::string_view room, team, discussion;
};
constexpr std::array kWords{
    Words{Passage::joined, "uj", "ujt", "ut"},
    Words{Passage::added, "au", "added-user-to-team", "au"},
    Words{Passage::left, "ul", "ult", "ul"},
    Words{Passage::removed, "ru", "removed-user-from-team", "ru"},
};

}  // namespace

std::string_view told_as(const store::RoomRow& room, Passage passage) {
  const auto& words = kWords[static_cast<std::size_t>(passage)];
  if (room.is_discussion()) return words.discussion;
  return room.is_team_main() ? words.team : words.room;
}

}  // namespace confab::core::rooms
