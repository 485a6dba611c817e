// Links into rooms, and people who must not come back.

#include "core/rooms/invites.h"

#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/subscription_changed.h"
#include "core/rooms/add_members.h"
#include "core/rooms/ban.h"
#include "core/rooms/join.h"
#include "core/rooms/lists.h"
#include "core/team.h"

namespace confab::core {
namespace {

class InvitesTest : public testing::TeamTest {
 protected:
  bool is_in(const Actor& who, const RoomId& id) { return subscriptions::get(*ctx, who, id).has_value(); }
};

TEST_P(InvitesTest, LetPeopleInAsOftenAsTheySay) {
  const auto group = channel(ann, {ben}, "closed", model::RoomKind::group).id;
  const auto invite = rooms::find_or_create_invite(*ctx, ann, group, 7, 1);
  EXPECT_EQ(rooms::find_or_create_invite(*ctx, ann, group, 7, 1).id, invite.id);
  EXPECT_NE(rooms::find_or_create_invite(*ctx, ann, group, 7, 5).id, invite.id);
  EXPECT_TRUE(rooms::is_valid_invite(*ctx, invite.id));
  forget_events();
  EXPECT_EQ(rooms::use_invite(*ctx, eve, invite.id).id, group);
  EXPECT_TRUE(is_in(eve, group));
  EXPECT_EQ(told<bus::SubscriptionChanged>().size(), 1U);
  rooms::use_invite(*ctx, eve, invite.id);  // who is in needs no use
  EXPECT_REFUSED(rooms::use_invite(*ctx, admin, invite.id), invite_expired);
  EXPECT_FALSE(is_in(admin, group));
  EXPECT_FALSE(rooms::is_valid_invite(*ctx, invite.id));
  EXPECT_NE(rooms::find_or_create_invite(*ctx, ann, group, 7, 1).id, invite.id);
}

TEST_P(InvitesTest, EndWithTheirTime) {
  const auto invite = rooms::find_or_create_invite(*ctx, ann, room, 1, 0);
  clock.advance(std::chrono::days{2});
  EXPECT_FALSE(rooms::is_valid_invite(*ctx, invite.id));
  EXPECT_REFUSED(rooms::use_invite(*ctx, eve, invite.id), invite_expired);
  EXPECT_EQ(rooms::invites(*ctx, admin).size(), 1U);
  rooms::remove_invite(*ctx, admin, invite.id);
  EXPECT_REFUSED(rooms::remove_invite(*ctx, admin, invite.id), invalid_invitation);
  EXPECT_REFUSED(rooms::use_invite(*ctx, eve, invite.id), invalid_token);
}

TEST_P(InvitesTest, AreForThoseWhoMayMakeThem) {
  EXPECT_REFUSED(rooms::find_or_create_invite(*ctx, ben, room, 1, 0), not_authorized_here);
  EXPECT_REFUSED(rooms::find_or_create_invite(*ctx, admin, room, 1, 0), invalid_room);
  EXPECT_REFUSED(rooms::find_or_create_invite(*ctx, ann, room, 2, 0), invite_days);
  EXPECT_REFUSED(rooms::find_or_create_invite(*ctx, ann, room, 1, 2), invite_uses);
  EXPECT_REFUSED(rooms::invites(*ctx, ann), not_authorized_here);
}

TEST_P(InvitesTest, WhoIsBannedStaysOut) {
  const auto invite = rooms::find_or_create_invite(*ctx, ann, room, 1, 0);
  rooms::ban(*ctx, ann, room, ben.id);
  rooms::ban(*ctx, ann, room, ben.id);
  EXPECT_FALSE(is_in(ben, room));
  EXPECT_REFUSED(rooms::join(*ctx, ben, room), user_is_banned);
  EXPECT_REFUSED(rooms::use_invite(*ctx, ben, invite.id), user_is_banned);
  EXPECT_REFUSED(rooms::add_members(*ctx, ann, {room, {ben.id}, {}}), user_is_banned);
  EXPECT_REFUSED(say(ben, room, "let me"), not_allowed);
  rooms::add_all(*ctx, admin, room, true);
  EXPECT_FALSE(is_in(ben, room));
  EXPECT_TRUE(is_in(eve, room));
  const auto banned = rooms::banned(*ctx, ann, room, 50, 0);
  EXPECT_EQ(banned.total, 1);
  EXPECT_EQ(banned.people.front().id, ben.id);
  EXPECT_REFUSED(rooms::banned(*ctx, eve, room, 50, 0), not_allowed);
  rooms::unban(*ctx, ann, room, ben.id);
  EXPECT_REFUSED(rooms::unban(*ctx, ann, room, ben.id), user_not_banned);
  rooms::join(*ctx, ben, room);
}

TEST_P(InvitesTest, TheLastOwnerIsNotBanned) {
  EXPECT_REFUSED(rooms::ban(*ctx, admin, room, ann.id), last_owner);
  EXPECT_TRUE(is_in(ann, room));
  EXPECT_REFUSED(rooms::ban(*ctx, ben, room, ann.id), not_allowed);
}

INSTANTIATE_TEST_SUITE_P(Engines, InvitesTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
