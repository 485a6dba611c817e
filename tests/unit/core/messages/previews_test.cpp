// Links are looked at after the message is there, and the message changes only where it still has them.

#include "core/messages/previews.h"

#include <gmock/gmock.h>

#include "base/errors/request.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/remove.h"
#include "core/team.h"

namespace confab::core {
namespace {

using messages::FetchPreviews;
using services::http::Request;
using services::http::Response;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class MessagePreviewsTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    settings.put("Site_Url", "https://chat.example");
    http.answer([this](const Request& request) {
      if (before_answer) before_answer();
      return Response{.status = 200,
                      .headers = {{"content-type", "text/html"}},
                      .body = "<title>Page " + request.url + "</title>",
                      .url = request.url};
    });
  }
  std::int64_t jobs_waiting() {
    return db->read()->count("SELECT count(*) FROM jobs WHERE kind = ?", {FetchPreviews::kJob});
  }
  void fetch(const MessageId& id) {
    std::atomic<bool> stop{false};
    messages::fetch_previews(*ctx, {"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop},
                             shares, {.message = id.value});
  }
  std::string urls(const MessageId& id) { return messages::get(*ctx, ann, id).urls.text; }
  model::Message send(messages::SendMessage cmd) {
    cmd.room = room;
    return messages::send(*ctx, ann, cmd);
  }

  messages::PreviewShares shares;
  std::function<void()> before_answer;
};

TEST_P(MessagePreviewsTest, TheMessageIsThereFirstAndThenItsPreviews) {
  const auto sent = say(ann, room, "look: https://a.example/x and https://b.example/");
  EXPECT_EQ(sent.urls.text, R"([{"url":"https://a.example/x","meta":{}},{"url":"https://b.example/","meta":{}}])");
  EXPECT_EQ(jobs_waiting(), 1);
  EXPECT_THAT(http.sent(), IsEmpty());
  forget_events();
  fetch(sent.id);
  EXPECT_THAT(urls(sent.id),
              HasSubstr(R"("url":"https://a.example/x","meta":{"pageTitle":"Page https://a.example/x"})"));
  const auto told = this->told<bus::MessageSaved>();
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_FALSE(told[0].created);
  EXPECT_TRUE(told[0].room_changed);  // it is the room's last one
  EXPECT_THAT(told[0].message->urls.text, HasSubstr("https://b.example/"));
  EXPECT_FALSE(told[0].message->edited_at);
  forget_events();
  fetch(sent.id);  // again: nothing changes, and nobody is told
  EXPECT_THAT(*events.lock(), IsEmpty());
}

TEST_P(MessagePreviewsTest, MostMessagesCostNothing) {
  say(ann, room, "no link");
  say(ann, room, "`https://a.example/`");
  say(ann, room, "https://chat.example/channel/team");
  send({.text = "https://a.example/", .parse_urls = false});
  send({.text = "https://a.example/", .attachments = json::array{json::object{{"text", "t"}}}});
  send({.text = "https://a.example/", .preview_urls = std::vector<std::string>{}});
  say(ann, room, "https://a/1 https://a/2 https://a/3 https://a/4 https://a/5 https://a/6");
  EXPECT_EQ(jobs_waiting(), 0);
  settings.put("API_Embed", false);
  say(ann, room, "https://a.example/");
  EXPECT_EQ(jobs_waiting(), 0);
  settings.put("API_Embed", true);
  say(ann, room, "https://a.example/");
  EXPECT_EQ(jobs_waiting(), 1);
}

TEST_P(MessagePreviewsTest, OnlyWhatTheSenderWants) {
  const auto sent = send({.text = "https://a.example/ https://b.example/",
                          .preview_urls = std::vector<std::string>{"https://b.example/"}});
  fetch(sent.id);
  EXPECT_THAT(http.sent(), SizeIs(1));
  EXPECT_THAT(urls(sent.id), HasSubstr(R"({"url":"https://a.example/","meta":{},"ignoreParse":true})"));
}

TEST_P(MessagePreviewsTest, AMessageThatHasChangedInBetweenIsLeftAlone) {
  const auto sent = say(ann, room, "https://a.example/");
  before_answer = [&] { messages::edit(*ctx, ann, {.id = sent.id, .text = "https://b.example/"}); };
  fetch(sent.id);
  EXPECT_EQ(urls(sent.id), R"([{"url":"https://b.example/","meta":{}}])");
  EXPECT_EQ(jobs_waiting(), 2);
  before_answer = [&] { messages::remove(*ctx, ann, {.id = sent.id}); };
  fetch(sent.id);
  fetch(sent.id);
}

TEST_P(MessagePreviewsTest, AnEditKeepsWhatIsKnown) {
  const auto sent = say(ann, room, "https://a.example/");
  fetch(sent.id);
  const auto edited =
      messages::edit(*ctx, ann, {.id = sent.id, .text = "now https://a.example/ and https://b.example/"});
  EXPECT_THAT(edited.urls.text, HasSubstr(R"("meta":{"pageTitle":"Page https://a.example/"})"));
  EXPECT_THAT(edited.urls.text, HasSubstr(R"({"url":"https://b.example/","meta":{}})"));
  EXPECT_EQ(jobs_waiting(), 2);
  fetch(sent.id);
  EXPECT_THAT(urls(sent.id), HasSubstr("Page https://b.example/"));
  EXPECT_THAT(http.sent(), SizeIs(2));
  EXPECT_TRUE(messages::get(*ctx, ann, sent.id).edited_at);
  const auto without = messages::edit(
      *ctx, ann, {.id = sent.id, .text = "https://a.example/", .preview_urls = std::vector<std::string>{}});
  EXPECT_EQ(without.urls.text, R"([{"url":"https://a.example/","meta":{},"ignoreParse":true}])");
}

TEST_P(MessagePreviewsTest, WhatIsBeyondAHostsPaceComesLater) {
  for (int i = 0; i < 30; ++i) (void)messages::url_preview(*ctx, ann, room, "https://a.example/" + std::to_string(i));
  const auto sent = say(ann, room, "https://a.example/new https://b.example/");
  fetch(sent.id);
  EXPECT_THAT(urls(sent.id), HasSubstr("Page https://b.example/"));
  EXPECT_THAT(urls(sent.id), Not(HasSubstr("Page https://a.example/")));
  EXPECT_EQ(jobs_waiting(), 2);
  clock.advance(std::chrono::minutes{2});
  fetch(sent.id);
  EXPECT_THAT(urls(sent.id), HasSubstr("Page https://a.example/new"));
}

TEST_P(MessagePreviewsTest, TracksAreLinks) {
  const auto sent = say(ann, room, "hear spotify:track:4uLU6hMCjMI75M1A2tKUQC!");
  EXPECT_EQ(sent.urls.text, R"([{"url":"https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",)"
                            R"("source":"spotify:track:4uLU6hMCjMI75M1A2tKUQC","meta":{}}])");
}

TEST_P(MessagePreviewsTest, ALinkMayBeLookedAtBeforeItIsSent) {
  EXPECT_REFUSED((void)messages::url_preview(*ctx, ann, RoomId{"nowhere"}, "https://a.example/"), not_allowed);
  const auto direct_room = direct(ann, ben);
  EXPECT_REFUSED((void)messages::url_preview(*ctx, eve, direct_room.id, "https://a.example/"), not_allowed);
  EXPECT_THAT(http.sent(), IsEmpty());
  EXPECT_EQ(messages::url_preview(*ctx, ann, room, "https://a.example/"),
            (json::object{{"url", "https://a.example/"},
                          {"meta", json::object{{"pageTitle", "Page https://a.example/"}}},
                          {"ignoreParse", true},
                          {"headers", json::object{{"contentType", "text/html"}}}}));
  EXPECT_EQ(messages::url_preview(*ctx, ann, room, "http://localhost/"),
            (json::object{{"url", "http://localhost/"}, {"meta", json::object{}}, {"ignoreParse", true}}));
}

INSTANTIATE_TEST_SUITE_P(Engines, MessagePreviewsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
