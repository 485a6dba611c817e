// Finding people, in the workspace and beside a room.

#include "store/people.h"

#include <gmock/gmock.h>

#include "store/membership_writer.h"
#include "store/room_writer.h"
#include "store/store.h"

namespace confab::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PeopleTest : public testing::StoreTest {
 protected:
  void prepare() override {
    ann = put_user("ann", [](model::User& user) { user.emails = {{"ann@one.example", true}}; });
    ben = put_user("ben", [](model::User& user) { user.name = "Benedict"; });
    off = put_user("off", [](model::User& user) { user.active = false; });
    put_user("nameless", [](model::User& user) { user.username.reset(); });
    eve = put_user("eve");
    const auto tx = db->begin();
    RoomRow row;
    row.id = RoomId{"room"};
    row.name = "room";
    ASSERT_TRUE(RoomWriter{*tx}.insert(row));
    room = row.pk;
    for (const auto no : {ann, ben, off}) {
      Membership membership;
      membership.id = SubscriptionId{std::to_string(no)};
      membership.room_pk = room;
      membership.user_pk = no;
      ASSERT_TRUE(MembershipWriter{*tx}.insert(membership));
      if (no == ben) MembershipWriter{*tx}.add_role(membership, "owner", change_at(1));
    }
    tx->commit();
  }
  std::vector<std::string> found(const PeopleFilter& filter, std::int64_t limit = 100, std::int64_t offset = 0) {
    const auto reader = db->read();
    std::vector<std::string> names;
    for (const auto& one : People{*reader}.search(filter, "u.username_key", limit, offset)) {
      names.push_back(one.person.ref.username + (one.is_member ? "*" : ""));
    }
    if (limit == 100) EXPECT_EQ(People{*reader}.count(filter), static_cast<std::int64_t>(names.size()));
    return names;
  }

  std::int64_t ann = 0, ben = 0, off = 0, eve = 0, room = 0;
};

TEST_P(PeopleTest, OneOrSeveral) {
  const auto reader = db->read();
  People people{*reader};
  EXPECT_EQ(people.by_id(UserId{"ann"})->pk, ann);
  EXPECT_EQ(people.by_username("ANN")->pk, ann);
  EXPECT_FALSE(people.by_username("nobody"));
  EXPECT_FALSE(people.by_username("off")->active);
  EXPECT_THAT(people.by_usernames({"BEN", "nobody", "ann"}), SizeIs(2));
  EXPECT_THAT(people.by_ids({UserId{"eve"}, UserId{"nobody"}}), SizeIs(1));
  EXPECT_THAT(people.all(true), SizeIs(3));
  EXPECT_THAT(people.all(false), SizeIs(4));
  EXPECT_THAT(people.of_room(room), SizeIs(3));
}

TEST_P(PeopleTest, SeveralComeAsTheyWereAskedFor) {
  const auto reader = db->read();
  People people{*reader};
  const auto names = [](const std::vector<Person>& some) {
    std::vector<std::string> all;
    all.reserve(some.size());
    for (const auto& one : some) all.push_back(one.ref.username);
    return all;
  };
  EXPECT_THAT(names(people.by_usernames({"Eve", "nobody", "ann", "ben"})), ElementsAre("eve", "ann", "ben"));
  EXPECT_THAT(names(people.by_ids({UserId{"ben"}, UserId{"eve"}, UserId{"ann"}})), ElementsAre("ben", "eve", "ann"));
}

TEST_P(PeopleTest, ManyIdsAreAskedForInParts) {
  std::vector<UserId> ids;
  ids.reserve(3002);
  for (int i = 0; i < 3000; ++i) ids.emplace_back("no-" + std::to_string(i));
  ids.emplace_back("ann");
  ids.emplace_back("eve");
  const auto reader = db->read();
  EXPECT_THAT(People{*reader}.by_ids(ids), SizeIs(2));
}

TEST_P(PeopleTest, ByPartsOfNames) {
  EXPECT_THAT(found({}), ElementsAre("ann", "ben", "eve"));
  EXPECT_THAT(found({.text = "N"}), ElementsAre("ann", "ben"));
  EXPECT_THAT(found({.text = "dict"}), ElementsAre("ben"));
  EXPECT_THAT(found({.text = "%"}), IsEmpty());
  EXPECT_THAT(found({.active_only = false}), ElementsAre("ann", "ben", "eve", "off"));
  EXPECT_THAT(found({.text = "one.example"}), IsEmpty());
  EXPECT_THAT(found({.text = "one.example", .fields = {.emails = true}}), ElementsAre("ann"));
  EXPECT_THAT(found({.except = {"ANN", "nobody"}}), ElementsAre("ben", "eve"));
  EXPECT_THAT(found({}, 1, 1), ElementsAre("ben"));
}

TEST_P(PeopleTest, BesideARoom) {
  EXPECT_THAT(found({.room = room}), ElementsAre("ann*", "ben*", "eve"));
  EXPECT_THAT(found({.room = room, .members_only = true}), ElementsAre("ann*", "ben*"));
  EXPECT_THAT(found({.room = room, .members_only = true, .by_room_role = true}), ElementsAre("ben*", "ann*"));
  EXPECT_THAT(found({.sharing = ann}), ElementsAre("ann", "ben"));
  EXPECT_THAT(found({.sharing = eve}), IsEmpty());
}

TEST_P(PeopleTest, ANameThatIsNotAsciiIsFoundAsItIsWritten) {
  put_user("oz", [](model::User& user) { user.name = "\xC3\x96zg\xC3\xBCr"; });  // Özgür
  EXPECT_THAT(found({.text = "\xC3\x96zg"}), ElementsAre("oz"));
}

INSTANTIATE_TEST_SUITE_P(Engines, PeopleTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store
