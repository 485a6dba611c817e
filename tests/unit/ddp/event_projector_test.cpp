#include "ddp/event_projector.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <chrono>
#include <future>
#include <thread>

#include "core/accounts/preferences.h"
#include "core/accounts/profile.h"
#include "core/messages/edit.h"
#include "core/rooms/erase.h"
#include "core/rooms/join.h"
#include "core/rooms/joined.h"
#include "core/rooms/leave.h"
#include "core/world.h"
#include "ddp/fakes.h"

namespace confab::ddp {
namespace {

using core::Actor;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::chrono::seconds kDeadline{30};

/// A database that counts who reads, and on which something can happen at the worst moment: when a reading has ended
/// and what was read is on its way.
class WatchedDatabase final : public sql::Database {
 public:
  explicit WatchedDatabase(sql::Database& db) : db_(db) {}

  void after_next_reading(std::function<void()> happens) { *after_.lock() = std::move(happens); }
  [[nodiscard]] int readings() const { return readings_; }

  std::unique_ptr<sql::Transaction> begin() override { return db_.begin(); }
  std::unique_ptr<sql::Reader> read() override {
    ++readings_;
    return std::make_unique<WatchedReader>(db_.read(), std::exchange(*after_.lock(), {}));
  }
  [[nodiscard]] sql::Engine engine() const override { return db_.engine(); }
  [[nodiscard]] std::string version() const override { return db_.version(); }
  void check() override { db_.check(); }
  [[nodiscard]] sql::Notices& notices() override { return db_.notices(); }

 private:
  class WatchedReader final : public sql::Reader {
   public:
    WatchedReader(std::unique_ptr<sql::Reader> reader, std::function<void()> after)
        : reader_(std::move(reader)), after_(std::move(after)) {}
    WatchedReader(const WatchedReader&) = delete;
    WatchedReader& operator=(const WatchedReader&) = delete;
    ~WatchedReader() override {
      reader_.reset();
      if (after_) after_();
    }
    void each(std::string_view sql, sql::Arguments arguments, const sql::RowFunction& row) override {
      reader_->each(sql, arguments, row);
    }

   private:
    std::unique_ptr<sql::Reader> reader_;
    std::function<void()> after_;
  };

  sql::Database& db_;
  Guarded<std::function<void()>> after_;
  std::atomic<int> readings_{0};
};

class EventProjectorTest : public core::testing::WorldTest {
 protected:
  void prepare() override {
    watched = std::make_unique<WatchedDatabase>(*db);
    projector_ctx = std::make_unique<core::Context>(
        core::Context{*watched, settings, permissions, sequencer, clock, changes, presence, push_devices, webhooks});
    memberships =
        std::make_unique<MembershipIndex>([this](const UserId& user) { return core::rooms::rooms_of(*ctx, user); });
    projector = std::make_unique<EventProjector>(*projector_ctx, hub, *memberships, sessions);
    carrier.listen([this](const bus::Event& event) { projector->observe(event); });
    ann = person("ann");
    ben = person("ben");
    hub.subscribe(key_of(kClock.value + "/userData"), clock_connection, {});
  }
  void TearDown() override {
    projector.reset();
    WorldTest::TearDown();
  }

  static std::string key_of(const std::string& event) { return stream_key("stream-notify-user", event); }

  /// `who` has a client that listens to some of the own events. What happened before is over.
  void connect(const Actor& who, const std::vector<std::string>& events) {
    settle();
    memberships->user_connected(who.id);
    for (const auto& event : events) hub.subscribe(key_of(who.id.value + "/" + event), connection, {});
  }

  /// Waits until the projector has sent everything that it was told of so far.
  void settle() {
    const std::string mark = "mark " + std::to_string(++marks);
    projector->observe(bus::PresenceChanged{kClock, "clock", std::nullopt, "online", "online", mark});
    const auto give_up = std::chrono::steady_clock::now() + kDeadline;
    while (std::chrono::steady_clock::now() < give_up) {
      loop.run();
      for (const auto& frame : clock_socket->take()) {
        if (frame.find(mark) != std::string::npos) return;
      }
      std::this_thread::yield();
    }
    FAIL() << "the projector has stopped";
  }

  /// What the frames do with `event` (rooms-changed, ...), in order: inserted, updated, removed.
  static std::vector<std::string> actions_in(const std::vector<std::string>& frames, const std::string& event) {
    constexpr std::string_view kArguments = "\"args\":[\"";
    std::vector<std::string> result;
    for (const auto& frame : frames) {
      if (frame.find("/" + event + "\"") == std::string::npos) continue;
      const auto from = frame.find(kArguments) + kArguments.size();
      result.push_back(frame.substr(from, frame.find('"', from) - from));
    }
    return result;
  }
  std::vector<std::string> take_actions(const std::string& event) { return actions_in(socket->take(), event); }

  /// Runs `act` while the projector, busy with an earlier change of the room, waits after its reading.
  void while_the_projector_is_busy(const RoomId& room, const std::function<void()>& act) {
    const auto reached = std::make_shared<std::promise<void>>();
    std::promise<void> go_on;
    watched->after_next_reading([reached, may_go_on = go_on.get_future().share()] {
      reached->set_value();
      may_go_on.wait();
    });
    projector->observe(bus::RoomChanged{room});
    const bool busy = reached->get_future().wait_for(kDeadline) == std::future_status::ready;
    if (busy) act();
    go_on.set_value();
    ASSERT_TRUE(busy) << "the projector reads nothing";
  }

  /// Lets `happens` run after the projector has read for `trigger` and before it sends what it has read.
  void in_between(const bus::Event& trigger, const std::function<void()>& happens) {
    std::promise<void> happened;
    watched->after_next_reading([&] {
      happens();
      happened.set_value();
    });
    projector->observe(trigger);
    ASSERT_EQ(happened.get_future().wait_for(kDeadline), std::future_status::ready) << "the projector reads nothing";
    settle();
  }

  const UserId kClock{"clock"};
  testing::FakeLoop loop;
  Hub hub{{&loop}};
  std::shared_ptr<testing::FakeSocket> socket = std::make_shared<testing::FakeSocket>(loop);
  std::shared_ptr<Channel> connection = std::make_shared<Channel>(socket, false);
  std::shared_ptr<testing::FakeSocket> clock_socket = std::make_shared<testing::FakeSocket>(loop);
  std::shared_ptr<Channel> clock_connection = std::make_shared<Channel>(clock_socket, false);
  int marks = 0;
  std::unique_ptr<WatchedDatabase> watched;
  std::unique_ptr<core::Context> projector_ctx;
  std::unique_ptr<MembershipIndex> memberships;
  SessionIndex sessions;
  std::unique_ptr<EventProjector> projector;
  Actor ann, ben;
};

TEST_P(EventProjectorTest, ANotificationReachesThoseMembersWhoAreNotBusy) {
  const auto eve = person("eve");
  const auto room = channel(ann, {ben, eve}).id;
  for (const auto& who : {ann, ben, eve}) connect(who, {"notification"});
  const auto told_of = [&](const std::string& text) {
    say(ann, room, text);
    settle();
    std::vector<std::string> told;
    for (const auto& frame : socket->take()) {
      for (const auto& who : {ann, ben, eve}) {
        if (frame.find("\"" + who.id.value + "/notification\"") != std::string::npos) told.push_back(who.username);
      }
    }
    return told;
  };
  EXPECT_THAT(told_of("plain"), ::testing::UnorderedElementsAre("ben", "eve"));
  core::accounts::set_preferences(*ctx, eve, eve.id, {{"desktopNotifications", "nothing"}});
  EXPECT_THAT(told_of("plain"), ElementsAre("ben"));
  presence.connected({.id = ben.id, .username = "ben", .name = {}, .chosen = "busy", .text = {}}, "connection");
  EXPECT_THAT(told_of("@ben"), IsEmpty());
  EXPECT_EQ(membership(ben, room).user_mentions, 1) << "it counts all the same";
}

TEST_P(EventProjectorTest, ARoomThatWasReadBeforeItWasLeftIsNotSentAfterwards) {
  const auto room = channel(ann, {ben}).id;
  connect(ben, {"rooms-changed"});
  in_between(bus::RoomChanged{room}, [&] { core::rooms::leave(*ctx, ben, room); });
  EXPECT_THAT(take_actions("rooms-changed"), ElementsAre("updated", "removed"));
}

TEST_P(EventProjectorTest, ASubscriptionThatWasReadBeforeItWasLeftIsNotSentAfterwards) {
  const auto room = channel(ann, {ben}).id;
  connect(ben, {"subscriptions-changed"});
  in_between(bus::SubscriptionChanged{ben.id, room, bus::Change::updated, membership(ben, room).id},
             [&] { core::rooms::leave(*ctx, ben, room); });
  EXPECT_THAT(take_actions("subscriptions-changed"), ElementsAre("updated", "removed"));
}

TEST_P(EventProjectorTest, ARoomThatWasReadBeforeItWasDeletedIsNotSentAfterwards) {
  const auto room = channel(ann, {ben}).id;
  connect(ben, {"rooms-changed"});
  in_between(bus::RoomChanged{room}, [&] { core::rooms::erase(*ctx, ann, room); });
  const auto seen = take_actions("rooms-changed");
  ASSERT_THAT(seen, SizeIs(::testing::Ge(2U)));
  EXPECT_EQ(seen.front(), "updated");
  EXPECT_THAT(std::vector(seen.begin() + 1, seen.end()), Each("removed"));
}

TEST_P(EventProjectorTest, ADocumentWithAnOldNameIsNotSentAfterTheNewOne) {
  const auto room = channel(ann, {ben}).id;
  connect(ben, {"rooms-changed"});
  hub.subscribe(stream_key("stream-notify-logged", "Users:NameChanged"), connection, {});
  in_between(bus::RoomChanged{room}, [&] { core::accounts::update_own(*ctx, ann, {.name = "Anna"}); });
  EXPECT_THAT(socket->take(), ElementsAre(AllOf(HasSubstr("/rooms-changed"), HasSubstr("Name of ann")),
                                          AllOf(HasSubstr("Users:NameChanged"), HasSubstr("Anna"))));
}

TEST_P(EventProjectorTest, WhatWaitsForADeletedRoomIsDropped) {
  const auto other = channel(ann, {ben}, "other").id;
  const auto room = channel(ann, {ben}).id;
  connect(ben, {"subscriptions-changed"});
  while_the_projector_is_busy(other, [&] {
    say(ann, room, "hello");
    projector->observe(bus::SubscriptionChanged{ben.id, room, bus::Change::updated, {}});
    core::rooms::erase(*ctx, ann, room);
  });
  settle();
  EXPECT_THAT(take_actions("subscriptions-changed"), ElementsAre("updated", "removed")) << "of the other, of the room";
}

TEST_P(EventProjectorTest, WhoLeavesAndComesBackHearsBothInThisOrder) {
  const auto other = channel(ann, {ben}, "other").id;
  const auto room = channel(ann, {ben}).id;
  connect(ben, {"rooms-changed", "subscriptions-changed"});
  while_the_projector_is_busy(other, [&] {
    core::rooms::leave(*ctx, ben, room);
    core::rooms::join(*ctx, ben, room);
  });
  settle();
  const auto frames = socket->take();
  EXPECT_THAT(actions_in(frames, "subscriptions-changed"), ElementsAre("updated", "removed", "inserted", "updated"));
  EXPECT_THAT(actions_in(frames, "rooms-changed"), ElementsAre("updated", "removed", "inserted", "updated"));
}

TEST_P(EventProjectorTest, ManyChangesAreOneUpdateWithTheLatestState) {
  const auto room = channel(ann, {ben}).id;
  connect(ben, {"rooms-changed", "subscriptions-changed"});
  while_the_projector_is_busy(room, [&] {
    for (int i = 1; i <= 20; ++i) say(ann, room, fmt::format("message {}", i));
  });
  settle();
  const auto frames = socket->take();
  EXPECT_THAT(actions_in(frames, "rooms-changed"), ElementsAre("updated", "updated"));
  EXPECT_THAT(frames, Contains(AllOf(HasSubstr("/rooms-changed"), HasSubstr("message 20"))));
  EXPECT_THAT(frames, Not(Contains(HasSubstr("message 19"))));
}

TEST_P(EventProjectorTest, AnInsertionThatWaitsStaysOne) {
  const auto other = channel(ann, {ben}, "other").id;
  const auto room = channel(ann, {}).id;
  connect(ben, {"subscriptions-changed"});
  while_the_projector_is_busy(other, [&] {
    core::rooms::join(*ctx, ben, room);
    projector->observe(bus::SubscriptionChanged{ben.id, room, bus::Change::updated, {}});
  });
  settle();
  EXPECT_THAT(take_actions("subscriptions-changed"), ElementsAre("updated", "inserted", "updated"))
      << "of the other, then the membership and, because of the message that says so, the room's news";
}

TEST_P(EventProjectorTest, TheLatestPresenceIsTold) {
  const auto room = channel(ann, {ben}).id;
  connect(ben, {"rooms-changed", "userData"});
  while_the_projector_is_busy(room, [&] {
    for (const std::string status : {"online", "away", "busy"}) {
      projector->observe(bus::PresenceChanged{ben.id, "ben", std::nullopt, status, status, ""});
    }
  });
  settle();
  EXPECT_THAT(socket->take(), ElementsAre(HasSubstr("/rooms-changed"), HasSubstr(R"("status":"busy")")));
}

TEST_P(EventProjectorTest, OfAnAccountIsToldWhatChanged) {
  connect(ben, {"userData"});
  bus::UserFields fields;
  fields.bio = "Bio";
  fields.emails.emplace().push_back({"ben@example.org", false});
  fields.preferences = {{"idleTimeLimit", json::value(120)}};
  projector->observe(bus::UserChanged{ben.id, bus::Change::updated, fields});
  settle();
  EXPECT_THAT(socket->take(),
              ElementsAre(HasSubstr(R"("diff":{"bio":"Bio","emails":[{"address":"ben@example.org","verified":false}],)"
                                    R"("settings.preferences.idleTimeLimit":120})")));
}

TEST_P(EventProjectorTest, OnlyAnEditThatTheSidebarShowsSendsTheRoom) {
  const auto room = channel(ann, {ben}).id;
  const auto first = say(ann, room, "first");
  const auto named = say(ann, room, "hello @ben");
  const auto last = say(ann, room, "last");
  connect(ben, {"rooms-changed"});
  hub.subscribe(stream_key("stream-room-messages", room.value), connection, {});
  const auto edit = [&](const model::Message& message, const std::string& text) {
    core::messages::EditMessage cmd{.id = message.id};
    cmd.text = text;
    core::messages::edit(*ctx, ann, cmd);
    settle();
    return socket->take();
  };
  EXPECT_THAT(edit(first, "still first"), ElementsAre(HasSubstr("still first"))) << "the message, and nothing else";
  EXPECT_THAT(edit(last, "still last"), ElementsAre(HasSubstr("stream-room-messages"),
                                                    AllOf(HasSubstr("rooms-changed"), HasSubstr("still last"))));
  EXPECT_THAT(actions_in(edit(named, "nobody named"), "rooms-changed"), ElementsAre("updated"))
      << "ben's counter has changed";
}

TEST_P(EventProjectorTest, NothingIsReadForNobody) {
  const auto room = channel(ann, {ben}).id;
  connect(ben, {"userData"});
  settle();
  const int before = watched->readings();
  say(ann, room, "hello");
  projector->observe(bus::RoomChanged{room});
  projector->observe(bus::SubscriptionChanged{ben.id, room, bus::Change::updated, {}});
  projector->observe(bus::SubscriptionChanged{ben.id, room, bus::Change::inserted, {}});
  settle();
  EXPECT_EQ(watched->readings(), before);
  EXPECT_THAT(socket->take(), IsEmpty());
}

TEST_P(EventProjectorTest, WhoIsNotInTheRoomHearsNothingOfIt) {
  const auto room = channel(ann, {}).id;
  connect(ann, {"rooms-changed"});
  connect(ben, {"rooms-changed"});
  projector->observe(bus::RoomChanged{room});
  settle();
  EXPECT_THAT(socket->take(), ElementsAre(HasSubstr(ann.id.value + "/rooms-changed")));
}

INSTANTIATE_TEST_SUITE_P(Engines, EventProjectorTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::ddp
