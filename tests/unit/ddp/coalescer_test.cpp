// What is told together, in which order, and what becomes of what waits.

#include "ddp/coalescer.h"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

#include "base/concurrent.h"

namespace confab::ddp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class CoalescerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    // The first change is sent at once, and keeps the sender busy until the test lets it go on.
    coalescer.emplace(std::chrono::milliseconds{1}, [this](Coalescer::Batch batch) -> Coalescer::Batch {
      if (away.exchange(false)) return batch;
      if (batch.rooms.contains(RoomId{"busy"})) {
        reached.set_value();
        go_on.get_future().wait();
      } else if (batch.rooms.contains(RoomId{"broken"})) {
        throw std::runtime_error("no database");
      } else {
        sent.set_value(std::move(batch));
      }
      return {};
    });
    coalescer->room_changed(RoomId{"busy"});
    reached.get_future().wait();
  }
  Coalescer::Batch next_batch() {
    go_on.set_value();
    return sent.get_future().get();
  }
  static bus::SubscriptionChanged membership(const std::string& user, bus::Change change) {
    return {UserId{user}, RoomId{"room"}, change, SubscriptionId{"s"}, model::RoomKind::channel};
  }
  static Coalescer::Membership key(const std::string& user) { return {UserId{user}, RoomId{"room"}}; }

  std::atomic<bool> away = false;  // the next batch cannot be told
  std::promise<void> reached, go_on;
  std::promise<Coalescer::Batch> sent;
  std::optional<Coalescer> coalescer;
};

TEST_F(CoalescerTest, WhatComesMeanwhileIsSentTogetherAndTheLatestWins) {
  for (int i = 0; i < 3; ++i) coalescer->room_changed(RoomId{"room"});
  coalescer->subscription_changed(membership("ann", bus::Change::updated));
  for (const std::string status : {"online", "away"}) {
    coalescer->presence_changed({UserId{"ann"}, "ann", std::nullopt, status, status, ""});
  }
  const auto batch = next_batch();
  EXPECT_THAT(batch.rooms, ElementsAre(RoomId{"room"}));
  EXPECT_THAT(batch.subscriptions, ElementsAre(Pair(key("ann"), bus::Change::updated)));
  EXPECT_EQ(batch.presence.at(UserId{"ann"}).status, "away");
  EXPECT_THAT(batch.first, IsEmpty());
}

TEST_F(CoalescerTest, AnInsertionStaysOneUntilItIsSent) {
  coalescer->subscription_changed(membership("ann", bus::Change::inserted));
  coalescer->subscription_changed(membership("ann", bus::Change::updated));
  EXPECT_THAT(next_batch().subscriptions, ElementsAre(Pair(key("ann"), bus::Change::inserted)));
}

TEST_F(CoalescerTest, WhatIsGoneIsNotToldAsADocument) {
  coalescer->subscription_changed(membership("ann", bus::Change::updated));
  coalescer->room_changed(RoomId{"room"});
  coalescer->subscription_changed(membership("ann", bus::Change::removed));
  coalescer->room_removed(RoomId{"room"});
  const auto batch = next_batch();
  ASSERT_EQ(batch.first.size(), 1U);
  EXPECT_THAT(batch.subscriptions, IsEmpty());
  EXPECT_THAT(batch.rooms, IsEmpty());
}

TEST_F(CoalescerTest, RemovalsAndNewNamesKeepTheirOrderBeforeDocuments) {
  coalescer->subscription_changed(membership("ann", bus::Change::removed));
  coalescer->user_renamed({UserId{"ben"}, "benny", std::nullopt});
  coalescer->subscription_changed(membership("ann", bus::Change::inserted));
  const auto batch = next_batch();
  ASSERT_EQ(batch.first.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<bus::SubscriptionChanged>(batch.first[0]));
  EXPECT_TRUE(std::holds_alternative<bus::UserNameChanged>(batch.first[1]));
  EXPECT_THAT(batch.subscriptions, ElementsAre(Pair(key("ann"), bus::Change::inserted)));
}

TEST_F(CoalescerTest, ABatchThatCannotBeSentDoesNotStopTheNext) {
  coalescer->room_changed(RoomId{"broken"});
  go_on.set_value();
  auto next = sent.get_future();
  // Until the broken batch has been taken, the change joins it and is lost with it.
  while (next.wait_for(std::chrono::milliseconds{5}) != std::future_status::ready) {
    coalescer->room_changed(RoomId{"room"});
  }
  EXPECT_THAT(next.get().rooms, UnorderedElementsAre(RoomId{"room"}));
}

TEST_F(CoalescerTest, WhatCannotBeToldYetIsToldWithWhatHasChangedMeanwhile) {
  coalescer->subscription_changed(membership("ann", bus::Change::inserted));
  coalescer->subscription_changed(membership("ben", bus::Change::removed));
  coalescer->room_changed(RoomId{"room"});
  coalescer->presence_changed({UserId{"ann"}, "ann", std::nullopt, "away", "away", ""});
  away = true;
  go_on.set_value();
  while (away) std::this_thread::yield();
  coalescer->subscription_changed(membership("ann", bus::Change::updated));
  const auto batch = sent.get_future().get();
  EXPECT_THAT(batch.subscriptions, ElementsAre(Pair(key("ann"), bus::Change::inserted)));
  EXPECT_THAT(batch.rooms, ElementsAre(RoomId{"room"}));
  EXPECT_EQ(batch.first.size(), 1U);
  EXPECT_EQ(batch.presence.size(), 1U);
}

}  // namespace
}  // namespace confab::ddp
