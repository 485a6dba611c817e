#include "ddp/frames.h"
#include "base/errors/request.h"

#include <gtest/gtest.h>

#include "ddp/channel.h"

namespace confab::ddp {
namespace {

TEST(Frames, TheConnection) {
  EXPECT_EQ(connected("s1"), R"({"msg":"connected","session":"s1"})");
  EXPECT_EQ(failed(), R"({"msg":"failed","version":"1"})");
  EXPECT_EQ(ping(), R"({"msg":"ping"})");
  EXPECT_EQ(pong(""), R"({"msg":"pong"})");
  EXPECT_EQ(pong(R"("7")"), R"({"msg":"pong","id":"7"})");
  EXPECT_EQ(malformed("Bad \"request\""), R"({"msg":"error","reason":"Bad \"request\""})");
}

TEST(Frames, Methods) {
  EXPECT_EQ(result("1", R"({"a":1})"), R"({"msg":"result","id":"1","result":{"a":1}})");
  EXPECT_EQ(result("1", ""), R"({"msg":"result","id":"1"})") << "undefined has no member";
  EXPECT_EQ(updated("1"), R"({"msg":"updated","methods":["1"]})");
  EXPECT_EQ(result_error("1", Refusal(errors::method_not_found, "No")),
            R"({"msg":"result","id":"1","error":{"isClientSafe":true,"error":404,"reason":"No",)"
            R"("message":"No [404]","errorType":"Meteor.Error"}})");
}

TEST(Frames, Subscriptions) {
  EXPECT_EQ(ready("1"), R"({"msg":"ready","subs":["1"]})");
  EXPECT_EQ(nosub("1"), R"({"msg":"nosub","id":"1"})");
  EXPECT_EQ(nosub_error("1", Refusal(errors::stream_not_allowed, "Not allowed")),
            R"({"msg":"nosub","id":"1","error":{"isClientSafe":true,"error":"not-allowed","reason":"Not allowed",)"
            R"("message":"Not allowed [not-allowed]","errorType":"Meteor.Error"}})");
}

TEST(Frames, Documents) {
  EXPECT_EQ(added("users", "u", R"({"a":1})"), R"({"msg":"added","collection":"users","id":"u","fields":{"a":1}})");
  EXPECT_EQ(changed("users", "u", "{}"), R"({"msg":"changed","collection":"users","id":"u","fields":{}})");
  EXPECT_EQ(removed("users", "u"), R"({"msg":"removed","collection":"users","id":"u"})");
  EXPECT_EQ(stream_event("stream-notify-room", "r/typing", R"(["ann",true])"),
            R"({"msg":"changed","collection":"stream-notify-room","id":"id",)"
            R"("fields":{"eventName":"r/typing","args":["ann",true]}})");
}

TEST(Frames, IdsOfClientsAreQuoted) {
  EXPECT_EQ(updated(R"(a"],"x":[")"), R"({"msg":"updated","methods":["a\"],\"x\":[\""]})");
  EXPECT_EQ(sockjs_message(R"({"a":"b"})"), R"(a["{\"a\":\"b\"}"])");
}

}  // namespace
}  // namespace confab::ddp
