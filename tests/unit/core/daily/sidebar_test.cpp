#include "core/daily/sidebar.h"

#include <gmock/gmock.h>

#include "base/errors/daily.h"
#include "bus/events/sidebar_section_changed.h"
#include "core/accounts/remove.h"
#include "core/daily/daily.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SidebarTest : public testing::DailyTest {
 protected:
  std::string section(const Actor& who, const std::string& name) {
    return daily::create_section(*ctx, who, {.name = name, .emoji = {}}).id;
  }
  void place(const Actor& who, const RoomId& id, const std::optional<std::string>& where,
             std::optional<std::int64_t> index = {}) {
    (void)daily::place_room(*ctx, who, {.room = id, .section = where, .index = index});
  }
  /// Each as its name and its rooms.
  std::vector<std::string> shown(const Actor& who) {
    std::vector<std::string> lines;
    for (const auto& one : daily::sections(*ctx, who)) {
      lines.push_back(one.name + ":");
      for (const auto& id : one.rooms) lines.back() += " " + id.value;
    }
    return lines;
  }
};

TEST_P(SidebarTest, ARoomStandsInOneSectionAtMost) {
  const auto other = channel(ann, {}, "other").id;
  const auto [work, play] = std::pair{section(ann, "Work"), section(ann, "Play")};
  place(ann, room, work);
  place(ann, other, work, 0);
  EXPECT_THAT(shown(ann), ElementsAre("Work: " + other.value + " " + room.value, "Play:"));
  place(ann, other, play);
  EXPECT_THAT(shown(ann), ElementsAre("Work: " + room.value, "Play: " + other.value));
  forget_events();
  place(ann, room, play, 1);
  EXPECT_THAT(told<bus::SidebarSectionChanged>(), SizeIs(2));
  place(ann, room, std::nullopt);
  EXPECT_THAT(shown(ann), ElementsAre("Work:", "Play: " + other.value));
  daily::remove_section(*ctx, ann, play);
  EXPECT_THAT(shown(ann), ElementsAre("Work:"));
  EXPECT_REFUSED(place(ann, room, play), section_not_found);
  EXPECT_THAT(shown(ben), IsEmpty());
}

TEST_P(SidebarTest, SectionsHaveAnOrder) {
  const auto [a, b, c] = std::tuple{section(ann, "a"), section(ann, "b"), section(ann, "c")};
  const auto move = [&](const std::string& id, std::int64_t position) {
    (void)daily::change_section(*ctx, ann, {.id = id, .name = {}, .emoji = {}, .position = position});
  };
  move(c, 0);
  EXPECT_THAT(shown(ann), ElementsAre("c:", "a:", "b:"));
  move(c, 1);
  EXPECT_THAT(shown(ann), ElementsAre("a:", "c:", "b:"));
  daily::remove_section(*ctx, ann, a);
  move(c, 9);
  EXPECT_THAT(shown(ann), ElementsAre("b:", "c:"));
  (void)section(ann, "d");
  EXPECT_THAT(shown(ann), ElementsAre("b:", "c:", "d:"));
  move(b, 1);
  EXPECT_THAT(shown(ann), ElementsAre("c:", "b:", "d:"));
}

TEST_P(SidebarTest, GoesWithItsOwner) {
  place(ben, room, section(ben, "Work"));
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  EXPECT_THAT(shown(ben), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Engines, SidebarTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
