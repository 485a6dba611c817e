#include "core/rooms/create.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"

#include <gmock/gmock.h>

#include <thread>

#include "core/rooms/archive.h"
#include "core/rooms/documents.h"
#include "core/rooms/erase.h"
#include "core/rooms/general.h"
#include "core/rooms/info.h"
#include "core/rooms/join.h"
#include "core/rooms/joined.h"
#include "core/rooms/names.h"
#include "core/team.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class CreateTest : public testing::PeopleTest {
 protected:
  model::Room create(const std::string& name) { return rooms::create(*ctx, ann, {.name = name}); }
};

TEST_P(CreateTest, AChannelWithMembers) {
  rooms::CreateRoom cmd{.name = "Team", .members = {"ben", "BEN", "ann", "nobody"}};
  cmd.topic = "lunch";
  cmd.custom_fields = {{"a", 1}};
  const auto room = rooms::create(*ctx, ann, cmd);
  EXPECT_EQ(room.t, "c");
  EXPECT_EQ(room.name, "Team");
  EXPECT_EQ(room.u, ann.ref());
  EXPECT_EQ(room.users_count, 2);
  EXPECT_EQ(room.msgs, 0);
  EXPECT_EQ(room.topic, "lunch");
  EXPECT_EQ(room.custom_fields.text, R"({"a":1})");
  EXPECT_EQ(room.ro, false);
  EXPECT_THAT(*membership(ann, room.id).roles, ElementsAre("owner"));
  EXPECT_FALSE(membership(ben, room.id).roles);
  EXPECT_THAT(rooms::rooms_of(*ctx, ann.id), ElementsAre(room.id));
  EXPECT_THAT(rooms::rooms_of(*ctx, ben.id), ElementsAre(room.id));
  EXPECT_THAT(told<bus::SubscriptionChanged>(), SizeIs(2));
  ASSERT_THAT(told<bus::RoomChanged>(), SizeIs(1));
  EXPECT_EQ(told<bus::RoomChanged>()[0].change, bus::Change::inserted);
  EXPECT_TRUE(rooms::create(*ctx, ann, {.name = "loud", .broadcast = true}).ro.value());
}

TEST_P(CreateTest, WhoMay) {
  const auto guest = person("guest", {"guest"});
  EXPECT_REFUSED(rooms::create(*ctx, guest, {.name = "x"}), not_allowed);
  EXPECT_REFUSED(rooms::create(*ctx, guest, {.kind = model::RoomKind::group, .name = "x"}), not_allowed);
  EXPECT_REFUSED(rooms::create(*ctx, ann, {.kind = model::RoomKind::direct, .name = "x"}), invalid_room_type);
  settings.put("API_User_Limit", 1);
  EXPECT_REFUSED(rooms::create(*ctx, ann, {.name = "x", .members = {"ben", "eve"}}), user_limit_exceeded);
}

TEST_P(CreateTest, NamesAreValidAndUnique) {
  create("taken");
  EXPECT_REFUSED(create("taken"), duplicate_channel_name);
  EXPECT_REFUSED(create("TAKEN"), duplicate_channel_name);
  EXPECT_REFUSED(rooms::create(*ctx, ann, {.kind = model::RoomKind::group, .name = "taken"}), duplicate_channel_name);
  for (const std::string bad : {"", " ", "two words", "sla/sh", "ümlaut"}) {
    EXPECT_REFUSED(create(bad), invalid_room_name);
  }
  EXPECT_REFUSED(create(std::string(121, 'a')), invalid_room_name);
  EXPECT_NO_THROW(create("a-b_c.d"));
  settings.put("UTF8_Channel_Names_Validation", "[a-z]+");
  EXPECT_REFUSED(create("abc1"), invalid_room_name);
  settings.put("UTF8_Channel_Names_Validation", "");
  EXPECT_NO_THROW(create("abc1"));
  EXPECT_REFUSED(create("two words"), invalid_room_name);
  const auto old = create("old");
  rooms::archive(*ctx, ann, old.id);
  EXPECT_REFUSED(create("old"), archived_duplicate_name);
  EXPECT_TRUE(rooms::name_exists(*ctx, ann, "Old"));
  EXPECT_FALSE(rooms::name_exists(*ctx, ann, "free"));
}

TEST_P(CreateTest, NamesWithSpecialCharacters) {
  settings.put("UI_Allow_room_names_with_special_chars", true);
  auto room = create("Größe & Co!");
  EXPECT_EQ(room.name, "Groesse-and-Co");
  EXPECT_EQ(room.fname, "Größe & Co!");
  EXPECT_REFUSED(create("Größe & Co!"), duplicate_channel_name);
  EXPECT_EQ(create("Größe & Co?").name, "Groesse-and-Co-1");
  EXPECT_REFUSED(create("!!!"), invalid_room_name);
}

TEST_P(CreateTest, OneOfManyAtOnceGetsTheName) {
  std::atomic<int> made{0};
  std::vector<std::thread> threads;
  threads.reserve(8);
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      try {
        create("wanted");
        ++made;
      } catch (const Refusal& refusal) {
        EXPECT_EQ(refusal.code(), errors::duplicate_channel_name);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(made, 1);
}

TEST_P(CreateTest, DirectRoomsOfTheSamePeopleAreOne) {
  const auto first = rooms::create_direct(*ctx, ann, {.usernames = {"ben"}});
  EXPECT_TRUE(first.created);
  const auto ids = std::minmax(ann.id.value, ben.id.value);
  EXPECT_EQ(first.room.id.value, ids.first + ids.second);
  EXPECT_THAT(*first.room.uids, ElementsAre(ids.first, ids.second));
  EXPECT_THAT(*first.room.usernames, ElementsAre("ann", "ben"));
  EXPECT_EQ(first.room.users_count, 2);
  EXPECT_FALSE(first.room.name);
  EXPECT_FALSE(membership(ben, first.room.id).open);
  const auto again = rooms::create_direct(*ctx, ben, {.usernames = {"Ann"}});
  EXPECT_FALSE(again.created);
  EXPECT_EQ(again.room.id, first.room.id);
  EXPECT_TRUE(membership(ben, first.room.id).open);
  const auto group = rooms::create_direct(*ctx, ann, {.usernames = {"ben", "eve"}});
  EXPECT_EQ(rooms::create_direct(*ctx, eve, {.usernames = {"ann", "ben"}}).room.id, group.room.id);
  EXPECT_EQ(rooms::by_kind_and_name(*ctx, ann, model::RoomKind::direct, "ben").id, first.room.id);
  EXPECT_REFUSED(rooms::by_kind_and_name(*ctx, eve, model::RoomKind::direct, first.room.id.value), room_not_found);
}

TEST_P(CreateTest, DirectRoomsAreRefused) {
  const auto make = [&](const Actor& who, std::vector<std::string> names) {
    return rooms::create_direct(*ctx, who, {.usernames = std::move(names)});
  };
  EXPECT_REFUSED(make(ann, {"nobody"}), invalid_user);
  EXPECT_REFUSED(make(ann, {}), invalid_user);
  const auto guest = person("guest", {"guest"});
  EXPECT_REFUSED(make(guest, {"ann"}), not_allowed);
  make(ann, {"guest"});
  EXPECT_NO_THROW(make(guest, {"ann"}));  // it is there already
  settings.put("DirectMesssage_maxUsers", 2);
  EXPECT_REFUSED(make(ann, {"ben", "eve"}), direct_message_max_users);
  EXPECT_NO_THROW(make(ann, {"ann"}));
  settings.put("Message_AllowDirectMessagesToYourself", false);
  EXPECT_REFUSED(make(ben, {"ben"}), not_allowed);
}

TEST_P(CreateTest, ManyOpenTheSameDirectRoomAtOnce) {
  std::vector<std::thread> threads;
  threads.reserve(8);
  std::array<RoomId, 8> ids;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    threads.emplace_back([&, i] { ids[i] = i % 2 == 0 ? direct(ann, ben).id : direct(ben, ann).id; });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(ids, ::testing::Each(ids.front()));
}

TEST_P(CreateTest, GeneralIsMadeOnceAndJoinedByNewAccounts) {
  rooms::ensure_general(*ctx);
  rooms::ensure_general(*ctx);
  const auto general = rooms::info(*ctx, ann, RoomId{"GENERAL"});
  EXPECT_EQ(general.name, "general");
  EXPECT_EQ(general.is_default, true);
  const auto user = store::Users{*db->read()}.by_id(ben.id);
  forget_events();
  {
    Transaction tx(*ctx);
    rooms::join_default_channels(tx, *ctx, *user);
    tx.commit();
  }
  EXPECT_TRUE(membership(ben, RoomId{"GENERAL"}).open);
  ASSERT_THAT(told<bus::MessageSaved>(), SizeIs(1));
  EXPECT_EQ(told<bus::MessageSaved>()[0].message->t, "uj");
  EXPECT_FALSE(membership(ben, RoomId{"GENERAL"}).alert);
  const auto admin = person("admin", {"admin"});
  rooms::erase(*ctx, admin, RoomId{"GENERAL"});
  rooms::ensure_general(*ctx);  // who deleted it does not want it back
  EXPECT_REFUSED(rooms::info(*ctx, ann, RoomId{"GENERAL"}), room_not_found);
}

TEST_P(CreateTest, OfOtherDeletedRoomsNothingIsKept) {
  rooms::ensure_general(*ctx);
  const auto admin = person("admin", {"admin"});
  rooms::erase(*ctx, admin, channel(ann, {}).id);
  const auto kept = [&] { return db->read()->count("SELECT count(*) FROM deleted_rooms", {}); };
  EXPECT_EQ(kept(), 0);
  rooms::erase(*ctx, admin, RoomId{"GENERAL"});
  EXPECT_EQ(kept(), 1);
}

TEST_P(CreateTest, ErasingTakesEverythingAndTellsTheMembers) {
  const auto room = channel(ann, {ben}).id;
  say(ann, room, "@ben");
  const auto since = clock.now();
  EXPECT_REFUSED(rooms::erase(*ctx, ben, room), not_allowed);
  forget_events();
  rooms::erase(*ctx, ann, room);
  EXPECT_THAT(told<bus::SubscriptionChanged>(), SizeIs(2));
  ASSERT_THAT(told<bus::RoomChanged>(), SizeIs(1));
  EXPECT_EQ(told<bus::RoomChanged>()[0].change, bus::Change::removed);
  EXPECT_REFUSED(rooms::info(*ctx, ann, room), room_not_found);
  EXPECT_THAT(rooms::changes(*ctx, ben, since).remove,
              ElementsAre(::testing::Field(&rooms::RoomChanges::Removed::id, room)));
  EXPECT_THAT(subscriptions::changes(*ctx, ben, since).remove, SizeIs(1));
  for (const char* table : {"messages", "mentions", "subscriptions", "room_roles"}) {
    EXPECT_EQ(db->read()->count(std::string("SELECT count(*) FROM ") + table, {}), 0) << table;
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, CreateTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
