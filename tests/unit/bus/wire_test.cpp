// Events on their way to another node: every kind comes out as it went in, and what is not known does no harm.

#include "bus/wire.h"

#include <gtest/gtest.h>

#include "bus/event.h"
#include "model/message.h"

namespace confab::bus {
namespace {

Batch batch_of(std::vector<Event> events) {
  Batch batch;
  batch.origin = "here";
  batch.number = 7;
  batch.events = std::move(events);
  return batch;
}

std::vector<Event> sent(std::vector<Event> events) {
  auto decoded = decode(encode(batch_of(std::move(events))));
  EXPECT_EQ(decoded.skipped_events, 0U);
  EXPECT_TRUE(decoded.batch);
  return decoded.batch ? std::move(decoded.batch->events) : std::vector<Event>{};
}

template <class Kind>
Kind sent_one(Kind event) {
  std::vector<Event> events;
  events.emplace_back(std::move(event));
  auto arrived = sent(std::move(events));
  return arrived.size() == 1 ? std::get<Kind>(arrived[0]) : Kind{};
}

TEST(Wire, EveryKindArrives) {
  std::vector<Event> events;
// NOLINTNEXTLINE(bugprone-macro-parentheses): a type
#define CONFAB_EMPTY(Kind) events.emplace_back(Kind{});
  CONFAB_EACH_EVENT(CONFAB_EMPTY)
#undef CONFAB_EMPTY
  for (auto& event : events) {
    if (auto* saved = std::get_if<MessageSaved>(&event)) saved->message = std::make_shared<model::Message>();
    if (auto* notified = std::get_if<Notified>(&event)) notified->message = std::make_shared<model::Message>();
  }
  const auto arrived = sent(events);
  ASSERT_EQ(arrived.size(), events.size());
  for (std::size_t i = 0; i < events.size(); ++i) EXPECT_EQ(arrived[i].index(), events[i].index());
  EXPECT_EQ(encode(batch_of(arrived)), encode(batch_of(events))) << "with all that they say";
}

TEST(Wire, AMessageArrivesAsClientsSeeIt) {
  model::Message message;
  message.id = MessageId{"m"};
  message.rid = RoomId{"r"};
  message.seq = 12;
  message.ts = message.updated_at = Timestamp{std::chrono::milliseconds{1700000000123}};
  message.u = model::user_author({UserId{"u"}, "ann", "Ann \"A\""}, 0);
  message.msg = "hello\n\xF0\x9F\x98\x80";
  message.md = {R"([{"type":"PARAGRAPH"}])"};
  message.mentions.emplace().push_back({"all", "all", {}, {}});
  message.groupable = false;
  const auto arrived = sent_one(
      MessageSaved{std::make_shared<model::Message>(message), true, {model::RoomKind::channel, "team"}, false});
  ASSERT_TRUE(arrived.message);
  EXPECT_EQ(arrived.message->ts, message.ts);
  EXPECT_EQ(arrived.message->u, message.u);
  EXPECT_EQ(arrived.message->msg, message.msg);
  EXPECT_EQ(arrived.message->md.text, message.md.text);
  EXPECT_TRUE(arrived.message->urls.empty());
  EXPECT_EQ(arrived.message->mentions->at(0).id, "all");
  EXPECT_EQ(arrived.message->groupable, false);
  EXPECT_TRUE(arrived.created);
  EXPECT_FALSE(arrived.room_changed);
  EXPECT_EQ(arrived.room.kind, model::RoomKind::channel);
  EXPECT_EQ(arrived.room.name, "team");
}

TEST(Wire, OfAnAccountArrivesWhatChanged) {
  UserChanged changed{.user = UserId{"u"}, .change = Change::updated};
  changed.fields.bio = "";
  changed.fields.active = false;
  changed.fields.emails.emplace().push_back({"ann@example.org", true});
  changed.fields.preferences = {{"idleTimeLimit", json::value(120)}, {"highlights", json::array{"word"}}};
  const auto arrived = sent_one(changed).fields;
  EXPECT_EQ(arrived.bio, "");
  EXPECT_FALSE(arrived.name) << "it did not change";
  EXPECT_EQ(arrived.active, false);
  EXPECT_TRUE(arrived.emails.value().at(0).verified);
  EXPECT_EQ(arrived.preferences, changed.fields.preferences);
}

TEST(Wire, ASecretDoesNotLeaveTheProcess) {
  EXPECT_EQ(sent_one(SettingChanged{"Site_Name", json::value("Ours")}).value, json::value("Ours"));
  const SettingChanged secret{"SMTP_Password", json::value("hunter2"), true};
  EXPECT_EQ(encode(batch_of({Event{secret}})).find("hunter2"), std::string::npos);
  EXPECT_FALSE(sent_one(secret).value);
}

TEST(Wire, WhatIsNotKnownIsSkippedAndCounted) {
  const auto decoded = decode(
      R"({"version":1,"origin":"there","number":3,"later":true,"events":[
          {"kind":"tea-made","event":{"sugar":2}},
          {"kind":"room-changed","event":{"room":"r","change":"painted","rightsChanged":false}},
          {"kind":"message-removed","event":{"room":"r","message":"m","why":"later"}}]})");
  ASSERT_TRUE(decoded.batch);
  EXPECT_EQ(decoded.batch->origin, "there");
  EXPECT_EQ(decoded.batch->number, 3U);
  EXPECT_EQ(decoded.skipped_events, 2U);
  ASSERT_EQ(decoded.batch->events.size(), 1U);
  EXPECT_EQ(std::get<MessageRemoved>(decoded.batch->events[0]).message, MessageId{"m"});
}

TEST(Wire, ANewerFormAndNonsenseAreNoBatch) {
  EXPECT_FALSE(decode(R"({"version":2,"origin":"there","number":3,"events":[]})").batch);
  for (const auto* text : {"", "{", "[]", "{}", R"({"version":1})"}) EXPECT_FALSE(decode(text).batch) << text;
}

}  // namespace
}  // namespace confab::bus
