// Which connected users are in which room: read once when they come, kept by what happens.

#include "ddp/membership_index.h"

#include <gmock/gmock.h>

#include <map>
#include <set>
#include <stdexcept>
#include <thread>

namespace confab::ddp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<UserId> members(const MembershipIndex& index, const RoomId& room) {
  return index.of_members(room, [](const auto& users) { return std::vector<UserId>(users.begin(), users.end()); });
}

class MembershipIndexTest : public ::testing::Test {
 protected:
  void SetUp() override { *stored.lock() = {{ann, {room, other}}, {ben, {room}}}; }
  std::vector<RoomId> read(const UserId& user) {
    std::vector<RoomId> rooms;
    {
      auto all = stored.lock();
      rooms.assign((*all)[user].begin(), (*all)[user].end());
    }
    if (const auto happens = std::exchange(after_reading, {})) happens();
    return rooms;
  }

  const UserId ann{"ann"}, ben{"ben"}, eve{"eve"};
  const RoomId room{"room"}, other{"other"};
  Guarded<std::map<UserId, std::set<RoomId>>> stored;
  std::function<void()> after_reading;  // when the store has answered, and the index does not know it yet
  MembershipIndex index{[this](const UserId& user) { return read(user); }};
};

TEST_F(MembershipIndexTest, OnlyThoseWhoAreConnected) {
  EXPECT_THAT(members(index, room), IsEmpty());
  index.user_connected(ann);
  index.user_connected(eve);
  EXPECT_THAT(members(index, room), ElementsAre(ann));
  EXPECT_THAT(members(index, other), ElementsAre(ann));
  EXPECT_TRUE(index.is_member(ann, room));
  EXPECT_FALSE(index.is_member(eve, room));
  EXPECT_FALSE(index.is_member(ben, room)) << "a member, but not connected";
  EXPECT_THAT(index.users(), UnorderedElementsAre(ann, eve));
  index.user_connected(ben);
  EXPECT_THAT(members(index, room), UnorderedElementsAre(ann, ben));
}

TEST_F(MembershipIndexTest, UntilTheLastConnectionIsGone) {
  index.user_connected(ann);
  index.user_connected(ann);
  index.user_disconnected(ann);
  EXPECT_THAT(members(index, room), ElementsAre(ann));
  index.user_disconnected(ann);
  EXPECT_THAT(members(index, room), IsEmpty());
  EXPECT_THAT(index.users(), IsEmpty());
  index.user_disconnected(ann);  // once too often
  index.user_connected(ann);
  EXPECT_THAT(members(index, room), ElementsAre(ann));
}

TEST_F(MembershipIndexTest, ComingAndGoingIsFollowed) {
  index.user_connected(ann);
  index.user_connected(eve);
  index.joined(eve, room);
  index.joined(eve, room);
  EXPECT_THAT(members(index, room), UnorderedElementsAre(ann, eve));
  index.left(ann, room);
  index.left(ann, room);
  EXPECT_THAT(members(index, room), ElementsAre(eve));
  EXPECT_TRUE(index.is_member(ann, other));
  index.joined(ben, other);  // not connected: will be read when they come
  EXPECT_THAT(members(index, other), ElementsAre(ann));
  index.user_disconnected(eve);
  EXPECT_THAT(members(index, room), IsEmpty());
}

TEST_F(MembershipIndexTest, WhatHappensDuringTheReadingCountsMoreThanWhatIsRead) {
  after_reading = [&] {
    index.left(ann, other);
    index.joined(ann, RoomId{"new"});
  };
  index.user_connected(ann);
  EXPECT_TRUE(index.is_member(ann, room));
  EXPECT_FALSE(index.is_member(ann, other));
  EXPECT_TRUE(index.is_member(ann, RoomId{"new"}));
}

TEST_F(MembershipIndexTest, AReadingHoldsNobodyUp) {
  index.user_connected(ben);
  after_reading = [&] {
    std::jthread event{[&] { index.left(ben, room); }};  // would wait for ever if the reading held the lock
  };
  index.user_connected(ann);
  EXPECT_THAT(members(index, room), ElementsAre(ann));
}

TEST_F(MembershipIndexTest, ASecondConnectionDoesNotGoOnWithoutTheRooms) {
  bool known = false;
  after_reading = [&] {
    index.user_connected(ann);
    known = index.is_member(ann, room);
  };
  index.user_connected(ann);
  EXPECT_TRUE(known);
}

TEST_F(MembershipIndexTest, WhoLeavesDuringTheReadingAndComesBackIsWhereTheStoreSays) {
  after_reading = [&] {
    index.user_disconnected(ann);
    (*stored.lock())[ann] = {other};
    index.user_connected(ann);
  };
  index.user_connected(ann);
  EXPECT_FALSE(index.is_member(ann, room)) << "what the first reading found is of another time";
  EXPECT_TRUE(index.is_member(ann, other));
}

TEST_F(MembershipIndexTest, WhatIsNotSureIsReadAgain) {
  index.user_connected(ann);
  (*stored.lock())[ann] = {RoomId{"new"}};
  (*stored.lock())[ben] = {RoomId{"new"}};
  index.reread(ann);
  index.reread(ben);  // not connected
  EXPECT_THAT(members(index, RoomId{"new"}), ElementsAre(ann));
  EXPECT_THAT(members(index, room), IsEmpty());
}

TEST_F(MembershipIndexTest, AFailedReadingIsMadeUpForByTheNext) {
  after_reading = [] { throw std::runtime_error("no database"); };
  EXPECT_THROW(index.user_connected(ann), std::runtime_error);
  EXPECT_THAT(members(index, room), IsEmpty());
  index.user_connected(ann);
  EXPECT_THAT(members(index, room), ElementsAre(ann));
}

TEST_F(MembershipIndexTest, ManyComeWhileOneRoomIsJoinedAndLeft) {
  std::vector<UserId> users;
  users.reserve(200);
  for (int i = 0; i < 200; ++i) users.emplace_back("user" + std::to_string(i));
  {
    std::jthread events{[&] {
      for (const auto& user : users) {
        (*stored.lock())[user].insert(room);
        index.joined(user, room);
      }
    }};
    for (const auto& user : users) index.user_connected(user);
  }
  EXPECT_EQ(members(index, room).size(), users.size());
}

}  // namespace
}  // namespace confab::ddp
