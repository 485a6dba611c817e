#include "ddp/hub.h"

#include <gmock/gmock.h>

#include "ddp/fakes.h"

namespace confab::ddp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class HubTest : public ::testing::Test {
 protected:
  struct Client {
    std::shared_ptr<testing::FakeSocket> socket;
    std::shared_ptr<Channel> channel;
  };
  static Client client(testing::FakeLoop& loop, bool sockjs = false) {
    auto socket = std::make_shared<testing::FakeSocket>(loop);
    return {socket, std::make_shared<Channel>(socket, sockjs)};
  }
  void run() {
    one.run();
    two.run();
  }

  testing::FakeLoop one{0}, two{1};
  Hub hub{{&one, &two}};
  Client ann = client(one), ben = client(two);
};

TEST_F(HubTest, ReachesListenersOfTheKeyOnEveryLoop) {
  const auto eve = client(one);
  hub.subscribe("k", ann.channel, {});
  hub.subscribe("k", ben.channel, {});
  hub.subscribe("other", eve.channel, {});
  hub.publish("k", "hello");
  hub.publish("nobody's", "lost");
  run();
  EXPECT_THAT(ann.socket->take(), ElementsAre("hello"));
  EXPECT_THAT(ben.socket->take(), ElementsAre("hello"));
  EXPECT_THAT(eve.socket->take(), IsEmpty());
  EXPECT_EQ(hub.deliveries(), 2U);
}

TEST_F(HubTest, TheGreetingComesBeforeWhatIsPublishedAfterIt) {
  hub.publish("k", "too early");
  hub.subscribe("k", ann.channel, {"added", "ready"});
  hub.publish("k", "first");
  hub.publish("k", "second");
  run();
  EXPECT_THAT(ann.socket->take(), ElementsAre("added", "ready", "first", "second"));
}

TEST_F(HubTest, NothingAfterTheLastHoldingIsGivenBack) {
  hub.subscribe("k", ann.channel, {});
  hub.subscribe("k", ann.channel, {});
  hub.publish("k", "twice");
  run();
  EXPECT_THAT(ann.socket->take(), ElementsAre("twice", "twice")) << "each holding gets its copy";
  hub.unsubscribe("k", ann.channel);
  hub.publish("k", "once");
  run();
  EXPECT_THAT(ann.socket->take(), ElementsAre("once"));
  EXPECT_TRUE(hub.has_listeners("k"));
  hub.unsubscribe("k", ann.channel);
  EXPECT_FALSE(hub.has_listeners("k"));
  hub.publish("k", "never");
  run();
  EXPECT_THAT(ann.socket->take(), IsEmpty());
}

TEST_F(HubTest, WhoListensIsKnownBeforeTheLoopRuns) {
  EXPECT_FALSE(hub.has_listeners("k"));
  hub.subscribe("k", ann.channel, {});
  EXPECT_TRUE(hub.has_listeners("k"));
  hub.subscribe("k", ben.channel, {});
  hub.unsubscribe("k", ann.channel);
  EXPECT_TRUE(hub.has_listeners("k"));
  hub.unsubscribe("k", ben.channel);
  EXPECT_FALSE(hub.has_listeners("k"));
}

TEST_F(HubTest, WhoIsListenedToAmongMany) {
  hub.subscribe("user/ann", ann.channel, {});
  hub.subscribe("user/ben", ben.channel, {});
  const auto append_key = [](std::string& key, const std::string& name) { key.append("user/").append(name); };
  const std::vector<std::string> all{"ann", "eve", "ben"};
  EXPECT_THAT(hub.with_listeners(all, append_key), ElementsAre("ann", "ben"));
  hub.unsubscribe("user/ann", ann.channel);
  EXPECT_THAT(hub.with_listeners(all, append_key), ElementsAre("ben"));
}

TEST_F(HubTest, NothingIsHandedToALoopWithoutListeners) {
  hub.subscribe("k", ann.channel, {});
  run();
  hub.publish("k", "hello");
  EXPECT_EQ(one.run(), 1U);
  EXPECT_EQ(two.run(), 0U);
}

TEST_F(HubTest, TheOneWhoSaidItDoesNotGetItBack) {
  hub.subscribe("k", ann.channel, {});
  hub.subscribe("k", ben.channel, {});
  hub.publish("k", "typing", ann.channel->id());
  run();
  EXPECT_THAT(ann.socket->take(), IsEmpty());
  EXPECT_THAT(ben.socket->take(), ElementsAre("typing"));
}

TEST_F(HubTest, SeveralMessagesInOneHandOver) {
  hub.subscribe("a", ann.channel, {});
  hub.subscribe("b", ann.channel, {});
  run();
  hub.publish_all({{"a", "1"}, {"b", "2"}, {"c", "3"}, {"a", "4"}});
  EXPECT_EQ(one.run(), 1U);
  EXPECT_THAT(ann.socket->take(), ElementsAre("1", "2", "4"));
}

TEST_F(HubTest, WhoIsSuspendedGetsItLaterInOrderOrNotAtAll) {
  hub.subscribe("k", ann.channel, {});
  hub.subscribe("k", ben.channel, {});
  hub.suspend("k", ann.channel);
  hub.suspend("k", ben.channel);
  hub.publish("k", "one");
  run();
  EXPECT_THAT(ann.socket->take(), IsEmpty());
  hub.resume("k", ann.channel);
  hub.unsubscribe("k", ben.channel);
  hub.publish("k", "two");
  run();
  EXPECT_THAT(ann.socket->take(), ElementsAre("one", "two"));
  EXPECT_THAT(ben.socket->take(), IsEmpty());
}

TEST_F(HubTest, WhatIsKeptHasABound) {
  hub.subscribe("k", ann.channel, {});
  hub.suspend("k", ann.channel);
  for (int i = 0; i < 501; ++i) hub.publish("k", "hello");
  run();
  EXPECT_THAT(ann.socket->take(), IsEmpty());
  EXPECT_EQ(ann.socket->closed(), 1013);
}

TEST_F(HubTest, SockJsGetsItsOwnForm) {
  const auto old = client(one, true);
  hub.subscribe("k", ann.channel, {});
  hub.subscribe("k", old.channel, {"ready"});
  hub.publish("k", R"({"a":1})");
  run();
  EXPECT_THAT(ann.socket->take(), ElementsAre(R"({"a":1})"));
  EXPECT_THAT(old.socket->take(), ElementsAre(R"(a["ready"])", R"(a["{\"a\":1}"])"));
}

TEST(StreamKey, NamesStreamAndEvent) {
  EXPECT_EQ(stream_key("stream-room-messages", "r1"), "stream-room-messages/r1");
}

}  // namespace
}  // namespace confab::ddp
