// Which connected users are in which room: read once when they come, kept by what happens.

#include "ddp/audience.h"

#include <gmock/gmock.h>

#include <thread>

#include "core/rooms/join.h"
#include "core/rooms/leave.h"
#include "core/team.h"

namespace confab::ddp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class AudienceTest : public core::testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    audience.emplace(*ctx);
    other = channel(ann, {}, "other").id;
  }

  std::optional<Audience> audience;
  RoomId other;
};

TEST_P(AudienceTest, OnlyThoseWhoAreConnected) {
  EXPECT_THAT(audience->members(room), IsEmpty());
  audience->user_connected(ann.id);
  audience->user_connected(eve.id);
  EXPECT_THAT(audience->members(room), ElementsAre(ann.id));
  EXPECT_THAT(audience->members(other), ElementsAre(ann.id));
  EXPECT_TRUE(audience->is_member(ann.id, room));
  EXPECT_FALSE(audience->is_member(eve.id, room));
  EXPECT_FALSE(audience->is_member(ben.id, room)) << "a member, but not connected";
  EXPECT_THAT(audience->users(), UnorderedElementsAre(ann.id, eve.id));
  audience->user_connected(ben.id);
  EXPECT_THAT(audience->members(room), UnorderedElementsAre(ann.id, ben.id));
}

TEST_P(AudienceTest, UntilTheLastConnectionIsGone) {
  audience->user_connected(ann.id);
  audience->user_connected(ann.id);
  audience->user_disconnected(ann.id);
  EXPECT_THAT(audience->members(room), ElementsAre(ann.id));
  audience->user_disconnected(ann.id);
  EXPECT_THAT(audience->members(room), IsEmpty());
  EXPECT_THAT(audience->users(), IsEmpty());
  audience->user_disconnected(ann.id);  // once too often
  audience->user_connected(ann.id);
  EXPECT_THAT(audience->members(room), ElementsAre(ann.id));
}

TEST_P(AudienceTest, ComingAndGoingIsFollowed) {
  audience->user_connected(ann.id);
  audience->user_connected(eve.id);
  audience->joined(eve.id, room);
  audience->joined(eve.id, room);
  EXPECT_THAT(audience->members(room), UnorderedElementsAre(ann.id, eve.id));
  audience->left(ann.id, room);
  audience->left(ann.id, room);
  EXPECT_THAT(audience->members(room), ElementsAre(eve.id));
  EXPECT_TRUE(audience->is_member(ann.id, other));
  audience->joined(ben.id, other);  // not connected: will be read when they come
  EXPECT_THAT(audience->members(other), ElementsAre(ann.id));
  audience->user_disconnected(eve.id);
  EXPECT_THAT(audience->members(room), IsEmpty());
}

TEST_P(AudienceTest, WhoComesAgainIsWhereTheStoreSays) {
  audience->user_connected(ben.id);
  audience->user_disconnected(ben.id);
  core::rooms::join(*ctx, ben, other);
  core::rooms::leave(*ctx, ben, room);
  audience->user_connected(ben.id);
  EXPECT_FALSE(audience->is_member(ben.id, room));
  EXPECT_TRUE(audience->is_member(ben.id, other));
}

TEST_P(AudienceTest, AJoinDuringTheReadingIsNotLost) {
  for (int i = 0; i < 10; ++i) {
    std::jthread joining{[&] {
      core::rooms::join(*ctx, eve, room);
      audience->joined(eve.id, room);
    }};
    audience->user_connected(eve.id);
    joining.join();
    EXPECT_TRUE(audience->is_member(eve.id, room));
    audience->user_disconnected(eve.id);
    core::rooms::leave(*ctx, eve, room);
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, AudienceTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::ddp
