#include "core/notifications/push.h"

#include <gmock/gmock.h>

#include "base/errors/messages.h"
#include "base/errors/push.h"
#include "core/accounts/accounts.h"
#include "core/accounts/preferences.h"
#include "core/messages/remove.h"
#include "core/notifications/content.h"
#include "core/push/tokens.h"
#include "core/rooms/leave.h"
#include "core/subscriptions/preferences.h"
#include "core/subscriptions/read.h"
#include "store/jobs.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class PushTest : public testing::AccountsTest {
 protected:
  void prepare() override {
    AccountsTest::prepare();
    room = channel(ann, {ben}).id;
    settings.put("Push_gateway", "https://push.test/\nhttps://second.test");
    settings.put("Push_request_content_from_server", false);
    http.answer(
        [this](const services::http::Request&) { return services::http::Response{.status = status, .url = {}}; });
  }

  void give_phone(const Actor& who, const std::string& token = {}, const std::string& kind = "gcm") {
    push::register_token(*ctx, session_of(who),
                         {.id = {}, .kind = kind, .token = token.empty() ? who.username : token, .app_name = "chat"});
  }
  std::vector<store::JobRow> jobs_of(std::string_view kind) {
    return store::Jobs{*db->read()}.list({.kind = std::string{kind}, .state = store::JobState::waiting}, 100, 0);
  }
  jobs::Run run() { return {"job", 1, clock.now(), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop}; }

  /// What the job of the newest message finds out, as if it ran now: jobs by when they are due.
  std::vector<store::JobRow> look(const model::Message& message) {
    notifications::push_message(*ctx, run(), {.message = message.id.value});
    return jobs_of(notifications::PushToDevice::kJob);
  }
  void deliver(const store::JobRow& job) {
    notifications::push_to_device(*ctx, run(), tokens,
                                  read_stored_fields<notifications::PushToDevice>(stored_json(job.payload)));
  }
  /// Who hears of what ann says: by the tokens of their phones.
  std::vector<std::string> told_of(const std::string& text, const std::optional<RoomId>& where = {}) {
    const auto before = http.sent().size();
    const auto known = jobs_of(notifications::PushToDevice::kJob).size();
    const auto jobs = look(say(ann, where.value_or(room), text));
    for (std::size_t i = 0; i + known < jobs.size(); ++i) deliver(jobs[i]);  // the newest first
    std::vector<std::string> who;
    const auto sent = http.sent();
    for (auto i = before; i < sent.size(); ++i) who.emplace_back(parse_json(sent[i].body).at("token").as_string());
    return who;
  }
  json::object options() { return parse_json(http.sent().back().body).at("options").as_object(); }
  void prefer(const Actor& who, const json::object& preferences) {
    accounts::set_preferences(*ctx, who, who.id, preferences);
  }
  void prefer_here(const Actor& who, const std::map<std::string, std::string>& preferences) {
    subscriptions::save_preferences(*ctx, who, room, preferences);
  }

  RoomId room;
  int status = 200;
  std::atomic<bool> stop{false};
  services::push::AccessTokens tokens;
};

TEST_P(PushTest, NobodysPhoneCostsNothing) {
  say(ann, room, "first");
  EXPECT_THAT(jobs_of(push::PushMessage::kJob), SizeIs(1)) << "nobody has looked yet";
  EXPECT_THAT(look(say(ann, room, "second")), IsEmpty());
  say(ann, room, "third");
  EXPECT_THAT(jobs_of(push::PushMessage::kJob), SizeIs(2));
  give_phone(ben);
  say(ann, room, "fourth");
  EXPECT_THAT(jobs_of(push::PushMessage::kJob), SizeIs(3));
  settings.put("Push_enable", false);
  say(ann, room, "fifth");
  settings.put("Push_enable", true);
  settings.put("Push_gateway", "https://gateway.rocket.chat");
  say(ann, room, "sixth");
  EXPECT_THAT(jobs_of(push::PushMessage::kJob), SizeIs(3)) << "nothing goes to Rocket.Chat unasked";
}

TEST_P(PushTest, ByPreferenceAsOnScreens) {
  give_phone(ann);
  give_phone(ben);
  give_phone(eve);
  EXPECT_THAT(told_of("plain"), ElementsAre("ben"));
  prefer(ben, {{"desktopNotifications", "nothing"}});
  EXPECT_THAT(told_of("plain"), ElementsAre("ben")) << "that is for screens";
  prefer(ben, {{"pushNotifications", "mentions"}});
  EXPECT_THAT(told_of("plain"), IsEmpty());
  EXPECT_THAT(told_of("@ben"), ElementsAre("ben"));
  EXPECT_THAT(told_of("@all"), ElementsAre("ben"));
  EXPECT_THAT(told_of("@here"), IsEmpty());
  prefer_here(ben, {{"mobilePushNotifications", "all"}});
  EXPECT_THAT(told_of("plain"), ElementsAre("ben"));
  settings.put("Notifications_Max_Room_Members", 1);
  EXPECT_THAT(told_of("plain"), ElementsAre("ben")) << "asked for it";
  prefer_here(ben, {{"mobilePushNotifications", "nothing"}});
  EXPECT_THAT(told_of("@ben"), IsEmpty());
  prefer_here(ben, {{"mobilePushNotifications", "default"}, {"disableNotifications", "1"}});
  EXPECT_THAT(told_of("@ben"), IsEmpty());
}

TEST_P(PushTest, ByDefaultOfTheWorkspace) {
  give_phone(ben);
  settings.put("Accounts_Default_User_Preferences_pushNotifications", "nothing");
  EXPECT_THAT(told_of("@ben"), IsEmpty());
  settings.put("Accounts_Default_User_Preferences_pushNotifications", "mentions");
  EXPECT_THAT(told_of("plain"), IsEmpty());
  EXPECT_THAT(told_of("@ben"), ElementsAre("ben"));
  EXPECT_THAT(told_of("hello", direct(ann, ben).id), ElementsAre("ben"));
}

TEST_P(PushTest, FollowersOfAThread) {
  give_phone(ben);
  give_phone(eve);
  const auto first = say(ben, room, "first");
  messages::SendMessage cmd{.room = room, .tmid = first.id};
  cmd.text = "reply";
  const auto jobs = look(messages::send(*ctx, ann, cmd));
  ASSERT_THAT(jobs, SizeIs(1));
  deliver(jobs.front());
  EXPECT_EQ(options().at("payload").at("tmid"), json::value(first.id.value));
}

TEST_P(PushTest, LaterForWhoIsConnected) {
  give_phone(ben);
  presence.connected({.id = ben.id, .username = "ben", .name = {}}, "c1");
  auto jobs = look(say(ann, room, "one"));
  ASSERT_THAT(jobs, SizeIs(1));
  EXPECT_EQ(jobs.front().run_at, clock.now() + std::chrono::seconds{120});
  subscriptions::read(*ctx, ben, room);
  deliver(jobs.front());
  EXPECT_THAT(http.sent(), IsEmpty()) << "read meanwhile";
  presence.set_away(ben.id, "c1", true);
  jobs = look(say(ann, room, "two"));
  EXPECT_EQ(jobs.front().run_at, clock.now());
  deliver(jobs.front());
  EXPECT_THAT(http.sent(), SizeIs(1));
  ctx->push_delays.away = std::chrono::seconds{-1};
  EXPECT_THAT(look(say(ann, room, "three")), SizeIs(2)) << "no more than before";
}

TEST_P(PushTest, NotOfWhatIsGone) {
  give_phone(ben);
  auto message = say(ann, room, "oops");
  auto job = look(message).front();
  messages::remove(*ctx, ann, {.id = message.id});
  deliver(job);
  job = look(say(ann, room, "late")).front();
  clock.advance(std::chrono::hours{3});
  deliver(job);
  job = look(say(ann, room, "left")).front();
  rooms::leave(*ctx, ben, room);
  deliver(job);
  EXPECT_THAT(http.sent(), IsEmpty());
}

TEST_P(PushTest, GoesByWhatTheGatewayAnswers) {
  give_phone(ben);
  const auto job = look(say(ann, room, "one")).front();
  status = 500;
  EXPECT_THROW(deliver(job), services::push::Unsent);
  status = 422;
  EXPECT_THROW(deliver(job), jobs::GiveUp);
  status = 406;
  deliver(job);
  EXPECT_THAT(store::PushTokens{*db->read()}.of(ben.pk), IsEmpty());
  deliver(job);
  EXPECT_THAT(http.sent(), SizeIs(3));
}

TEST_P(PushTest, SaysWhoWhereAndWhat) {
  give_phone(ben, "abc", "apn");
  say(ann, room, "earlier");
  told_of("*hello* @ben");
  EXPECT_EQ(http.sent().back().url, "https://push.test/push/apn/send");
  auto said = options();
  EXPECT_EQ(said.at("title"), "#team");
  EXPECT_EQ(said.at("text"), "ann: hello @ben");
  EXPECT_EQ(said.at("topic"), "chat");
  EXPECT_EQ(said.at("badge"), json::value(membership(ben, room).unread));
  EXPECT_EQ(said.at("payload").at("notificationType"), "message");
  EXPECT_EQ(said.at("payload").at("type"), "c");
  told_of("hello", direct(ann, ben).id);
  said = options();
  EXPECT_EQ(said.at("title"), "ann");
  EXPECT_EQ(said.at("text"), "hello");
  settings.put("Push_show_message", false);
  told_of("secret");
  EXPECT_EQ(options().at("text"), "You have a new message");
  settings.put("Push_show_username_room", false);
  prefer(ben, {{"language", "de-AT"}});
  told_of("secret");
  EXPECT_EQ(options().at("title"), "");
  EXPECT_EQ(options().at("text"), "Sie haben eine neue Nachricht");
  settings.put("Push_request_content_from_server", true);
  told_of("secret");
  EXPECT_THAT(options().at("payload").as_object(), SizeIs(3));
  EXPECT_EQ(options().at("payload").at("notificationType"), "message-id-only");
}

TEST_P(PushTest, IsReadInFullByItsReader) {
  settings.put("Push_request_content_from_server", true);
  const auto message = say(ann, room, "hello");
  const auto pushed = notifications::pushed(*ctx, ben, message.id);
  EXPECT_EQ(pushed.message.id, message.id);
  EXPECT_EQ(pushed.notification.at("text"), "ann: hello");
  const auto secret = say(ann, direct(ann, ben).id, "hello");
  EXPECT_REFUSED(notifications::pushed(*ctx, eve, secret.id), message_not_found);
}

TEST_P(PushTest, IsSmallEnough) {
  give_phone(ben);
  told_of(std::string(4'000, 'x'));
  EXPECT_LE(http.sent().back().body.size(), 4'096U);
}

TEST_P(PushTest, IsTried) {
  EXPECT_REFUSED(notifications::test_push(*ctx, ben), no_push_tokens);
  give_phone(ben, "one");
  give_phone(ben, "two");
  EXPECT_EQ(notifications::test_push(*ctx, ben), 2);
  for (const auto& job : jobs_of(notifications::PushTest::kJob)) {
    notifications::push_test(*ctx, run(), tokens,
                             read_stored_fields<notifications::PushTest>(stored_json(job.payload)));
  }
  EXPECT_THAT(http.sent(), SizeIs(2));
  EXPECT_EQ(options().at("title"), "@ben");
  settings.put("Push_gateway", "https://gateway.rocket.chat");
  EXPECT_REFUSED(notifications::test_push(*ctx, ben), push_disabled);
}

TEST(NotificationId, IsJavasHashFromTheEnd) {
  EXPECT_EQ(notifications::notification_id(""), 0);
  EXPECT_EQ(notifications::notification_id("ab"), 'b' * 31 + 'a');
  EXPECT_EQ(notifications::notification_id("hello, world, hello, world"),
            notifications::notification_id("hello, world, hello, world"));
}

INSTANTIATE_TEST_SUITE_P(Engines, PushTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
