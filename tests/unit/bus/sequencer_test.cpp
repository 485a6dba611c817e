#include "bus/sequencer.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

#include "bus/carrier.h"
#include "bus/event.h"

namespace confab::bus {
namespace {

std::vector<Event> named(const std::string& key) {
  std::vector<Event> events;
  events.emplace_back(SettingChanged{key});
  return events;
}

class SequencerTest : public testing::Test {
 protected:
  SequencerTest() {
    carrier_.listen([this](const Event& event) { seen_.push_back(std::get<SettingChanged>(event).key); });
  }

  LocalCarrier carrier_;
  Sequencer sequencer_{carrier_};
  std::vector<std::string> seen_;  // written by one carrying thread at a time
};

TEST_F(SequencerTest, EventsWaitForTheTicketsBeforeThem) {
  const auto first = sequencer_.take_ticket();
  const auto second = sequencer_.take_ticket();
  std::thread later{[&] { sequencer_.redeem(second, named("second")); }};
  sequencer_.redeem(first, named("first"));
  later.join();
  EXPECT_EQ(seen_, (std::vector<std::string>{"first", "second"}));
}

TEST_F(SequencerTest, ADroppedTicketHoldsNobodyUp) {
  const auto first = sequencer_.take_ticket();
  const auto second = sequencer_.take_ticket();
  sequencer_.drop(first);
  sequencer_.redeem(second, named("second"));
  EXPECT_EQ(seen_, std::vector<std::string>{"second"});
}

TEST_F(SequencerTest, RedeemReturnsAfterTheListenersHaveHeard) {
  sequencer_.redeem(sequencer_.take_ticket(), named("a"));
  EXPECT_EQ(seen_.size(), 1U);
}

TEST_F(SequencerTest, WhoDoesNotWaitIsCalledBehindTheEvents) {
  const auto first = sequencer_.take_ticket();
  const auto second = sequencer_.take_ticket();
  std::size_t seen = 0;
  sequencer_.redeem(second, named("second"), [&] { seen = seen_.size(); });
  EXPECT_EQ(seen, 0U) << "the ticket before it is not redeemed";
  sequencer_.redeem(first, named("first"));
  EXPECT_EQ(seen, 2U);
}

TEST_F(SequencerTest, AListenerMayPublish) {
  carrier_.listen([this, told = false](const Event&) mutable {
    if (!std::exchange(told, true)) sequencer_.publish(SettingChanged{"answer"});
  });
  sequencer_.redeem(sequencer_.take_ticket(), named("question"));
  EXPECT_EQ(seen_, (std::vector<std::string>{"question", "answer"}));
}

TEST_F(SequencerTest, AListenerThatThrowsHoldsNobodyUp) {
  LocalCarrier carrier;
  std::vector<std::string> heard;
  carrier.listen([](const Event&) { throw std::runtime_error("no connection is free"); });
  carrier.listen([&](const Event& event) { heard.push_back(std::get<SettingChanged>(event).key); });
  Sequencer sequencer{carrier};
  sequencer.redeem(sequencer.take_ticket(), named("a"));
  sequencer.redeem(sequencer.take_ticket(), named("b"));
  EXPECT_EQ(heard, (std::vector<std::string>{"a", "b"}));
}

TEST_F(SequencerTest, ManyThreadsKeepTheOrderOfTheirTickets) {
  constexpr int kThreads = 8;
  constexpr int kEach = 200;
  std::mutex mutex;  // stands for the lock under which a transaction takes its ticket
  std::vector<std::string> expected;
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i) {
        const std::string name = std::to_string(t) + "." + std::to_string(i);
        Sequencer::Ticket ticket = 0;
        {
          const std::lock_guard lock{mutex};
          ticket = sequencer_.take_ticket();
          if (i % 10 != 0) expected.push_back(name);
        }
        if (i % 10 == 0)
          sequencer_.drop(ticket);
        else
          sequencer_.redeem(ticket, named(name));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(seen_, expected);
}

}  // namespace
}  // namespace confab::bus
