#include "services/push/gateway.h"

#include <gmock/gmock.h>

#include "services/http/fake.h"

namespace confab::services::push {
namespace {

using ::testing::Contains;
using ::testing::Pair;

class GatewayTest : public ::testing::Test {
 protected:
  void answers(int status) {
    http.answer([status](const http::Request&) { return http::Response{.status = status, .url = {}}; });
  }
  Outcome send(const Device& device) { return gateway.send(device, notification, "job"); }
  json::object sent() { return parse_json(http.sent().back().body).as_object(); }

  http::FakeClient http;
  Gateway gateway{http, "https://push.test", "workspace"};
  Notification notification{.title = "#team",
                            .text = "ann: hello",
                            .payload = {{"rid", "r"}},
                            .badge = 3,
                            .id = -7,
                            .user = "u",
                            .category = "MESSAGE",
                            .image = "https://chat.test/icon.png",
                            .made_at = from_millis(0)};
};

TEST_F(GatewayTest, SpeaksAsRocketChatsServersDo) {
  answers(200);
  EXPECT_EQ(send({.kind = "apn", .token = "abc", .app_name = "chat.app"}), Outcome::sent);
  const auto request = http.sent().back();
  EXPECT_EQ(request.method + " " + request.url, "POST https://push.test/push/apn/send");
  EXPECT_THAT(request.headers, Contains(Pair("Authorization", "Bearer ")));
  EXPECT_EQ(sent(), parse_json(R"({"token": "abc", "options": {"createdAt": "1970-01-01T00:00:00.000Z",
    "createdBy": "<SERVER>", "sent": false, "sending": 0, "from": "push", "title": "#team", "text": "ann: hello",
    "userId": "u", "payload": {"rid": "r"}, "badge": 3, "sound": "default", "notId": -7, "uniqueId": "workspace",
    "topic": "chat.app", "apn": {"category": "MESSAGE"}}})")
                        .as_object());
}

TEST_F(GatewayTest, TellsPhonesWithAndroidOfTheIcon) {
  answers(204);
  EXPECT_EQ(send({.kind = "gcm", .token = "abc", .app_name = "chat"}), Outcome::sent);
  EXPECT_EQ(http.sent().back().url, "https://push.test/push/gcm/send");
  const auto options = sent().at("options").as_object();
  EXPECT_EQ(options.at("gcm"), parse_json(R"({"style": "inbox", "image": "https://chat.test/icon.png"})"));
  EXPECT_FALSE(options.contains("topic"));
  EXPECT_FALSE(options.contains("apn"));
}

TEST_F(GatewayTest, GoesByTheStatus) {
  const Device device{.kind = "gcm", .token = "abc", .app_name = "chat"};
  answers(406);
  EXPECT_EQ(send(device), Outcome::gone);
  for (const int status : {401, 422}) {
    answers(status);
    EXPECT_EQ(send(device), Outcome::refused);
  }
  for (const int status : {302, 400, 404, 429, 500, 503}) {
    answers(status);
    EXPECT_THROW(send(device), Unsent) << status;
  }
}

}  // namespace
}  // namespace confab::services::push
