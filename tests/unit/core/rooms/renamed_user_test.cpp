// What a client that was away is told of its rooms when somebody was renamed.

#include <gmock/gmock.h>

#include "core/accounts/profile.h"
#include "core/messages/edit.h"
#include "core/rooms/documents.h"
#include "core/world.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr std::chrono::seconds kLong{10};  // more than what sync repeats on PostgreSQL

class RenamedUserTest : public testing::WorldTest {
 protected:
  void prepare() override {
    ann = person("ann", {"user", "admin"});
    ben = person("ben");
    eve = person("eve");
    by_ann = channel(ann, {ben, eve}, "by-ann").id;
    by_ben = channel(ben, {ann, eve}, "by-ben").id;
    silent = channel(ben, {ann, eve}, "silent").id;
  }

  void rename(const Actor& who) {
    clock.advance(kLong);
    since = clock.now();
    accounts::update_own(*ctx, who, {.name = "Name " + std::to_string(++names)});
  }
  /// The rooms and the number of places that `who` is told of, for nothing but the renaming.
  std::vector<RoomId> rooms_of(const Actor& who) {
    std::vector<RoomId> ids;
    for (const auto& room : rooms::changes(*ctx, who, since).update) {
      EXPECT_EQ(room.updated_at, clock.now());
      ids.push_back(room.id);
    }
    return ids;
  }
  std::size_t places_of(const Actor& who) {
    const auto changed = subscriptions::changes(*ctx, who, since).update;
    for (const auto& membership : changed) EXPECT_EQ(membership.updated_at, clock.now());
    return changed.size();
  }

  Actor ann, ben, eve;
  RoomId by_ann, by_ben, silent;
  Timestamp since;
  int names = 0;
};

TEST_P(RenamedUserTest, RoomsOfTheirCreator) {
  rename(ann);
  EXPECT_THAT(rooms_of(ben), ElementsAre(by_ann));
  EXPECT_THAT(rooms_of(ann), ElementsAre(by_ann));
  EXPECT_EQ(places_of(ann), 3U) << "they carry the own name";
  EXPECT_EQ(places_of(ben), 0U);
  clock.advance(kLong);
  since = clock.now();
  EXPECT_THAT(rooms_of(ben), IsEmpty()) << "told once";
  EXPECT_EQ(places_of(ann), 0U);
}

TEST_P(RenamedUserTest, RoomsWhoseLastMessageTheyWroteOrEdited) {
  const auto message = say(eve, by_ben, "helo");
  rename(eve);
  EXPECT_THAT(rooms_of(ben), ElementsAre(by_ben));
  EXPECT_EQ(rooms::changes(*ctx, ben, since).update[0].last_message->u.name, "Name 1");

  messages::EditMessage cmd{.id = message.id};
  cmd.text = "hello";
  messages::edit(*ctx, ann, cmd);
  rename(ann);
  EXPECT_THAT(rooms_of(ben), UnorderedElementsAre(by_ann, by_ben));
  for (const auto& room : rooms::changes(*ctx, ben, since).update) {
    if (room.id == by_ben) EXPECT_EQ(room.last_message->edited_by->username, "ann");
  }

  settings.put("Store_Last_Message", false);
  EXPECT_THAT(rooms_of(ben), ElementsAre(by_ann));
}

TEST_P(RenamedUserTest, DirectMessagesAreCalledByThem) {
  const auto room = direct(eve, ben).id;
  rename(eve);
  EXPECT_THAT(rooms_of(ben), ElementsAre(room));
  EXPECT_EQ(places_of(ben), 1U);
  EXPECT_EQ(membership(ben, room).fname, "Name 1");
  EXPECT_EQ(places_of(ann), 0U);
}

INSTANTIATE_TEST_SUITE_P(Engines, RenamedUserTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
