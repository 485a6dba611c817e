// Places in rooms, the roles there, and whom a message is told.

#include "store/memberships.h"

#include <gmock/gmock.h>

#include "store/membership_writer.h"
#include "store/room_writer.h"
#include "store/store.h"

namespace confab::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class MembershipsTest : public testing::StoreTest {
 protected:
  void prepare() override {
    ann = put_user("ann");
    ben = put_user("ben");
    off = put_user("off", [](model::User& user) { user.active = false; });
    eve = put_user("eve");
    tx = db->begin();
    room = put_room("room");
    other = put_room("other");
    for (const auto pk : {ann, ben, off}) put_membership(room, pk);
  }
  void TearDown() override {
    tx.reset();
    StoreTest::TearDown();
  }
  std::int64_t put_room(const std::string& id) {
    RoomRow row;
    row.id = RoomId{id};
    row.name = id;
    EXPECT_TRUE(RoomWriter{*tx}.insert(row));
    return row.pk;
  }
  Membership put_membership(std::int64_t room_pk, std::int64_t user_pk) {
    Membership membership;
    membership.id = SubscriptionId{std::to_string(room_pk) + "-" + std::to_string(user_pk)};
    membership.room_pk = room_pk;
    membership.user_pk = user_pk;
    EXPECT_TRUE(MembershipWriter{*tx}.insert(membership));
    return membership;
  }
  Membership membership(std::int64_t user_pk) { return Memberships{*tx}.find(room, user_pk).value(); }

  std::unique_ptr<sql::Transaction> tx;
  std::int64_t ann = 0, ben = 0, off = 0, eve = 0, room = 0, other = 0;
};

TEST_P(MembershipsTest, APlaceIsTakenOnce) {
  Membership again;
  again.id = SubscriptionId{"again"};
  again.room_pk = room;
  again.user_pk = ann;
  EXPECT_FALSE(MembershipWriter{*tx}.insert(again));
  EXPECT_NE(membership(ann).id, again.id);
  EXPECT_FALSE(Memberships{*tx}.find(room, eve));
}

TEST_P(MembershipsTest, WhatIsWrittenComesBack) {
  MembershipWriter writer{*tx};
  auto mine = membership(ann);
  mine.read_seq = 5;
  mine.read_countable = 4;
  mine.own_unread = 3;
  mine.forced_alert = true;
  mine.open = false;
  mine.last_seen_at = from_millis(6);
  writer.set_position(mine, change_at(7));
  writer.set_favorite(mine.pk, true, change_at(8));
  writer.set_preferences(mine.pk, {{"desktopNotifications", "all"}, {"x", 1}}, change_at(9));
  const auto now = membership(ann);
  EXPECT_EQ(now.read_seq, 5);
  EXPECT_EQ(now.read_countable, 4);
  EXPECT_EQ(now.own_unread, 3);
  EXPECT_TRUE(now.forced_alert);
  EXPECT_FALSE(now.open);
  EXPECT_TRUE(now.favorite);
  EXPECT_EQ(now.last_seen_at, from_millis(6));
  EXPECT_EQ(now.preferences.at("x"), json::value(1));
  EXPECT_EQ(now.updated_at, from_millis(9));
  EXPECT_THAT(writer.open_closed(room, change_at(10)), ElementsAre(UserId{"ann"}));
  EXPECT_THAT(writer.open_closed(room, change_at(11)), IsEmpty());
  writer.replied(mine.pk, true, from_millis(12), change_at(13));
  EXPECT_EQ(membership(ann).own_unread, 4);
  EXPECT_EQ(membership(ann).last_reply_at, from_millis(12));
  EXPECT_EQ(membership(ben).updated_at, Timestamp{});
}

TEST_P(MembershipsTest, RolesInTheRoom) {
  MembershipWriter writer{*tx};
  Memberships memberships{*tx};
  writer.add_role(membership(ann), "owner", change_at(1));
  writer.add_role(membership(ann), "owner", change_at(1));
  writer.add_role(membership(ann), "moderator", change_at(1));
  writer.add_role(membership(ben), "owner", change_at(1));
  EXPECT_THAT(membership(ann).roles, ElementsAre("moderator", "owner"));
  EXPECT_TRUE(membership(ann).has_role("owner"));
  EXPECT_EQ(memberships.count_with_role(room, "owner"), 2);
  EXPECT_THAT(memberships.role_rows(room), SizeIs(3));
  writer.remove_role(membership(ann), "owner", change_at(2));
  EXPECT_FALSE(membership(ann).has_role("owner"));
  EXPECT_EQ(membership(ann).updated_at, from_millis(2));
  writer.remove(membership(ben), RoomId{"room"}, change_at(3));
  EXPECT_EQ(memberships.count_with_role(room, "owner"), 0) << "the role goes with the membership";
  put_membership(room, ben);
  EXPECT_THAT(membership(ben).roles, IsEmpty());
}

TEST_P(MembershipsTest, WhoIsWhere) {
  put_membership(other, ann);
  Memberships memberships{*tx};
  EXPECT_THAT(memberships.user_ids(RoomId{"room"}), UnorderedElementsAre(UserId{"ann"}, UserId{"ben"}, UserId{"off"}));
  EXPECT_THAT(memberships.room_ids(UserId{"ann"}), UnorderedElementsAre(RoomId{"room"}, RoomId{"other"}));
  EXPECT_THAT(memberships.members_among(room, {eve, ben, 12345}), ElementsAre(ben));
  EXPECT_THAT(memberships.joined_among(ben, {room, other}), ElementsAre(room));
  EXPECT_THAT(memberships.members_among(room, {}), IsEmpty());
  EXPECT_EQ(memberships.count_active_others(room, ann), 1);
  EXPECT_EQ(memberships.count_active_others(room, eve), 2);
}

TEST_P(MembershipsTest, WhomAMessageIsTold) {
  put_membership(room, eve);
  MembershipWriter{*tx}.set_preferences(membership(eve).pk, {{"desktopNotifications", "all"}}, change_at(1));
  const auto looked_at = [&](Attention least, const std::vector<std::int64_t>& named = {}) {
    std::vector<std::string> ids;
    for (const auto& member : Memberships{*tx}.with_wishes(room, ann, least, named)) ids.push_back(member.user.value);
    return ids;
  };
  const auto prefer = [&](const json::object& preferences) {
    MembershipWriter{*tx}.set_preferences(membership(eve).pk, preferences, change_at(1));
  };
  EXPECT_THAT(looked_at(Attention::own), ElementsAre("eve"));
  EXPECT_THAT(looked_at(Attention::more), ElementsAre("eve"));
  EXPECT_THAT(looked_at(Attention::more, {ann, ben, off, eve}), UnorderedElementsAre("ben", "eve")) << "each once";
  MembershipWriter{*tx}.set_account_attention(eve, Attention::usual);
  EXPECT_THAT(looked_at(Attention::more), ElementsAre("eve")) << "the room's own choice";
  prefer({{"muteGroupMentions", true}});
  EXPECT_THAT(looked_at(Attention::more), IsEmpty());
  EXPECT_THAT(looked_at(Attention::own), ElementsAre("eve"));
  MembershipWriter{*tx}.set_account_attention(eve, Attention::more);
  EXPECT_THAT(looked_at(Attention::more), ElementsAre("eve"));
  MembershipWriter{*tx}.set_account_attention(eve, Attention::usual);
  EXPECT_THAT(looked_at(Attention::own), ElementsAre("eve"));
  prefer({});
  EXPECT_THAT(looked_at(Attention::own), IsEmpty());
  MembershipWriter{*tx}.set_account_attention(eve, Attention::own);
  EXPECT_THAT(looked_at(Attention::own), ElementsAre("eve"));
}

INSTANTIATE_TEST_SUITE_P(Engines, MembershipsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store
