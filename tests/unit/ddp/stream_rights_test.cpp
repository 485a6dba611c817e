// Whatever ends a right ends the streams that rest on it, at that event, and no others: with the real streams, use
// cases and events.

#include "ddp/stream_rights.h"

#include <gmock/gmock.h>

#include <future>
#include <thread>

#include "base/digest.h"
#include "bus/event.h"
#include "core/accounts/profile.h"
#include "core/rooms/add_members.h"
#include "core/rooms/edit.h"
#include "core/rooms/erase.h"
#include "core/rooms/joined.h"
#include "core/rooms/remove_member.h"
#include "core/team.h"
#include "ddp/declared_streams.h"
#include "ddp/event_projector.h"
#include "ddp/fakes.h"
#include "ddp/session.h"
#include "store/tokens.h"

namespace confab::ddp {
namespace {

using Token = Named<"text", std::string, "The token.", bound::token>;

using core::Actor;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class StreamRightsTest : public core::testing::TeamTest {
 protected:
  /// A connection with what it was sent.
  struct Client {
    std::shared_ptr<testing::FakeSocket> socket;
    std::shared_ptr<Session> session;
  };

  void prepare() override {
    TeamTest::prepare();
    declare_streams(streams);
    methods.add<Token, api::Nothing>("enter", api::Access::anyone(), "Logs in.",
                                     [this](api::Call& call, const Token& token) {
                                       call.new_actor = accounts->authenticate({}, token.value, call.address);
                                     });
    limits.emplace(*ctx, [] { return std::chrono::steady_clock::now(); });
    runner.emplace(methods, *limits, [](std::string_view, const auto&, std::chrono::microseconds) {});
    accounts.emplace(*ctx);
    memberships.emplace([this](const UserId& user) { return core::rooms::rooms_of(*ctx, user); });
    projector = std::make_unique<EventProjector>(*ctx, hub, *memberships, index);
    shared.emplace(Shared{.ctx = *ctx,
                          .accounts = *accounts,
                          .methods = *runner,
                          .streams = streams,
                          .hub = hub,
                          .sessions = index,
                          .workers = *workers,
                          .user_changed = [](Session&, const auto&, const auto&) {},
                          .closed = [this](Session& session) { index.remove(session); }});
    rights.emplace(*shared);
    carrier.listen([this](const bus::Event& event) { accounts->observe(event); });
    carrier.listen([this](const bus::Event& event) { projector->observe(event); });
    carrier.listen([this](const bus::Event& event) { rights->observe(event); });
  }
  void TearDown() override {
    for (auto& client : clients) client.session->disconnected();
    workers.reset();
    projector.reset();
    TeamTest::TearDown();
  }

  /// A client of `who`, or of nobody, that listens to one event.
  Client listener(const Actor* who, const std::string& stream, const std::string& event) {
    auto client = open(who);
    client.session->receive(R"({"msg":"sub","id":"s","name":"stream-)" + stream + R"(","params":[")" + event +
                            R"("]})");
    settle();
    EXPECT_THAT(client.socket->take(), Contains(HasSubstr(R"("ready")"))) << stream << " " << event;
    return client;
  }
  Client open(const Actor* who) {
    Client client{std::make_shared<testing::FakeSocket>(loop), {}};
    const auto channel = std::make_shared<Channel>(client.socket, false);
    client.session = std::make_shared<Session>(*shared, channel, "192.0.2.1", "test", "a.test", false);
    index.add(client.session);
    client.session->receive(R"({"msg":"connect","version":"1"})");
    if (who != nullptr) log_in(client, *who);
    clients.push_back(client);
    return client;
  }
  void log_in(Client& client, const Actor& who) {
    const auto token = "token " + std::to_string(clients.size());
    const auto tx = db->begin();
    store::TokenWriter{*tx}.insert({.hash = sha256_base64(token), .user_pk = who.pk});
    tx->commit();
    client.session->receive(R"({"msg":"method","id":"1","method":"enter","params":[")" + token + R"("]})");
    settle();
    client.socket->take();
    memberships->user_connected(who.id);
  }
  /// Waits until workers and loop have done everything.
  void settle() {
    struct Barrier {
      std::atomic<std::size_t> left;
      std::promise<void> all;
      std::shared_future<void> everybody = all.get_future().share();
    };
    for (int i = 0; i < 3; ++i) {
      const auto barrier = std::make_shared<Barrier>();
      barrier->left = workers->threads();
      for (std::size_t k = 0; k < workers->threads(); ++k) {
        workers->submit_always([barrier] {
          if (--barrier->left == 0) barrier->all.set_value();
          barrier->everybody.wait();
        });
      }
      barrier->everybody.wait();
      loop.run();
    }
  }
  std::vector<std::string> heard(Client& client) {
    settle();
    return client.socket->take();
  }
  void put_setting(const std::string& key, bool value) {
    settings.put(key, value);
    sequencer.publish(bus::SettingChanged{key, json::value(value)});
  }
  void put_permission(const std::string& id, const std::vector<std::string>& roles) {
    sequencer.publish(bus::PermissionChanged{id, roles});
  }

  testing::FakeLoop loop;
  Hub hub{{&loop}};
  Streams streams;
  api::Methods methods;
  std::optional<api::Limits> limits;
  std::optional<api::MethodRunner> runner;
  SessionIndex index;
  std::optional<core::accounts::Sessions> accounts;
  std::optional<MembershipIndex> memberships;
  std::unique_ptr<EventProjector> projector;
  std::unique_ptr<WorkerPool> workers = std::make_unique<WorkerPool>(2, 1000);
  std::optional<Shared> shared;
  std::optional<StreamRights> rights;
  std::vector<Client> clients;
};

const std::string kNosub = R"({"msg":"nosub","id":"s"})";

TEST_P(StreamRightsTest, WhoIsKickedFromAGroupHearsNotEvenTheKick) {
  const auto group = channel(ann, {ben}, "group", model::RoomKind::group).id;
  auto his = listener(&ben, "room-messages", group.value);
  auto hers = listener(&ann, "room-messages", group.value);
  core::rooms::remove_member(*ctx, ann, group, ben.id);
  say(ann, group, "secret");
  EXPECT_THAT(heard(his), ElementsAre(kNosub));
  EXPECT_THAT(heard(hers), ElementsAre(HasSubstr("\"ru\""), HasSubstr("secret")));
  EXPECT_THAT(index.listening_to(group), ::testing::SizeIs(1));
}

TEST_P(StreamRightsTest, WhoLeavesAPublicChannelGoesOnReadingIt) {
  auto his = listener(&ben, "room-messages", room.value);
  core::rooms::remove_member(*ctx, ann, room, ben.id);
  say(ann, room, "hello");
  EXPECT_THAT(heard(his), ElementsAre(HasSubstr("\"ru\""), HasSubstr("hello"))) << "nothing is lost by asking";
}

TEST_P(StreamRightsTest, ADeletedRoomAndOneThatBecomesPrivate) {
  auto stranger = listener(&eve, "room-messages", room.value);
  auto member = listener(&ben, "notify-room", room.value + "/user-activity");
  core::rooms::edit(*ctx, ann, room, {.kind = model::RoomKind::group});
  EXPECT_THAT(heard(stranger), Contains(kNosub));
  EXPECT_THAT(heard(member), IsEmpty());
  say(ann, room, "among us");
  EXPECT_THAT(heard(stranger), IsEmpty());
  core::rooms::erase(*ctx, admin, room);
  EXPECT_THAT(heard(member), ElementsAre(kNosub));
}

TEST_P(StreamRightsTest, APermissionThatIsTaken) {
  auto stranger = listener(&eve, "room-messages", room.value);
  auto other = listener(&eve, "notify-user", eve.id.value + "/notification");
  put_permission("preview-c-room", {"admin"});
  say(ann, room, "hello");
  EXPECT_THAT(heard(stranger), ElementsAre(kNosub));
  EXPECT_THAT(heard(other), IsEmpty());
}

TEST_P(StreamRightsTest, PrivilegedSettings) {
  auto manager = listener(&admin, "notify-logged", "private-settings-changed");
  auto everybody = listener(&ben, "notify-logged", "user-status");
  for (const auto* id : {"view-privileged-setting", "edit-privileged-setting", "manage-selected-settings"}) {
    put_permission(id, {});
  }
  EXPECT_THAT(heard(manager), Contains(kNosub));
  EXPECT_THAT(heard(everybody), IsEmpty());
}

TEST_P(StreamRightsTest, AnonymousReadingThatIsSwitchedOff) {
  put_setting("Accounts_AllowAnonymousRead", true);
  auto visitor = listener(nullptr, "room-messages", room.value);
  say(ann, room, "hello");
  EXPECT_THAT(heard(visitor), ElementsAre(HasSubstr("hello")));
  put_setting("Accounts_AllowAnonymousRead", false);
  say(ann, room, "among us");
  EXPECT_THAT(heard(visitor), ElementsAre(kNosub));
}

TEST_P(StreamRightsTest, WhoIsDeactivatedHearsNothingMore) {
  auto his = listener(&ben, "room-messages", room.value);
  core::accounts::set_active(*ctx, admin, ben.id, false);
  say(ann, room, "hello");
  EXPECT_THAT(heard(his), Not(Contains(HasSubstr("hello"))));
  EXPECT_TRUE(his.socket->closed());
}

TEST_P(StreamRightsTest, AJoinCodeEndsWhatOthersHear) {
  auto of_eve = listener(&eve, "room-messages", room.value);
  auto of_ben = listener(&ben, "room-messages", room.value);
  auto all_of_eve = listener(&eve, "room-messages", "__my_messages__");
  auto all_of_root = listener(&admin, "room-messages", "__my_messages__");
  core::rooms::edit(*ctx, ann, room, {.join_code = "sesame"});
  say(ann, room, "behind the code");
  EXPECT_THAT(heard(of_eve), ElementsAre(kNosub));
  EXPECT_THAT(heard(of_ben), ElementsAre(HasSubstr("behind the code")));
  EXPECT_THAT(heard(all_of_eve), IsEmpty());
  EXPECT_THAT(heard(all_of_root), ElementsAre(HasSubstr("behind the code"))) << "who needs no code anywhere";
}

TEST_P(StreamRightsTest, MyMessagesAreWhatTheUserCanRead) {
  const auto guest = person("guest", {"guest"});
  const auto group = channel(ann, {ben}, "group", model::RoomKind::group).id;
  put_permission("view-c-room", {"user"});
  put_permission("preview-c-room", {"user"});
  auto of_guest = listener(&guest, "room-messages", "__my_messages__");
  auto of_eve = listener(&eve, "room-messages", "__my_messages__");
  auto of_ben = listener(&ben, "room-messages", "__my_messages__");
  say(ann, room, "to all");
  say(ann, group, "to us");
  EXPECT_THAT(heard(of_guest), IsEmpty());
  EXPECT_THAT(heard(of_eve), ElementsAre(HasSubstr(R"({"roomParticipant":false,"roomType":"c","roomName":"team"})")));
  EXPECT_THAT(heard(of_ben), ElementsAre(HasSubstr(R"("roomParticipant":true,"roomType":"c")"),
                                         HasSubstr(R"("roomParticipant":true,"roomType":"p","roomName":"group")")));
  put_permission("preview-c-room", {});
  say(ann, room, "more");
  EXPECT_THAT(heard(of_eve), IsEmpty()) << "the subscription goes on, without foreign channels";
  EXPECT_THAT(heard(of_ben), ElementsAre(HasSubstr("more")));
  put_permission("preview-c-room", {"user"});
  settle();
  say(ann, room, "again");
  EXPECT_THAT(heard(of_eve), ElementsAre(HasSubstr("again")));
}

TEST_P(StreamRightsTest, AKickThatRacesWithSubscribingLeavesNothing) {
  const auto group = channel(ann, {}, "group", model::RoomKind::group).id;
  for (int round = 0; round < 10; ++round) {
    core::rooms::add_members(*ctx, ann, {.room = group, .users = {ben.id}});
    std::vector<Client> his;
    his.reserve(4);
    for (int i = 0; i < 4; ++i) his.push_back(open(&ben));
    {
      std::jthread kick{[&] { core::rooms::remove_member(*ctx, ann, group, ben.id); }};
      for (auto& client : his) {
        client.session->receive(R"({"msg":"sub","id":"s","name":"stream-room-messages","params":[")" + group.value +
                                R"("]})");
      }
    }
    settle();
    EXPECT_FALSE(hub.has_listeners("stream-room-messages/" + group.value)) << "round " << round;
    EXPECT_THAT(index.listening_to(group), IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, StreamRightsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::ddp
