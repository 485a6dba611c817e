#include "core/rooms/lists.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "core/messages/send.h"
#include "core/rooms/info.h"
#include "core/rooms/members.h"
#include "core/rooms/roles.h"
#include "core/rooms/search.h"
#include "core/team.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ListsTest : public testing::PeopleTest {
 protected:
  void prepare() override {
    PeopleTest::prepare();
    alpha = channel(ann, {ben}, "alpha").id;
    beta = channel(ann, {}, "beta").id;
    secret = channel(ann, {ben}, "secret", model::RoomKind::group).id;
    talk = direct(ann, ben).id;
  }

  static std::vector<std::string> names(const std::vector<model::Room>& list) {
    std::vector<std::string> result;
    result.reserve(list.size());
    for (const auto& room : list) result.push_back(room.name.value_or("-"));
    return result;
  }

  RoomId alpha, beta, secret, talk;
};

TEST_P(ListsTest, PublicChannels) {
  const auto page = rooms::list_public(*ctx, eve, {});
  EXPECT_THAT(names(page.rooms), ElementsAre("alpha", "beta"));
  EXPECT_EQ(page.total, 2);
  EXPECT_THAT(names(rooms::list_public(*ctx, eve, {.order = {{model::RoomKey::name, true}}, .limit = 1}).rooms),
              ElementsAre("beta"));
  EXPECT_THAT(names(rooms::list_public(*ctx, eve, {.limit = 1, .offset = 1}).rooms), ElementsAre("beta"));
  EXPECT_THAT(names(rooms::list_public(*ctx, eve, {.filter = "ALP"}).rooms), ElementsAre("alpha"));
  EXPECT_THAT(names(rooms::list_public(*ctx, eve, {.filter = "%"}).rooms), IsEmpty());
  EXPECT_THAT(names(rooms::list_public(*ctx, eve, {.only = {beta, secret}}).rooms), ElementsAre("beta"));
  const auto guest = person("guest", {"guest"});
  EXPECT_EQ(rooms::list_public(*ctx, guest, {}).total, 0);
  EXPECT_REFUSED(rooms::list_public(*ctx, person("none", {}), {}), not_allowed);
}

TEST_P(ListsTest, OwnRooms) {
  EXPECT_THAT(names(rooms::list_joined(*ctx, ben, model::RoomKind::channel, {}).rooms), ElementsAre("alpha"));
  EXPECT_THAT(names(rooms::list_joined(*ctx, ben, model::RoomKind::group, {}).rooms), ElementsAre("secret"));
  const auto direct_rooms = rooms::list_joined(*ctx, ben, model::RoomKind::direct, {}).rooms;
  ASSERT_THAT(direct_rooms, SizeIs(1));
  EXPECT_EQ(direct_rooms[0].id, talk);
  EXPECT_THAT(*direct_rooms[0].usernames, ElementsAre("ann", "ben"));
  EXPECT_THAT(rooms::list_joined(*ctx, eve, model::RoomKind::group, {}).rooms, IsEmpty());
  EXPECT_THAT(names(rooms::complete_name(*ctx, ben, "se", 10).rooms), ElementsAre("secret"));
}

TEST_P(ListsTest, AllRoomsForAdministrators) {
  EXPECT_REFUSED(rooms::list_all(*ctx, ann, {}, {}), not_allowed);
  EXPECT_EQ(
      rooms::list_all(*ctx, admin, {model::RoomKind::channel, model::RoomKind::group, model::RoomKind::direct}, {})
          .total,
      4);
  EXPECT_THAT(names(rooms::list_all(*ctx, admin, {model::RoomKind::group}, {}).rooms), ElementsAre("secret"));
}

TEST_P(ListsTest, LastMessageAsTheSettingSays) {
  say(ann, alpha, "hello");
  EXPECT_EQ(rooms::list_joined(*ctx, ben, model::RoomKind::channel, {}).rooms[0].last_message->msg, "hello");
  settings.put("Store_Last_Message", false);
  EXPECT_FALSE(rooms::list_joined(*ctx, ben, model::RoomKind::channel, {}).rooms[0].last_message);
}

TEST_P(ListsTest, Members) {
  const auto page = rooms::members(*ctx, eve, alpha, {});
  ASSERT_THAT(page.members, SizeIs(2));
  EXPECT_EQ(page.total, 2);
  EXPECT_EQ(page.members[0].username, "ann");
  EXPECT_THAT(page.members[0].roles, ElementsAre("owner"));
  EXPECT_EQ(page.members[0].status, "offline");
  EXPECT_THAT(rooms::members(*ctx, ann, alpha, {.filter = "BE"}).members, SizeIs(1));
  presence.connected({.id = ben.id, .username = "ben", .name = {}, .chosen = "online", .text = ""}, "connection");
  const auto online = rooms::members(*ctx, ann, alpha, {.statuses = {"online"}});
  ASSERT_THAT(online.members, SizeIs(1));
  EXPECT_EQ(online.total, 1);
  EXPECT_EQ(online.members[0].username, "ben");
  rooms::add_role(*ctx, ann, alpha, ben.id, rooms::RoomRole::owner);
  rooms::remove_role(*ctx, ann, alpha, ann.id, rooms::RoomRole::owner);
  EXPECT_EQ(rooms::members(*ctx, ann, alpha, {.by_role = true}).members[0].username, "ben");
  EXPECT_REFUSED(rooms::members(*ctx, eve, secret, {}), room_not_found);
  const auto loud = rooms::create(*ctx, ann, {.name = "loud", .members = {"ben"}, .broadcast = true}).id;
  EXPECT_REFUSED(rooms::members(*ctx, ben, loud, {}), not_allowed);
  EXPECT_NO_THROW(rooms::members(*ctx, ann, loud, {}));
}

TEST_P(ListsTest, Spotlight) {
  auto found = rooms::spotlight(*ctx, eve, {.text = "e"});
  EXPECT_THAT(found.users, SizeIs(4));  // all names hold an e
  EXPECT_THAT(names(found.rooms), ElementsAre("beta"));
  found = rooms::spotlight(*ctx, eve, {.text = "@be"});
  ASSERT_THAT(found.users, SizeIs(1));
  EXPECT_THAT(found.rooms, IsEmpty());
  found = rooms::spotlight(*ctx, eve, {.text = "#be"});
  EXPECT_THAT(found.users, IsEmpty());
  EXPECT_THAT(found.rooms, SizeIs(1));
  EXPECT_THAT(names(rooms::spotlight(*ctx, ben, {.text = "#sec"}).rooms), ElementsAre("secret"));
  EXPECT_THAT(rooms::spotlight(*ctx, eve, {.text = "#sec"}).rooms, IsEmpty());
  found = rooms::spotlight(*ctx, ann, {.text = "@name", .except = {"ann"}, .room = alpha});
  ASSERT_THAT(found.users, SizeIs(3));
  EXPECT_EQ(found.users[0].username, "ben");
  EXPECT_FALSE(found.users[0].outside);
  EXPECT_TRUE(found.users[1].outside);
  permissions.put("view-outside-room", {"admin"});
  EXPECT_THAT(rooms::spotlight(*ctx, eve, {.text = "@ann"}).users, IsEmpty());
  EXPECT_THAT(rooms::spotlight(*ctx, ben, {.text = "@ann"}).users, SizeIs(1));  // they share a room
}

TEST_P(ListsTest, DirectoryOfChannelsAndPeople) {
  const auto channels = rooms::directory_channels(*ctx, ben, {});
  ASSERT_THAT(channels.rows, SizeIs(2));
  const auto people = users::directory(*ctx, ben, {.text = "ann"});
  EXPECT_EQ(people.total, 1);
  EXPECT_THAT(users::directory(*ctx, ben, {.limit = 2, .offset = 1}).rows, SizeIs(2));
  EXPECT_REFUSED(users::directory(*ctx, person("guest", {"guest"}), {}), not_allowed);
  EXPECT_REFUSED(rooms::directory_channels(*ctx, person("guest2", {"guest"}), {}), not_allowed);
}

// Who may not read the messages does not see the last one beside the room.
TEST_P(ListsTest, TheLastMessageIsForReaders) {
  say(ann, alpha, "for readers");
  say(ann, secret, "for members");
  permissions.put("preview-c-room", {"admin"});
  const auto last = [](const std::vector<model::Room>& list) { return list.at(0).last_message.has_value(); };
  EXPECT_TRUE(last(rooms::list_public(*ctx, ben, {.only = {alpha}}).rooms));
  EXPECT_FALSE(last(rooms::list_public(*ctx, eve, {.only = {alpha}}).rooms));
  EXPECT_TRUE(rooms::info(*ctx, ben, alpha).last_message);
  EXPECT_FALSE(rooms::info(*ctx, eve, alpha).last_message);
  EXPECT_FALSE(rooms::info(*ctx, eve, "alpha").last_message);
  EXPECT_FALSE(rooms::directory_channels(*ctx, eve, {.text = "alpha"}).rows.at(0).room.last_message);
  EXPECT_FALSE(last(rooms::spotlight(*ctx, eve, {.text = "#alpha"}).rooms));
  EXPECT_FALSE(last(rooms::list_all(*ctx, admin, {model::RoomKind::group}, {}).rooms)) << "administrated, not read";
  EXPECT_FALSE(rooms::admin_info(*ctx, admin, secret).last_message);
}

TEST_P(ListsTest, APageEndsAfterSoManyBytes) {
  constexpr std::int64_t kRooms = 100;
  for (std::int64_t i = 0; i < kRooms; ++i) {
    const auto id = channel(ann, {}, fmt::format("heavy-{:03}", i)).id;
    messages::SendMessage heavy;
    heavy.room = id;
    heavy.attachments = json::array{json::object{{"text", std::string(100'000, 'x')}}};
    messages::send(*ctx, ann, heavy);
  }
  const auto first = rooms::list_public(*ctx, admin, {.filter = "heavy", .limit = 10'000});
  EXPECT_EQ(first.total, kRooms);
  EXPECT_GT(std::ssize(first.rooms), 50);
  EXPECT_LT(std::ssize(first.rooms), kRooms);
  const auto rest =
      rooms::list_public(*ctx, admin, {.filter = "heavy", .limit = 10'000, .offset = std::ssize(first.rooms)});
  EXPECT_EQ(std::ssize(first.rooms) + std::ssize(rest.rooms), kRooms);
}

TEST_P(ListsTest, NamesAreToldToThoseWhoMayKnow) {
  EXPECT_TRUE(rooms::name_exists(*ctx, ann, "secret"));
  EXPECT_TRUE(rooms::name_exists(*ctx, eve, "secret")) << "who makes rooms would hear it on trying";
  const auto guest = person("guest", {"guest"});
  EXPECT_FALSE(rooms::name_exists(*ctx, guest, "secret"));
  EXPECT_FALSE(rooms::name_exists(*ctx, guest, "alpha"));
}

INSTANTIATE_TEST_SUITE_P(Engines, ListsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
