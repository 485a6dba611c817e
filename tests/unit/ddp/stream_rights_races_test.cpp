// Rights that end while several threads subscribe, publish and go: with the real sessions, hub and index, on loops of
// their own. What takes the store in earnest, the right to a room, is a list here, so that ThreadSanitizer can watch it
// all at little cost (tests/unit/races.cmake). stream_rights_test.cpp has the same with the real use cases.

#include <gmock/gmock.h>

#include <future>
#include <set>
#include <thread>

#include "base/digest.h"
#include "bus/carrier.h"
#include "bus/event.h"
#include "bus/sequencer.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/push_devices.h"
#include "core/kernel/triggers.h"
#include "core/presence/presence.h"
#include "ddp/fakes.h"
#include "ddp/session.h"
#include "ddp/stream_rights.h"
#include "net/event_loop.h"
#include "store/schema.h"
#include "store/tokens.h"
#include "store/users.h"

namespace confab::ddp {
namespace {

using Token = Named<"text", std::string, "The token.", bound::token>;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr int kRounds = 25;
constexpr std::size_t kClients = 4;
const RoomId kRoom{"room"};
const std::string kKey = stream_key("stream-room-messages", kRoom.value);

/// A loop and its thread.
class RunningLoop {
 public:
  explicit RunningLoop(std::size_t index) : loop_(std::make_shared<net::EventLoop>(index)) {}
  RunningLoop(const RunningLoop&) = delete;
  RunningLoop& operator=(const RunningLoop&) = delete;
  ~RunningLoop() { loop_->quit(); }

  [[nodiscard]] net::Loop& loop() { return *loop_; }
  void post(std::function<void()> task) { loop_->post(std::move(task)); }
  void wait_for_posted() {
    std::promise<void> reached;
    loop_->post([&] { reached.set_value(); });
    reached.get_future().wait();
  }

 private:
  std::shared_ptr<net::EventLoop> loop_;
  std::jthread thread_{[loop = loop_] { loop->run(); }};
};

class StreamRightsRacesTest : public ::testing::Test {
 protected:
  struct Client {
    RunningLoop* loop;
    std::shared_ptr<testing::FakeSocket> socket;
    std::shared_ptr<Session> session;

    void receive(std::string text) const {
      loop->post([to = session, text = std::move(text)] { to->receive(text); });
    }
    void subscribe(const std::string& id) const {
      receive(R"({"msg":"sub","id":")" + id + R"(","name":"stream-room-messages","params":[")" + kRoom.value +
              R"("]})");
    }
    void unsubscribe(const std::string& id) const { receive(R"({"msg":"unsub","id":")" + id + R"("})"); }
  };

  void SetUp() override {
    streams.add({
        .name = "room-messages",
        .access = api::Access::anyone(),
        .summary = "Messages of a room.",
        .may_listen = [this](api::Call& call,
                             const std::string&) { return call.maybe_actor && may_read(call.maybe_actor->id); },
        .rests_on = {"view-c-room", "Accounts_AllowAnonymousRead"},
        .subject = [](const std::string& event) { return Subject{.room = RoomId{event}, .is_all_rooms = false}; },
    });
    methods.add<Token, api::Nothing>("enter", api::Access::anyone(), "Logs in.",
                                     [this](api::Call& call, const Token& token) {
                                       call.new_actor = accounts.authenticate({}, token.value, call.address);
                                     });
    carrier.listen([this](const bus::Event& event) { accounts.observe(event); });
    carrier.listen([this](const bus::Event& event) { rights.observe(event); });
    ben.id = UserId{"ben"};
    ben.username = "ben";
    const auto tx = db->begin();
    store::UserWriter{*tx}.insert(ben);
    tx->commit();
  }

  [[nodiscard]] bool may_read(const UserId& user) { return readers.lock()->contains(user); }
  /// The clients of one round, logged in and with a right that `end` takes.
  void enter() {
    readers.lock()->insert(ben.id);
    const auto tx = db->begin();
    store::TokenWriter{*tx}.insert({.hash = sha256_base64("token"), .user_pk = ben.pk});
    tx->commit();
    for (std::size_t i = 0; i < kClients; ++i) {
      auto& loop = loops[i % loops.size()];
      Client client{&loop, std::make_shared<testing::FakeSocket>(loop.loop()), {}};
      client.session = std::make_shared<Session>(shared, std::make_shared<Channel>(client.socket, false), "192.0.2.1",
                                                 "test", "a.test", false);
      index.add(client.session);
      client.receive(R"({"msg":"connect","version":"1"})");
      client.receive(R"({"msg":"method","id":"1","method":"enter","params":["token"]})");
      clients.push_back(client);
    }
    settle();
  }
  void leave() {
    for (const auto& client : clients) client.loop->post([one = client.session] { one->disconnected(); });
    settle();
    clients.clear();
    const auto tx = db->begin();
    store::TokenWriter{*tx}.remove_all(ben.pk);
    tx->commit();
    sequencer.publish(bus::SessionsEnded{.user = ben.id, .token_hash = {}, .kept_token_hash = {}});
  }
  /// Waits until workers and loops have done everything.
  void settle() {
    for (int i = 0; i < 4; ++i) {
      std::vector<std::promise<void>> reached(workers.threads());
      std::promise<void> all;
      const auto everybody = all.get_future().share();
      for (auto& one : reached) {
        workers.submit_always([&one, everybody] {
          one.set_value();
          everybody.wait();
        });
      }
      for (auto& one : reached) one.get_future().wait();
      all.set_value();
      for (auto& loop : loops) loop.wait_for_posted();
    }
  }

  /// Each time `end` ends the right of people who subscribe, have subscribed, or do both again and again.
  void race(const std::function<void()>& end) {
    for (int round = 0; round < kRounds; ++round) {
      SCOPED_TRACE(round);
      enter();
      clients[0].subscribe("early");
      clients[1].subscribe("early");
      {
        std::jthread ending{[&] {
          end();
          hub.publish(kKey, "secret");
        }};
        std::jthread talking{[&] {
          for (int i = 0; i < 5; ++i) hub.publish(kKey, "hello");
        }};
        for (const auto& client : clients) client.subscribe("s");
        clients[1].unsubscribe("early");
        clients[1].subscribe("again");
      }
      settle();
      for (auto& client : clients) EXPECT_THAT(client.socket->take(), Not(Contains(HasSubstr("secret"))));
      EXPECT_FALSE(hub.has_listeners(kKey));
      EXPECT_THAT(index.listening_to(kRoom), IsEmpty());
      leave();
      EXPECT_EQ(index.size(), 0U);
    }
  }
  void take_right() { readers.lock()->clear(); }
  void end_membership(model::RoomKind kind) {
    take_right();
    sequencer.publish(bus::SubscriptionChanged{
        .user = ben.id, .room = kRoom, .change = bus::Change::removed, .subscription = {}, .room_kind = kind});
  }

  sql::testing::TestDatabase file{sql::Engine::sqlite, store::testing::with_schema};
  std::unique_ptr<sql::Database> db = file.open();
  settings::Settings settings;
  permissions::Matrix permissions;
  SystemTime clock;
  bus::LocalCarrier carrier;
  bus::Sequencer sequencer{carrier};
  core::ChangeClock changes{clock};
  core::Presence presence{sequencer, changes};
  core::PushDevices push_devices;
  core::Triggers triggers;
  core::Context ctx{*db, settings, permissions, sequencer, clock, changes, presence, push_devices, triggers, {}};
  core::accounts::Sessions accounts{ctx};
  api::Methods methods;
  api::Limits limits{ctx};
  api::MethodRunner runner{methods, limits, [](std::string_view, const auto&, std::chrono::microseconds) {}};
  Streams streams;
  SessionIndex index;
  Guarded<std::set<UserId>> readers;
  model::User ben;
  std::array<RunningLoop, 2> loops{RunningLoop{0}, RunningLoop{1}};
  Hub hub{{&loops[0].loop(), &loops[1].loop()}};
  WorkerPool workers{3, 1000};
  Shared shared{.ctx = ctx,
                .accounts = accounts,
                .methods = runner,
                .streams = streams,
                .hub = hub,
                .sessions = index,
                .workers = workers,
                .user_changed = [](Session&, const auto&, const auto&) {},
                .closed = [this](Session& session) { index.remove(session); }};
  StreamRights rights{shared};
  std::vector<Client> clients;
};

TEST_F(StreamRightsRacesTest, AKickFromAGroup) {
  race([&] { end_membership(model::RoomKind::group); });
}

TEST_F(StreamRightsRacesTest, ALeftChannelThatMayNotBeLookedInto) {
  race([&] { end_membership(model::RoomKind::channel); });
}

TEST_F(StreamRightsRacesTest, ARoomThatBecomesPrivate) {
  race([&] {
    take_right();
    sequencer.publish(bus::RoomChanged{.room = kRoom, .change = bus::Change::updated, .rights_changed = true});
  });
}

TEST_F(StreamRightsRacesTest, ABan) {
  race([&] {
    take_right();
    sequencer.publish(bus::RoomChanged{.room = kRoom, .change = bus::Change::updated, .banned = ben.id});
  });
}

TEST_F(StreamRightsRacesTest, APermissionAndASetting) {
  race([&] {
    take_right();
    sequencer.publish(bus::PermissionChanged{"view-c-room", {}});
  });
  race([&] {
    take_right();
    sequencer.publish(bus::SettingChanged{"Accounts_AllowAnonymousRead", json::value(false)});
  });
}

TEST_F(StreamRightsRacesTest, ATokenThatEnds) {
  race([&] {
    {
      const auto tx = db->begin();
      store::TokenWriter{*tx}.remove_all(ben.pk);
      tx->commit();
    }
    sequencer.publish(bus::SessionsEnded{.user = ben.id, .token_hash = {}, .kept_token_hash = {}});
  });
}

}  // namespace
}  // namespace confab::ddp
