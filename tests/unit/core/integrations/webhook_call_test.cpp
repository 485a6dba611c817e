#include "core/integrations/outgoing.h"

#include <gmock/gmock.h>

#include "core/accounts/remove.h"
#include "core/integrations/history.h"
#include "core/integrations/manage.h"
#include "core/messages/edit.h"
#include "core/messages/remove.h"
#include "core/team.h"
#include "store/integration_runs.h"
#include "store/integrations.h"
#include "store/jobs.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class WebhookCallTest : public testing::TeamTest {
 protected:
  integrations::IntegrationFields fields(std::string channel) {
    integrations::IntegrationFields made;
    made.name = "out";
    made.enabled = true;
    made.username = "ben";
    made.channel = std::move(channel);
    made.event = "sendMessage";
    made.urls = std::vector<std::string>{"https://sink.test/"};
    made.script_enabled = false;
    return made;
  }
  std::vector<triggers::CallOut> waiting() {
    std::vector<triggers::CallOut> calls;
    for (const auto& job : store::Jobs{*db->read()}.list(
             {.kind = std::string{triggers::CallOut::kJob}, .state = store::JobState::waiting}, 100, 0)) {
      calls.push_back(read_stored_fields<triggers::CallOut>(stored_json(job.payload)));
      due.push_back(job.run_at);
    }
    return calls;
  }
  /// What is asked of the sink meanwhile, and how it answers.
  void run(const triggers::CallOut& call, int status, const std::string& body = {}) {
    http.answer([=](const services::http::Request&) {
      services::http::Response response{.status = status, .headers = {}, .body = body, .url = call.url};
      response.headers.emplace_back("content-type", "application/json");
      return response;
    });
    const std::atomic<bool> stop{false};
    const jobs::Run job{"job", 1, clock.now(), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop};
    integrations::call_out(*ctx, job, call);
  }
  std::vector<std::string> steps(const model::Integration& integration) {
    std::vector<std::string> found;
    for (const auto& one : integrations::runs(*ctx, admin, integration.id, false, 100, 0).runs) {
      found.push_back(one.step);
    }
    return found;
  }
  std::vector<Timestamp> due;
};

TEST_P(WebhookCallTest, IsStoredWithWhatHappened) {
  const auto named = integrations::create_outgoing(*ctx, admin, fields("#" + channel(ann, {}, "told").name.value()));
  say(ann, room, "elsewhere");
  EXPECT_THAT(waiting(), IsEmpty());
  const auto everywhere = integrations::create_outgoing(*ctx, admin, fields(""));
  const auto message = say(ann, room, "here");
  ASSERT_THAT(waiting(), SizeIs(1));
  EXPECT_EQ(waiting().front().integration, everywhere.id);
  EXPECT_EQ(waiting().front().message, message.id.value);
  EXPECT_FALSE(waiting().front().edited);
  messages::edit(*ctx, ann, {.id = message.id, .room = room, .text = "edited"});
  EXPECT_THAT(waiting(), SizeIs(1)) << "edits are told only to who wants them";
  integrations::remove(*ctx, admin, everywhere.id, true);
  say(ann, room, "nobody listens");
  EXPECT_THAT(waiting(), SizeIs(1));
}

TEST_P(WebhookCallTest, TriesAgainAsTheWebhookSays) {
  auto wanted = fields("");
  wanted.retries = true;
  wanted.retry_count = 1;
  wanted.retry_delay = "powers-of-two";
  const auto hook = integrations::create_outgoing(*ctx, admin, wanted);
  say(ann, room, "hello");
  run(waiting().front(), 503);
  ASSERT_THAT(waiting(), SizeIs(2));
  const auto again = waiting().front();
  EXPECT_EQ(again.retry, 1);
  EXPECT_EQ(due.front(), clock.now());
  run(again, 503);
  EXPECT_THAT(steps(hook), ElementsAre("going-to-retry-1", "too-many-retries"));
  EXPECT_THAT(waiting(), SizeIs(2));
}

TEST_P(WebhookCallTest, WhatIsGoneIsNotTold) {
  const auto hook = integrations::create_outgoing(*ctx, admin, fields(""));
  const auto message = say(ann, room, "a secret");
  const auto call = waiting().front();
  run(call, 200, R"({"ok":true})");
  EXPECT_THAT(steps(hook), ElementsAre("after-http-call"));
  messages::remove(*ctx, ann, {.id = message.id, .room = room});
  EXPECT_THAT(steps(hook), IsEmpty()) << "what was told of it goes with it";
  const auto sent = http.sent().size();
  run(call, 200);
  EXPECT_EQ(http.sent().size(), sent);
}

TEST_P(WebhookCallTest, ItsOwnAnswersDoNotSetItOff) {
  integrations::create_outgoing(*ctx, admin, fields(""));
  say(ann, room, "hello");
  run(waiting().front(), 200, R"({"text":"hello yourself"})");
  EXPECT_THAT(waiting(), SizeIs(1));
}

TEST_P(WebhookCallTest, KnowsItsDelays) {
  using integrations::delay_before;
  using std::chrono::milliseconds;
  EXPECT_EQ(delay_before("powers-of-ten", 1), milliseconds{100});
  EXPECT_EQ(delay_before("powers-of-ten", 6), milliseconds{10'000'000});
  EXPECT_EQ(delay_before("powers-of-two", 3), milliseconds{8'000});
  EXPECT_EQ(delay_before("increments-of-two", 3), milliseconds{6'000});
  EXPECT_EQ(delay_before("never", 1), std::nullopt);
  EXPECT_EQ(delay_before("powers-of-ten", 400), milliseconds{std::chrono::hours{720}});
}

TEST_P(WebhookCallTest, ThoseOfARemovedPersonStop) {
  const auto hook = integrations::create_outgoing(*ctx, admin, fields(""));
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  EXPECT_FALSE(store::Integrations{*db->read()}.by_id(hook.id)->enabled);
  say(ann, room, "hello");
  EXPECT_THAT(waiting(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Engines, WebhookCallTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
