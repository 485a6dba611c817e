// Time and number as positions: what history and unread counts rest on.

#include "store/positions.h"

#include <gmock/gmock.h>

#include "store/message_row.h"
#include "store/message_versions.h"
#include "store/message_writer.h"
#include "store/messages.h"
#include "store/room_writer.h"
#include "store/rooms.h"
#include "store/sql_text.h"
#include "store/store.h"

namespace confab::store {
namespace {

class PositionsTest : public testing::StoreTest {
 protected:
  void prepare() override {
    const auto tx = db->begin();
    model::User user;
    user.id = UserId{"ann"};
    user.username = "ann";
    UserWriter{*tx}.insert(user);
    RoomRow row;
    row.id = RoomId{"room"};
    row.name = "room";
    ASSERT_TRUE(RoomWriter{*tx}.insert(row));
    room = row.pk;
    // Number 3 does not count, 5 and 6 are of one time, 7 is deleted.
    for (int i = 1; i <= 9; ++i) {
      model::Message message;
      message.id = MessageId{"m" + std::to_string(i)};
      message.room_pk = room;
      message.u.pk = i % 2 == 0 ? user.pk : 0;
      message.seq = i;
      message.countable = i == 3 ? 0 : i < 3 ? i : i - 1;
      message.ts = message.updated_at = from_millis(std::int64_t{1000} * (i == 6 ? 5 : i));
      ASSERT_TRUE(MessageWriter{*tx}.insert(message));
      if (i == 7) MessageWriter{*tx}.remove(message, user.pk, change_at(20'000));
    }
    ann = user.pk;
    tx->commit();
  }
  std::int64_t room = 0, ann = 0;
};

TEST_P(PositionsTest, TimesAreFoundByHalving) {
  const auto reader = db->read();
  Messages messages{*reader};
  const auto before = [&](std::int64_t millis) { return messages.seq_before(room, 9, from_millis(millis)); };
  EXPECT_EQ(before(0), 0);
  EXPECT_EQ(before(1000), 0);
  EXPECT_EQ(before(1001), 1);
  EXPECT_EQ(before(5000), 4);
  EXPECT_EQ(before(5001), 7) << "6, and nothing lies where 7 was deleted";
  EXPECT_EQ(before(7001), 7);
  EXPECT_EQ(before(9000), 8);
  EXPECT_EQ(before(9001), 9);
  EXPECT_EQ(before(99'000), 9);
  EXPECT_EQ(messages.seq_before(room, 0, from_millis(5000)), 0);
}

TEST_P(PositionsTest, CountablesAndOwnMessagesIncludeDeletedOnes) {
  const auto reader = db->read();
  Positions positions{*reader};
  EXPECT_EQ(positions.countable_before(room, 1), 0);
  EXPECT_EQ(positions.countable_before(room, 4), 2);
  EXPECT_EQ(positions.countable_before(room, 8), 6);
  EXPECT_EQ(positions.own_from(room, ann, 1), 4);  // 2, 4, 6, 8
  EXPECT_EQ(positions.own_from(room, ann, 5), 2);
  EXPECT_EQ(positions.own_from(room, 0, 7), 2);  // 7, which is deleted, and 9
}

TEST_P(PositionsTest, AnIdIsUsedOnce) {
  const auto tx = db->begin();
  model::Message message;
  message.room_pk = room;
  message.seq = 10;
  message.id = MessageId{"m1"};
  EXPECT_FALSE(MessageWriter{*tx}.insert(message));
  message.id = MessageId{"m7"};  // it was deleted
  EXPECT_FALSE(MessageWriter{*tx}.insert(message));
  EXPECT_TRUE(Messages{*tx}.was_deleted(MessageId{"m7"}));
  message.id = MessageId{"new"};
  EXPECT_TRUE(MessageWriter{*tx}.insert(message));
}

TEST_P(PositionsTest, AuthorsWithoutAccountsComeBack) {
  model::Message message;
  message.room_pk = room;
  message.seq = 10;
  message.id = MessageId{"visit"};
  message.u = {{UserId{"guest-1"}, "guest-1", "A guest"}, model::AuthorKind::visitor, 0};
  const auto tx = db->begin();
  ASSERT_TRUE(MessageWriter{*tx}.insert(message));
  const auto visit = Messages{*tx}.by_id(message.id);
  ASSERT_TRUE(visit);
  EXPECT_EQ(visit->u, message.u);
  EXPECT_EQ(message_body(*visit), message_body(message)) << "an edit keeps the author";
  MessageVersionWriter{*tx}.keep(*visit, ann, from_millis(20'000), false);
  const auto versions = MessageVersions{*tx}.of(message.id, 10, 0);
  ASSERT_EQ(versions.size(), 1U);
  EXPECT_EQ(versions[0].author, static_cast<const model::UserRef&>(message.u));

  message.seq = 11;
  message.id = MessageId{"notice"};
  message.u = model::server_author();
  ASSERT_TRUE(MessageWriter{*tx}.insert(message));
  EXPECT_EQ(Messages{*tx}.by_id(message.id)->u, model::server_author());
}

TEST_P(PositionsTest, MessagesOfNobodyAreOfOthers) {
  const auto tx = db->begin();
  model::Message message;
  message.room_pk = room;
  message.seq = message.countable = 10;
  message.id = MessageId{"notice"};
  message.u = model::server_author();
  ASSERT_TRUE(MessageWriter{*tx}.insert(message));
  const auto newest = Messages{*tx}.newest_of_others(room, ann);
  ASSERT_TRUE(newest);
  EXPECT_EQ(newest->id, message.id);
}

TEST_P(PositionsTest, WhatAMessageHoldsComesBack) {
  model::Message message;
  message.room_pk = room;
  message.seq = 10;
  message.id = MessageId{"full"};
  message.u.pk = ann;
  message.msg = "text";
  message.md = {"[]"};
  message.mentions = {{"all", "all", {}, {}}, {"ann", "ann", "Ann", "user"}};
  message.channels = {{RoomId{"room"}, "room", "Room"}};
  message.urls = {R"([{"url":"https://example.org","meta":{}}])"};
  message.attachments = {R"([{"text":"a"}])"};
  message.alias = "A";
  message.emoji = ":x:";
  message.avatar = "/a";
  message.groupable = false;
  message.parse_urls = false;
  message.bot = {R"({"i":"1"})"};
  message.custom_fields = {R"({"k":1})"};
  const auto tx = db->begin();
  ASSERT_TRUE(MessageWriter{*tx}.insert(message));
  auto stored = Messages{*tx}.by_id(message.id);
  ASSERT_TRUE(stored);
  message.rid = RoomId{"room"};
  message.u = model::user_author({UserId{"ann"}, "ann", {}}, ann);
  EXPECT_EQ(message_body(*stored), message_body(message));
  EXPECT_EQ(stored->u, message.u);
  EXPECT_EQ(stored->rid, message.rid);
  model::Message plain;
  plain.mentions.emplace();
  EXPECT_EQ(message_body(plain), "");
}

TEST_P(PositionsTest, RoomNamesAndDirectKeysAreUnique) {
  const auto tx = db->begin();
  RoomWriter writer{*tx};
  RoomRow row;
  row.id = RoomId{"other"};
  row.name = "ROOM";
  EXPECT_FALSE(writer.insert(row));
  row.name.reset();
  row.kind = model::RoomKind::direct;
  row.direct_key = direct_key({UserId{"b"}, UserId{"a"}});
  EXPECT_EQ(row.direct_key, "a b");
  EXPECT_TRUE(writer.insert(row));
  row.id = RoomId{"third"};
  EXPECT_FALSE(writer.insert(row));
  EXPECT_EQ(Rooms{*tx}.by_direct_key("a b")->id, RoomId{"other"});
  EXPECT_EQ(Rooms{*tx}.by_name("Room")->pk, room);
}

TEST(SqlText, ListsAreRoundedUp) {
  EXPECT_EQ(in_list(1), "(?)");
  EXPECT_EQ(in_list(3), "(?, ?, ?, ?)");
  std::vector<sql::Value> values;
  append_in_list(values, std::vector<std::int64_t>{1, 2, 3});
  EXPECT_EQ(values.size(), 4U);
}

INSTANTIATE_TEST_SUITE_P(Engines, PositionsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store
