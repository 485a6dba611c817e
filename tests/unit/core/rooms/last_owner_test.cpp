// An account goes: its rooms find another owner, and nobody writes to it any more.

#include "core/rooms/last_owner.h"

#include <gmock/gmock.h>

#include "base/errors/people.h"
#include "core/accounts/profile.h"
#include "core/rooms/create_direct.h"
#include "core/rooms/documents.h"
#include "core/rooms/roles.h"
#include "core/team.h"

namespace confab::core {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Optional;
using ::testing::UnorderedElementsAre;

class LastOwnerTest : public testing::TeamTest {
 protected:
  model::User switch_off(const Actor& who, rooms::LastOwner answer = rooms::LastOwner::ask) {
    return accounts::set_active(*ctx, admin, who.id, false, answer);
  }
  void switch_on(const Actor& who) { accounts::set_active(*ctx, admin, who.id, true); }
  std::vector<std::string> owners(const RoomId& id) {
    return db->read()->all(
        "SELECT u.username FROM room_roles x JOIN users u ON u.pk = x.user_pk JOIN rooms r ON r.pk = x.room_pk "
        "WHERE r.id = ? AND x.role_id = 'owner' ORDER BY u.username",
        {id}, [](const sql::Row& row) { return row.string(0); });
  }
};

TEST_P(LastOwnerTest, NothingHappensUnlessItIsConfirmed) {
  try {
    switch_off(ann);
    FAIL() << "not refused";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), errors::user_is_last_owner);
    EXPECT_EQ(refusal.reason(), "");
    EXPECT_EQ(refusal.details().at("shouldChangeOwner").as_array().size(), 1U);
    EXPECT_THAT(refusal.details().at("shouldBeRemoved").as_array(), IsEmpty());
  }
  EXPECT_THAT(owners(room), ElementsAre("ann"));
}

TEST_P(LastOwnerTest, WhoJoinedFirstBecomesOwner) {
  EXPECT_FALSE(switch_off(ann, rooms::LastOwner::confirmed).active);
  EXPECT_THAT(owners(room), UnorderedElementsAre("ann", "ben")) << "one's own role stays";
  EXPECT_THAT(switch_off(ben), ::testing::Field(&model::User::active, false)) << "not the only one";
}

TEST_P(LastOwnerTest, APrivateRoomWithoutAnybodyGoesAndAPublicOneStays) {
  const auto secret = channel(ann, {}, "secret", model::RoomKind::group).id;
  const auto lonely = channel(ann, {}, "lonely").id;
  switch_off(ann, rooms::LastOwner::confirmed);
  EXPECT_FALSE(rooms::document(*ctx, secret));
  EXPECT_TRUE(rooms::document(*ctx, lonely));
  EXPECT_THAT(owners(lonely), ElementsAre("ann"));
}

TEST_P(LastOwnerTest, ConversationsOfTwoAreClosedAndOpenedAgain) {
  const auto with_ben = direct(eve, ben).id;
  const auto with_ann = direct(ben, ann).id;
  switch_off(ben);
  EXPECT_THAT(rooms::document(*ctx, with_ben)->ro, Optional(true));
  EXPECT_THAT(membership(eve, with_ben).archived, Optional(true));
  EXPECT_EQ(membership(ben, with_ben).archived, std::nullopt);
  EXPECT_THAT(told<bus::SubscriptionChanged>(),
              Contains(::testing::AllOf(::testing::Field(&bus::SubscriptionChanged::user, eve.id),
                                        ::testing::Field(&bus::SubscriptionChanged::room, with_ben))));
  switch_off(eve);
  switch_on(ben);
  EXPECT_THAT(rooms::document(*ctx, with_ben)->ro, Optional(true)) << "the other side is off";
  EXPECT_THAT(rooms::document(*ctx, with_ann)->ro, Optional(false));
  EXPECT_EQ(membership(ann, with_ann).archived, std::nullopt);
  switch_on(eve);
  EXPECT_THAT(rooms::document(*ctx, with_ben)->ro, Optional(false));
}

INSTANTIATE_TEST_SUITE_P(Engines, LastOwnerTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
