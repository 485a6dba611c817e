#include "ddp/session.h"
#include "base/errors/accounts.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <atomic>
#include <future>

#include "base/digest.h"
#include "base/test_clock.h"
#include "bus/carrier.h"
#include "bus/event.h"
#include "bus/sequencer.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/push_devices.h"
#include "core/kernel/triggers.h"
#include "core/presence/presence.h"
#include "ddp/fakes.h"
#include "store/schema.h"
#include "store/tokens.h"
#include "store/users.h"

namespace confab::ddp {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Word = Named<"text", std::string, "Text.", bound::text>;
using Said = Named<"text", std::string, "Text.">;

class SessionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    methods.add<Word, Said>("echo", api::Access::anyone(), "Says it again.",
                            [](api::Call&, const Word& word) { return Said{word.value}; });
    methods.add<Word, Said>("slow", api::Access::anyone(), "Waits for the test.", [this](api::Call&, const Word& word) {
      gate.get_future().wait();
      return Said{word.value};
    });
    methods.add_later<Word, Said>(
        "later", api::Access::anyone(), "Its answer comes when the test says so.", {},
        [this](api::Call&, const Word& word, const Then<Said>& then) {
          if (word.value == "no") throw Refusal(errors::not_allowed, "No");
          answers.push_back([then, text = word.value] { then(Said{text}); });
          refusals.push_back([then] { then(std::make_exception_ptr(Refusal(errors::not_allowed, "No"))); });
        });
    methods.add<Word, Said>("own", api::Access::user(), "For those who are logged in.",
                            [](api::Call& call, const Word&) { return Said{call.actor().username}; });
    methods.add<Word, Said>("enter", api::Access::anyone(), "Logs in.", [this](api::Call& call, const Word& word) {
      auto actor = accounts.authenticate({}, word.value, call.address);
      if (!actor) throw Refusal(errors::login_refused, "No such token");
      call.new_actor = actor;
      if (once_entered) once_entered();
      return Said{actor->username};
    });
    streams.add({.name = "room-messages",
                 .access = api::Access::anyone(),
                 .summary = "A room's messages.",
                 .may_listen = [this](api::Call&, const std::string& event) {
                   const bool allowed = event != "closed" && event != forbidden;
                   if (while_asking) while_asking();
                   return allowed;
                 }});
    streams.add({.name = "own",
                 .access = api::Access::user(),
                 .summary = "For those who are logged in.",
                 .may_listen = [](api::Call&, const std::string&) { return true; }});
    session = std::make_shared<Session>(shared, channel, "192.0.2.1", "test", "a.test", false);
  }
  void TearDown() override {
    settle();
    session->disconnected();
    settle();
  }

  /// Waits until the worker has done what was asked for, and runs the loop.
  void settle() {
    std::promise<void> reached;
    workers->submit_always([&] { reached.set_value(); });
    reached.get_future().wait();
    loop.run();
  }
  std::vector<std::string> answers_to(const std::vector<std::string>& messages) {
    for (const auto& message : messages) session->receive(message);
    settle();
    return socket->take();
  }
  void connect() {
    session->receive(R"({"msg":"connect","version":"1","support":["1"]})");
    socket->take();
  }
  /// Somebody's token.
  std::string token_of(const std::string& username, std::optional<Timestamp> expires_at = {}) {
    model::User user;
    user.id = UserId{"id-" + username};
    user.username = username;
    const auto tx = db->begin();
    store::UserWriter{*tx}.insert(user);
    store::TokenWriter{*tx}.insert(
        {.hash = sha256_base64("token-" + username), .user_pk = user.pk, .expires_at = expires_at});
    tx->commit();
    return "token-" + username;
  }

  Shared shared_with(WorkerPool& others) {
    return {.ctx = ctx,
            .accounts = accounts,
            .methods = runner,
            .streams = streams,
            .hub = hub,
            .sessions = sessions,
            .workers = others,
            .user_changed = [](Session&, const auto&, const auto&) {},
            .closed = [](Session&) {}};
  }

  sql::testing::TestDatabase fresh{sql::Engine::sqlite, store::testing::with_schema};
  std::unique_ptr<sql::Database> db = fresh.open();
  settings::Settings settings;
  permissions::Matrix permissions;
  confab::testing::TestClock clock;
  bus::LocalCarrier carrier;
  bus::Sequencer sequencer{carrier};
  core::ChangeClock change_clock{clock};
  core::Presence presence{sequencer, change_clock};
  core::PushDevices push_devices;
  core::Triggers triggers;
  core::Context ctx{*db, settings, permissions, sequencer, clock, change_clock, presence, push_devices, triggers};
  core::accounts::Sessions accounts{ctx};
  api::Methods methods;
  Streams streams;
  testing::FakeLoop loop;
  Hub hub{{&loop}};
  SessionIndex sessions;
  api::Limits limits{ctx, [this] { return std::chrono::steady_clock::time_point{clock.now().time_since_epoch()}; }};
  api::MethodRunner runner{methods, limits, [](std::string_view, const auto&, std::chrono::microseconds) {}};
  std::promise<void> gate;
  std::string forbidden;               // an event of room-messages
  std::function<void()> while_asking;  // when the right to room-messages is known, and not used yet
  std::function<void()> once_entered;  // a log-in was accepted, and the connection does not know it yet
  std::vector<std::string> changes;    // written by the worker, read when settled
  std::atomic<int> closed{0};
  std::shared_ptr<testing::FakeSocket> socket = std::make_shared<testing::FakeSocket>(loop);
  std::shared_ptr<Channel> channel = std::make_shared<Channel>(socket, false);
  // One thread, so that a task put behind a session's work runs after it.
  std::unique_ptr<WorkerPool> workers = std::make_unique<WorkerPool>(1, 100, std::chrono::seconds{1});
  Shared shared{.ctx = ctx,
                .accounts = accounts,
                .methods = runner,
                .streams = streams,
                .hub = hub,
                .sessions = sessions,
                .workers = *workers,
                .user_changed =
                    [this](Session&, const auto& before, const auto& after) {
                      changes.push_back((before ? before->username : "-") + ">" + (after ? after->username : "-"));
                    },
                .closed = [this](Session&) { ++closed; }};
  std::shared_ptr<Session> session;
  std::vector<std::function<void()>> answers, refusals;  // of "later"
};

TEST_F(SessionTest, ConnectsFirst) {
  EXPECT_THAT(answers_to({R"({"msg":"connect","version":"1"})"}),
              ElementsAre(R"({"msg":"connected","session":")" + session->id() + R"("})"));
  EXPECT_THAT(answers_to({R"({"msg":"connect","version":"1"})"}), ElementsAre(HasSubstr("Already connected")));
  EXPECT_FALSE(socket->closed());
}

TEST_F(SessionTest, WithoutConnectNothingGoes) {
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"1","method":"echo","params":["a"]})"}),
              ElementsAre(R"({"msg":"error","reason":"Must connect first"})"));
  EXPECT_EQ(socket->closed(), 1002);
}

TEST_F(SessionTest, AnUnknownVersionFails) {
  EXPECT_THAT(answers_to({R"({"msg":"connect","version":"9"})"}), ElementsAre(R"({"msg":"failed","version":"1"})"));
  EXPECT_TRUE(socket->closed());
}

TEST_F(SessionTest, PingsAndNonsense) {
  connect();
  EXPECT_THAT(answers_to({R"({"msg":"ping"})", R"({"msg":"ping","id":"x"})"}),
              ElementsAre(R"({"msg":"pong"})", R"({"msg":"pong","id":"x"})"));
  EXPECT_THAT(answers_to({R"({"msg":"pong"})"}), IsEmpty());
  for (const auto* bad : {"{", "[]", "{}", R"({"msg":5})", R"({"msg":"dance"})", R"({"msg":"method","id":"1"})",
                          R"({"msg":"sub","name":"x"})", R"({"msg":"unsub"})"}) {
    EXPECT_THAT(answers_to({bad}), ElementsAre(HasSubstr(R"({"msg":"error","reason":)"))) << bad;
  }
  EXPECT_FALSE(socket->closed());
}

TEST_F(SessionTest, ABusyServerRefusesCallsAndKeepsTheConnection) {
  connect();
  WorkerPool full{1, 0};
  Shared busy = shared_with(full);
  const auto other = std::make_shared<Session>(busy, channel, "192.0.2.1", "test", "a.test", false);
  other->receive(R"({"msg":"connect","version":"1"})");
  socket->take();
  for (const auto* id : {"1", "2"}) {
    other->receive(fmt::format(R"({{"msg":"method","id":"{}","method":"echo","params":["a"]}})", id));
    EXPECT_THAT(socket->take(), ElementsAre(AllOf(HasSubstr(fmt::format(R"({{"msg":"result","id":"{}","error":)", id)),
                                                  HasSubstr(R"("error":"error-service-unavailable")"),
                                                  HasSubstr(R"("details":{"timeToReset":1000})")),
                                            fmt::format(R"({{"msg":"updated","methods":["{}"]}})", id)));
  }
  EXPECT_FALSE(socket->closed());
}

TEST_F(SessionTest, ABusyServerStillLogsInAndSubscribes) {
  connect();
  WorkerPool full{1, 0};
  Shared busy = shared_with(full);
  const auto other = std::make_shared<Session>(busy, channel, "192.0.2.1", "test", "a.test", false);
  other->receive(R"({"msg":"connect","version":"1"})");
  other->receive(R"({"msg":"method","id":"1","method":"login","params":[{"resume":"no"}]})");
  other->receive(R"({"msg":"sub","id":"2","name":"stream-room-messages","params":["open",false]})");
  const auto work_off = [&] {
    std::promise<void> reached;
    full.submit_always([&] { reached.set_value(); });
    reached.get_future().wait();
  };
  work_off();
  loop.run();
  const auto answers = socket->take();
  EXPECT_THAT(answers, Contains(HasSubstr("Method 'login' not found"))) << "it was run";
  EXPECT_THAT(answers, Contains(R"({"msg":"ready","subs":["2"]})"));
  other->disconnected();
  work_off();  // what a session leaves behind is done before what it needs is gone
}

TEST_F(SessionTest, MethodsAnswerInTheirOrder) {
  connect();
  session->receive(R"({"msg":"method","id":"1","method":"slow","params":["first"]})");
  session->receive(R"({"msg":"method","id":"2","method":"echo","params":["second"]})");
  session->receive(R"({"msg":"ping"})");
  EXPECT_THAT(socket->take(), ElementsAre(R"({"msg":"pong"})")) << "the loop does not wait for methods";
  gate.set_value();
  settle();
  EXPECT_THAT(
      socket->take(),
      ElementsAre(R"({"msg":"result","id":"1","result":{"text":"first"}})", R"({"msg":"updated","methods":["1"]})",
                  R"({"msg":"result","id":"2","result":{"text":"second"}})", R"({"msg":"updated","methods":["2"]})"));
}

// No thread waits for such an answer, but what comes behind it on the connection does.
TEST_F(SessionTest, AnAnswerThatComesLaterHoldsTheNextCallBack) {
  connect();
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"1","method":"later","params":["a"]})",
                          R"({"msg":"method","id":"2","method":"echo","params":["b"]})"}),
              IsEmpty());
  ASSERT_THAT(answers, SizeIs(1));
  std::jthread{answers.front()}.join();
  EXPECT_THAT(answers_to({}), ElementsAre(HasSubstr(R"("id":"1","result":{"text":"a"})"), HasSubstr("updated"),
                                          HasSubstr(R"("id":"2","result":{"text":"b"})"), HasSubstr("updated")));
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"3","method":"echo","params":["c"]})"}), SizeIs(2));
}

TEST_F(SessionTest, CallsThatWaitTooLongForAnAnswerKeepFurtherOnesOut) {
  connect();
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"1","method":"later","params":["a"]})",
                          R"({"msg":"method","id":"2","method":"echo","params":["b"]})"}),
              IsEmpty());
  std::this_thread::sleep_for(std::chrono::milliseconds{1010});
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"3","method":"echo","params":["c"]})"}),
              ElementsAre(HasSubstr("error-service-unavailable"), HasSubstr("updated")));
  answers.front()();
  EXPECT_THAT(answers_to({}), SizeIs(4));
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"4","method":"echo","params":["d"]})"}),
              ElementsAre(HasSubstr(R"("id":"4","result")"), HasSubstr("updated")));
}

TEST_F(SessionTest, WhatWaitsIsBoundedInBytes) {
  connect();
  const auto message = [](std::size_t bytes) {
    return fmt::format(R"({{"msg":"method","id":"1","method":"no-such","params":["{}"]}})", std::string(bytes, 'x'));
  };
  session->receive(R"({"msg":"method","id":"0","method":"slow","params":["a"]})");
  for (int i = 0; i < 8; ++i) session->receive(message(30'000));
  EXPECT_FALSE(socket->closed());
  session->receive(message(30'000));
  EXPECT_EQ(socket->closed(), 1013);
  gate.set_value();
}

TEST_F(SessionTest, WhoIsLoggedInMaySendMore) {
  connect();
  const std::string large(100'000, 'x');
  const auto message = R"({"msg":"method","id":"1","method":"no-such","params":[")" + large + R"("]})";
  answers_to({R"({"msg":"method","id":"1","method":"enter","params":[")" + token_of("ann") + R"("]})"});
  EXPECT_THAT(answers_to({message}), Contains(HasSubstr("not found")));
  session->receive(R"({"msg":"method","id":"0","method":"slow","params":["a"]})");
  for (int i = 0; i < 40; ++i) session->receive(message);
  EXPECT_FALSE(socket->closed());
  for (int i = 0; i < 3; ++i) session->receive(message);
  EXPECT_EQ(socket->closed(), 1013);
  gate.set_value();
}

TEST_F(SessionTest, APingSaysNoMoreThanItsId) {
  connect();
  EXPECT_THAT(answers_to({R"({"msg":"ping","id":")" + std::string(600, 'x') + R"("})"}),
              ElementsAre(HasSubstr("too long")));
  EXPECT_FALSE(socket->closed());
}

TEST_F(SessionTest, AnAnswerThatComesLaterMayBeARefusal) {
  connect();
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"1","method":"later","params":["no"]})"}),
              ElementsAre(HasSubstr("not-allowed"), HasSubstr("updated")));
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"2","method":"later","params":["a"]})"}), IsEmpty());
  refusals.front()();
  EXPECT_THAT(answers_to({}), ElementsAre(HasSubstr("not-allowed"), HasSubstr("updated")));
}

TEST_F(SessionTest, WhoIsGoneIsForgottenWhenTheLastAnswerHasCome) {
  connect();
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"1","method":"later","params":["a"]})"}), IsEmpty());
  session->disconnected();
  settle();
  EXPECT_EQ(closed, 0);
  answers.front()();
  settle();
  EXPECT_EQ(closed, 1);
  session = std::make_shared<Session>(shared, channel, "192.0.2.1", "test", "a.test", false);
  answers.clear();
  refusals.clear();
}

TEST_F(SessionTest, RefusedMethodsSaySo) {
  connect();
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"1","method":"nope","params":[]})"}),
              ElementsAre(HasSubstr(R"("error":404)"), R"({"msg":"updated","methods":["1"]})"));
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"1","method":"own","params":["x"]})"}),
              ElementsAre(HasSubstr("You must be logged in"), R"({"msg":"updated","methods":["1"]})"));
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"1","method":"echo","params":[]})"}),
              ElementsAre(HasSubstr(R"("error":{)"), R"({"msg":"updated","methods":["1"]})"));
}

TEST_F(SessionTest, AStreamFromReadyToNosub) {
  connect();
  EXPECT_THAT(answers_to({R"({"msg":"sub","id":"s","name":"stream-room-messages","params":["r1",false]})"}),
              ElementsAre(R"({"msg":"ready","subs":["s"]})"));
  hub.publish("stream-room-messages/r1", "hello");
  settle();
  EXPECT_THAT(socket->take(), ElementsAre("hello"));
  EXPECT_THAT(answers_to({R"({"msg":"sub","id":"s","name":"stream-room-messages","params":["r2",false]})"}), IsEmpty())
      << "the id is in use";
  EXPECT_THAT(answers_to({R"({"msg":"unsub","id":"s"})"}), ElementsAre(R"({"msg":"nosub","id":"s"})"));
  EXPECT_FALSE(hub.has_listeners("stream-room-messages/r1"));
}

TEST_F(SessionTest, AStrangerListensToSoManyThings) {
  connect();
  std::size_t refused = 0;
  for (int i = 0; i < 200; ++i) {
    const auto said = answers_to(
        {fmt::format(R"({{"msg":"sub","id":"{0}","name":"stream-room-messages","params":["room-{0}",false]}})", i)});
    if (said.at(0).find("too-many-requests") != std::string::npos) ++refused;
  }
  EXPECT_EQ(refused, 50U);
}

TEST_F(SessionTest, RefusedSubscriptions) {
  connect();
  const auto refused = [&](const std::string& message, const std::string& why) {
    EXPECT_THAT(answers_to({message}), ElementsAre(HasSubstr(why))) << message;
  };
  refused(R"({"msg":"sub","id":"1","name":"stream-room-messages","params":["closed",false]})", "not-allowed");
  refused(R"({"msg":"sub","id":"1","name":"stream-room-messages","params":[]})", "Event name is required");
  refused(R"({"msg":"sub","id":"1","name":"stream-own","params":["e"]})", "not-allowed");
  refused(R"({"msg":"sub","id":"1","name":"nothing","params":[]})", "not found");
  EXPECT_FALSE(hub.has_listeners("stream-room-messages/closed"));
}

TEST_F(SessionTest, WhatIsCutEndsAtOnce) {
  connect();
  answers_to({R"({"msg":"sub","id":"a","name":"stream-room-messages","params":["r1"]})",
              R"({"msg":"sub","id":"b","name":"stream-room-messages","params":["r2"]})"});
  session->cut([](const Asked& asked) { return asked.event == "r1"; });
  hub.publish("stream-room-messages/r1", "secret");
  hub.publish("stream-room-messages/r2", "hello");
  settle();
  EXPECT_THAT(socket->take(), ElementsAre(R"({"msg":"nosub","id":"a"})", "hello"));
}

TEST_F(SessionTest, WhatIsSuspectedIsHeldBackUntilItIsAskedForAgain) {
  connect();
  answers_to({R"({"msg":"sub","id":"a","name":"stream-room-messages","params":["r1"]})",
              R"({"msg":"sub","id":"b","name":"stream-room-messages","params":["r2"]})"});
  EXPECT_FALSE(session->suspect([](const Asked& asked) { return asked.event == "r3"; }));
  EXPECT_TRUE(session->suspect([](const Asked&) { return true; }));
  hub.publish("stream-room-messages/r1", "one");
  hub.publish("stream-room-messages/r2", "two");
  settle();
  EXPECT_THAT(socket->take(), IsEmpty());
  forbidden = "r2";
  session->decide_suspected();
  hub.publish("stream-room-messages/r1", "three");
  hub.publish("stream-room-messages/r2", "four");
  settle();
  EXPECT_THAT(socket->take(), ElementsAre(R"({"msg":"nosub","id":"b"})", "one", "three"));
  EXPECT_FALSE(hub.has_listeners("stream-room-messages/r2"));
}

TEST_F(SessionTest, AnAnswerFromBeforeALossDoesNotCount) {
  connect();
  int asked = 0;
  while_asking = [&] {
    if (++asked == 1) session->cut([](const Asked&) { return true; });  // kicked between the question and the holding
    if (asked == 1) forbidden = "r1";
  };
  EXPECT_THAT(answers_to({R"({"msg":"sub","id":"a","name":"stream-room-messages","params":["r1"]})"}),
              ElementsAre(HasSubstr("not-allowed")));
  EXPECT_EQ(asked, 2);
  EXPECT_FALSE(hub.has_listeners("stream-room-messages/r1"));
}

TEST_F(SessionTest, AnotherPersonDoesNotInheritStreams) {
  connect();
  const auto enter = [&](const std::string& who) {
    return answers_to({R"({"msg":"method","id":"1","method":"enter","params":[")" + token_of(who) + R"("]})"});
  };
  enter("ann");
  answers_to({R"({"msg":"sub","id":"s","name":"stream-own","params":["e"]})"});
  EXPECT_THAT(enter("ben")[0], R"({"msg":"nosub","id":"s"})");
  EXPECT_FALSE(hub.has_listeners("stream-own/e"));
  EXPECT_THAT(sessions.of_user(UserId{"id-ann"}), IsEmpty());
  EXPECT_THAT(sessions.of_user(UserId{"id-ben"}), SizeIs(1));
}

TEST_F(SessionTest, LoggedInUntilTheTokenEnds) {
  connect();
  const auto token = token_of("ann");
  const auto entered = answers_to({R"({"msg":"method","id":"1","method":"enter","params":[")" + token + R"("]})"});
  ASSERT_THAT(entered, SizeIs(3));
  EXPECT_THAT(entered[0], HasSubstr(R"("collection":"users","id":"id-ann")")) << "the own user comes before the result";
  EXPECT_THAT(entered[1], HasSubstr(R"("result":{"text":"ann"})"));
  EXPECT_THAT(answers_to({R"({"msg":"method","id":"2","method":"own","params":["x"]})"})[0], HasSubstr("ann"));
  answers_to({R"({"msg":"sub","id":"s","name":"stream-own","params":["e"]})"});
  EXPECT_TRUE(hub.has_listeners("stream-own/e"));

  session->end("logged out");
  settle();
  EXPECT_THAT(socket->take(), ElementsAre(R"({"msg":"removed","collection":"users","id":"id-ann"})"));
  EXPECT_EQ(socket->closed(), 4000);
  EXPECT_FALSE(hub.has_listeners("stream-own/e"));
  EXPECT_FALSE(session->actor());
  EXPECT_THAT(changes, ElementsAre("->ann", "ann>-"));
}

TEST_F(SessionTest, ATokenThatEndsBeforeItIsUsedHereEndsTheConnection) {
  connect();
  once_entered = [&] {
    const auto tx = db->begin();
    store::TokenWriter{*tx}.remove(sha256_base64("token-ann"));
    tx->commit();
    accounts.forget_all();
  };
  answers_to({R"({"msg":"method","id":"1","method":"enter","params":[")" + token_of("ann") + R"("]})"});
  EXPECT_EQ(socket->closed(), 4000);
  EXPECT_FALSE(session->actor());
}

TEST_F(SessionTest, ATokenThatRunsOutEndsStreamsAndConnection) {
  connect();
  const auto token = token_of("ann", clock.now() + std::chrono::minutes{1});
  answers_to({R"({"msg":"method","id":"1","method":"enter","params":[")" + token + R"("]})",
              R"({"msg":"sub","id":"s","name":"stream-own","params":["e"]})"});
  const auto look = [&] {
    session->end_if_expired();
    settle();
  };
  clock.advance(std::chrono::minutes{1});
  look();
  EXPECT_TRUE(hub.has_listeners("stream-own/e"));
  clock.advance(std::chrono::milliseconds{1});
  look();
  EXPECT_FALSE(hub.has_listeners("stream-own/e"));
  EXPECT_EQ(socket->closed(), 4000);
  EXPECT_FALSE(session->actor());
}

TEST_F(SessionTest, TooManyCallsOfOneMethod) {
  connect();
  settings.put("DDP_Rate_Limit_Connection_By_Method_Enabled", true);
  settings.put("DDP_Rate_Limit_Connection_By_Method_Requests_Allowed", 1);
  settings.put("DDP_Rate_Limit_Connection_By_Method_Interval_Time", 10'000);
  const std::string call = R"({"msg":"method","id":"1","method":"echo","params":["a"]})";
  EXPECT_THAT(answers_to({call})[0], HasSubstr(R"("result")"));
  EXPECT_THAT(answers_to({call})[0], HasSubstr("wait 10 seconds"));
  clock.advance(std::chrono::seconds{10});
  EXPECT_THAT(answers_to({call})[0], HasSubstr(R"({"text":"a"})"));
}

TEST_F(SessionTest, ASilentClientIsPingedAndThenClosed) {
  connect();
  const auto start = std::chrono::steady_clock::now();
  session->check_alive(start + std::chrono::seconds{29});
  EXPECT_THAT(socket->take(), IsEmpty());
  session->check_alive(start + std::chrono::seconds{31});
  session->check_alive(start + std::chrono::seconds{40});
  EXPECT_THAT(socket->take(), ElementsAre(R"({"msg":"ping"})"));
  EXPECT_FALSE(socket->closed());
  session->check_alive(start + std::chrono::seconds{61});
  EXPECT_EQ(socket->closed(), 4000);
}

TEST_F(SessionTest, AGoneConnectionHoldsNothing) {
  connect();
  answers_to({R"({"msg":"sub","id":"s","name":"stream-room-messages","params":["r1"]})"});
  session->disconnected();
  session->receive(R"({"msg":"method","id":"1","method":"echo","params":["a"]})");
  session->receive(R"({"msg":"sub","id":"t","name":"stream-room-messages","params":["r1"]})");
  settle();
  EXPECT_FALSE(hub.has_listeners("stream-room-messages/r1"));
  EXPECT_THAT(socket->take(), IsEmpty());
  EXPECT_EQ(closed, 1);
}

}  // namespace
}  // namespace confab::ddp
