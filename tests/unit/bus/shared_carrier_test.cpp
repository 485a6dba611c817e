// Two nodes, and a way between them that loses, repeats and mixes up what it carries.

#include "bus/shared_carrier.h"

#include <gmock/gmock.h>

#include <thread>

#include "bus/event.h"
#include "bus/sequencer.h"

namespace confab::bus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SharedCarrierTest : public ::testing::Test {
 protected:
  struct Node {
    explicit Node(const std::string& name)
        : carrier(name, [this](std::string text) { sent.push_back(std::move(text)); }) {
      carrier.listen({[this](const Event& event) { heard.push_back(std::get<SettingChanged>(event).key); },
                      [this] { heard.emplace_back("(gap)"); }});
    }
    void publish(const std::string& key) { sequencer.publish(SettingChanged{key}); }
    std::vector<std::string> sent, heard;
    SharedCarrier carrier;
    Sequencer sequencer{carrier};
  };
  Node one{"one"}, two{"two"};
};

TEST_F(SharedCarrierTest, BothNodesHear) {
  one.publish("a");
  two.carrier.receive(one.sent.at(0));
  two.publish("b");
  EXPECT_THAT(one.heard, ElementsAre("a"));
  EXPECT_THAT(two.heard, ElementsAre("a", "b"));
}

TEST_F(SharedCarrierTest, WhatCameTwiceIsHeardOnce) {
  one.publish("a");
  one.publish("b");
  for (const auto& text : {one.sent[0], one.sent[1], one.sent[0], one.sent[1]}) two.carrier.receive(text);
  EXPECT_THAT(two.heard, ElementsAre("a", "b"));
  EXPECT_EQ(two.carrier.figures().repeated, 2U);
  one.carrier.receive(one.sent[0]);
  EXPECT_THAT(one.heard, ElementsAre("a", "b")) << "its own";
}

TEST_F(SharedCarrierTest, WhatIsMissingIsSaid) {
  for (const auto* key : {"a", "b", "c"}) one.publish(key);
  two.carrier.receive(one.sent[0]);
  two.carrier.receive(one.sent[2]);
  two.carrier.receive(one.sent[1]);  // too late: what it told of has been read again
  EXPECT_THAT(two.heard, ElementsAre("a", "(gap)", "c"));
  two.carrier.receive("{");
  two.carrier.interrupted();
  EXPECT_THAT(two.heard, ElementsAre("a", "(gap)", "c", "(gap)", "(gap)"));
  EXPECT_EQ(two.carrier.figures().unread, 1U);
}

TEST_F(SharedCarrierTest, AListenerMayPublishWhileItHearsOfAnotherNode) {
  two.carrier.listen([this, told = false](const Event&) mutable {
    if (!std::exchange(told, true)) two.publish("answer");
  });
  one.publish("question");
  two.carrier.receive(one.sent[0]);
  EXPECT_THAT(two.heard, ElementsAre("question", "answer"));
  EXPECT_THAT(two.sent, ::testing::SizeIs(1));
}

TEST_F(SharedCarrierTest, OneAtATimeFromManyThreads) {
  for (int i = 0; i < 100; ++i) one.publish("one " + std::to_string(i));
  std::jthread receiving{[&] {
    for (const auto& text : one.sent) two.carrier.receive(text);
  }};
  for (int i = 0; i < 100; ++i) two.publish("two " + std::to_string(i));
  receiving.join();
  EXPECT_EQ(two.heard.size(), 200U);
}

TEST_F(SharedCarrierTest, NothingIsNothing) {
  one.sequencer.redeem(one.sequencer.take_ticket(), {});
  EXPECT_THAT(one.sent, IsEmpty());
}

}  // namespace
}  // namespace confab::bus
