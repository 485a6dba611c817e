// How a person is seen: the best of the connections, limited by what was chosen. Others hear of it when it changes.

#include "core/presence/presence.h"
#include "core/kernel/change_clock.h"

#include <gmock/gmock.h>

#include <thread>

#include "base/concurrent.h"
#include "base/test_clock.h"
#include "bus/carrier.h"
#include "bus/event.h"
#include "bus/sequencer.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class PresenceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    carrier.listen([this](const bus::Event& event) {
      if (const auto* change = std::get_if<bus::PresenceChanged>(&event)) told.lock()->push_back(*change);
    });
  }
  /// What others were told since the last call.
  std::vector<std::string> news() {
    std::vector<std::string> result;
    for (const auto& change : std::exchange(*told.lock(), {})) result.push_back(change.username + " " + change.status);
    return result;
  }
  static Presence::Person person(const std::string& name, const std::string& chosen = "online",
                                 const std::string& text = "") {
    return {.id = UserId{name}, .username = name, .name = {}, .chosen = chosen, .text = text};
  }
  std::string seen(const std::string& name, const std::string& chosen = "online") {
    return presence.status(UserId{name}, chosen).status;
  }

  bus::LocalCarrier carrier;
  bus::Sequencer sequencer{carrier};
  confab::testing::TestClock clock;
  ChangeClock changes{clock};
  Presence presence{sequencer, changes};
  Guarded<std::vector<bus::PresenceChanged>> told;
  const UserId ann{"ann"};
};

TEST_F(PresenceTest, WhatIsChosenToBeSeenAtOnceNeedsNoConnection) {
  presence.chosen(person("ann", "busy"), true);
  EXPECT_EQ(seen("ann", "busy"), "busy");
  EXPECT_THAT(news(), ElementsAre("ann busy"));
  EXPECT_THAT(presence.seen_users(), ElementsAre(ann));
  EXPECT_THAT(presence.connected_users(), IsEmpty());
  presence.connected(person("ann", "busy"), "1");
  presence.disconnected(ann, "1");
  EXPECT_EQ(seen("ann", "busy"), "offline") << "computed anew";
  EXPECT_THAT(news(), ElementsAre("ann offline"));
  EXPECT_THAT(presence.seen_users(), IsEmpty());
}

TEST_F(PresenceTest, WhatWasChosenAtOnceEndsWithTheSessions) {
  presence.chosen(person("ann", "away"), true);
  presence.observe(bus::Event{bus::SessionsEnded{ann, "one token", std::nullopt}});
  EXPECT_EQ(seen("ann"), "away");
  presence.observe(bus::Event{bus::SessionsEnded{ann, std::nullopt, std::nullopt}});
  EXPECT_EQ(seen("ann"), "offline");
}

TEST_F(PresenceTest, WhoChangedLately) {
  const auto start = clock.now();
  presence.connected(person("ann"), "1");
  clock.advance(std::chrono::minutes{3});
  presence.connected(person("ben"), "2");
  EXPECT_THAT(presence.changed_since(start), UnorderedElementsAre(ann, UserId{"ben"}));
  EXPECT_THAT(presence.changed_since(clock.now()), ElementsAre(UserId{"ben"}));
  presence.disconnected(ann, "1");
  EXPECT_THAT(presence.changed_since(clock.now()), UnorderedElementsAre(ann, UserId{"ben"})) << "gone ones, too";
}

TEST_F(PresenceTest, FromTheFirstConnectionToTheLast) {
  EXPECT_EQ(seen("ann"), "offline");
  presence.connected(person("ann"), "1");
  EXPECT_THAT(news(), ElementsAre("ann online"));
  presence.connected(person("ann"), "2");
  presence.disconnected(ann, "1");
  EXPECT_THAT(news(), IsEmpty());
  EXPECT_EQ(seen("ann"), "online");
  EXPECT_THAT(presence.connected_users(), ElementsAre(ann));
  presence.disconnected(ann, "2");
  EXPECT_THAT(news(), ElementsAre("ann offline"));
  EXPECT_EQ(seen("ann"), "offline");
  EXPECT_THAT(presence.connected_users(), IsEmpty());
}

TEST_F(PresenceTest, AwayOnlyWhereNoConnectionIsThere) {
  presence.connected(person("ann"), "1");
  presence.connected(person("ann"), "2");
  news();
  presence.set_away(ann, "1", true);
  EXPECT_THAT(news(), IsEmpty());
  EXPECT_EQ(seen("ann"), "online");
  presence.set_away(ann, "2", true);
  presence.set_away(ann, "2", true);
  EXPECT_THAT(news(), ElementsAre("ann away"));
  presence.connected(person("ann"), "3");
  EXPECT_THAT(news(), ElementsAre("ann online"));
  presence.disconnected(ann, "3");
  EXPECT_THAT(news(), ElementsAre("ann away"));
  presence.set_away(ann, "1", false);
  EXPECT_THAT(news(), ElementsAre("ann online"));
}

TEST_F(PresenceTest, WhatWasChosenStandsOverTheConnections) {
  presence.connected(person("ann", "busy"), "1");
  EXPECT_THAT(news(), ElementsAre("ann busy"));
  presence.set_away(ann, "1", true);
  EXPECT_THAT(news(), IsEmpty());
  EXPECT_EQ(seen("ann", "busy"), "busy");
  EXPECT_EQ(presence.status(ann, "busy").connection, "away");
  presence.chosen(person("ann", "online"));
  EXPECT_THAT(news(), ElementsAre("ann away"));
  presence.set_away(ann, "1", false);
  news();
  presence.chosen(person("ann", "away"));
  EXPECT_THAT(news(), ElementsAre("ann away"));
  presence.disconnected(ann, "1");
  EXPECT_THAT(news(), ElementsAre("ann offline"));
}

TEST_F(PresenceTest, TheInvisibleAreSeenByNobody) {
  presence.connected(person("ann", "offline"), "1");
  presence.set_away(ann, "1", true);
  presence.set_away(ann, "1", false);
  EXPECT_THAT(news(), IsEmpty());
  EXPECT_EQ(seen("ann", "offline"), "offline");
  EXPECT_EQ(presence.status(ann, "offline").connection, "online");
  presence.chosen(person("ann", "online"));
  EXPECT_THAT(news(), ElementsAre("ann online"));
  presence.chosen(person("ann", "offline"));
  EXPECT_THAT(news(), ElementsAre("ann offline"));
  presence.disconnected(ann, "1");
  EXPECT_THAT(news(), IsEmpty());
}

TEST_F(PresenceTest, ATextIsToldWhenItIsAnother) {
  presence.connected(person("ann", "online", "here"), "1");
  EXPECT_EQ(told.lock()->at(0).text, "here");
  EXPECT_EQ(told.lock()->at(0).connection, "online");
  news();
  presence.chosen(person("ann", "online", "lunch"));
  ASSERT_THAT(*told.lock(), SizeIs(1));
  EXPECT_EQ(told.lock()->at(0).text, "lunch");
  news();
  presence.chosen(person("ann", "online", "lunch"));
  EXPECT_THAT(news(), IsEmpty());
  presence.chosen(person("ben", "online", "from a bot's call"));  // has no connection
  EXPECT_THAT(news(), ElementsAre("ben offline"));
  EXPECT_THAT(presence.connected_users(), ElementsAre(ann));
}

TEST_F(PresenceTest, UnknownConnectionsChangeNothing) {
  presence.connected(person("ann"), "1");
  news();
  presence.disconnected(ann, "2");
  presence.disconnected(UserId{"ben"}, "1");
  presence.set_away(ann, "2", true);
  presence.set_away(UserId{"ben"}, "1", true);
  EXPECT_THAT(news(), IsEmpty());
  EXPECT_EQ(seen("ann"), "online");
  EXPECT_EQ(presence.connection_count(), 1U);
}

TEST_F(PresenceTest, AConnectionThatLogsInAgainIsOneAndHere) {
  presence.connected(person("ann"), "1");
  presence.set_away(ann, "1", true);
  presence.connected(person("ann"), "1");
  EXPECT_THAT(news(), ElementsAre("ann online", "ann away", "ann online"));
  EXPECT_EQ(presence.connection_count(), 1U);
}

TEST_F(PresenceTest, PeopleAreApart) {
  presence.connected(person("ann"), "1");
  presence.connected(person("ben", "busy"), "2");
  presence.connected(person("ben", "busy"), "3");
  EXPECT_THAT(news(), ElementsAre("ann online", "ben busy"));
  EXPECT_THAT(presence.connected_users(), UnorderedElementsAre(ann, UserId{"ben"}));
  EXPECT_EQ(presence.connection_count(), 3U);
}

TEST_F(PresenceTest, ManyAtOnceLeaveNobodyBehind) {
  {
    std::vector<std::jthread> clients;
    clients.reserve(4);
    for (int i = 0; i < 4; ++i) {
      clients.emplace_back([this, i] {
        const auto connection = std::to_string(i);
        for (int k = 0; k < 50; ++k) {
          presence.connected(person("ann"), connection);
          presence.set_away(ann, connection, k % 2 == 0);
          presence.disconnected(ann, connection);
        }
      });
    }
  }
  EXPECT_THAT(presence.connected_users(), IsEmpty());
  EXPECT_EQ(presence.connection_count(), 0U);
}

}  // namespace
}  // namespace confab::core
