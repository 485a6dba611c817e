#include "core/messages/history.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"

#include <gmock/gmock.h>

#include "core/messages/edit.h"
#include "core/messages/remove.h"
#include "core/messages/sync.h"
#include "core/team.h"
#include "store/messages.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class HistoryTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    for (int i = 1; i <= 10; ++i) {
      clock.advance(std::chrono::seconds{1});
      sent.push_back(say(ann, room, std::to_string(i)));
    }
    messages::remove(*ctx, ann, {.id = sent[4].id});  // "5"
  }

  static std::vector<std::string> words(const std::vector<model::Message>& list) {
    std::vector<std::string> result;
    result.reserve(list.size());
    for (const auto& message : list) result.push_back(message.msg);
    return result;
  }
  [[nodiscard]] Timestamp at(int number) const { return sent[static_cast<std::size_t>(number) - 1].ts; }

  std::vector<model::Message> sent;
};

TEST_P(HistoryTest, NewestFirstByCountAndOffset) {
  const auto page = messages::history(*ctx, ben, {.room = room, .limit = 3, .with_total = true});
  EXPECT_THAT(words(page.messages), ElementsAre("10", "9", "8"));
  EXPECT_EQ(page.total, 9);
  EXPECT_THAT(words(messages::history(*ctx, ben, {.room = room, .limit = 3, .offset = 4}).messages),
              ElementsAre("6", "4", "3"));
}

TEST_P(HistoryTest, ThoseThatMeetACondition) {
  using Condition = model::Condition;
  const auto found = [&](Condition condition, std::int64_t limit = 50) {
    const auto page = messages::list(*ctx, ben, {.room = room, .limit = limit, .condition = std::move(condition)});
    return std::pair{words(page.messages), page.total};
  };
  const auto is = [](std::string field, json::array values) {
    return Condition{.op = Condition::Op::one_of, .field = std::move(field), .values = std::move(values), .parts = {}};
  };
  EXPECT_EQ(found(is("msg", {"3", "4", "5"})), std::pair(std::vector<std::string>{"4", "3"}, std::int64_t{2}));
  EXPECT_EQ(found(is("u.username", {"ann"}), 1).second, 9);
  say(ben, room, "@all see");
  say(ben, room, "@here see");
  say(ann, room, "@ben see");
  EXPECT_THAT(found(is("mentions._id", {ben.id.value})).first, ElementsAre("@ben see"));
  const auto exists = [](std::string field) {
    return Condition{.op = Condition::Op::exists, .field = std::move(field), .values = {}, .parts = {}};
  };
  EXPECT_THAT(found(exists("mentions.all")).first, ElementsAre("@all see"));
  EXPECT_THAT(found(exists("mentions.here")).first, ElementsAre("@here see"));
  EXPECT_REFUSED(found(is("services", {"x"})), invalid_query);
}

TEST_P(HistoryTest, BetweenTwoTimes) {
  EXPECT_THAT(words(messages::history(*ctx, ben, {.room = room, .latest = at(4)}).messages),
              ElementsAre("3", "2", "1"));
  EXPECT_THAT(words(messages::history(*ctx, ben, {.room = room, .latest = at(4), .oldest = at(2)}).messages),
              ElementsAre("3"));
  EXPECT_THAT(
      words(messages::history(*ctx, ben, {.room = room, .latest = at(4), .oldest = at(2), .inclusive = true}).messages),
      ElementsAre("4", "3", "2"));
  EXPECT_THAT(words(messages::history(*ctx, ben, {.room = room, .latest = at(5)}).messages),  // where one is missing
              ElementsAre("4", "3", "2", "1"));
  EXPECT_THAT(messages::history(*ctx, ben, {.room = room, .latest = at(1)}).messages, IsEmpty());
  EXPECT_THAT(messages::history(*ctx, ben, {.room = room, .oldest = at(10)}).messages, IsEmpty());
  EXPECT_THAT(words(messages::history(*ctx, ben, {.room = room, .oldest = at(8)}).messages), ElementsAre("10", "9"));
}

TEST_P(HistoryTest, TellsWhatIsUnreadAndNotLoaded) {
  const auto page = messages::history(*ctx, ben, {.room = room, .limit = 2, .last_seen = at(3)});
  EXPECT_EQ(page.unread_not_loaded, 4);  // 4, 6, 7, 8
  ASSERT_TRUE(page.first_unread);
  EXPECT_EQ(page.first_unread->msg, "4");
  const auto all = messages::history(*ctx, ben, {.room = room, .limit = 50, .last_seen = at(3)});
  EXPECT_EQ(all.unread_not_loaded, 0);
  EXPECT_FALSE(all.first_unread);
}

TEST_P(HistoryTest, AroundAMessageAndOnwards) {
  const auto around = messages::surrounding(*ctx, ben, sent[5].id, 4);
  EXPECT_THAT(words(around.messages), ElementsAre("3", "4", "6", "7", "8"));
  EXPECT_TRUE(around.more_before);
  EXPECT_TRUE(around.more_after);
  EXPECT_FALSE(messages::surrounding(*ctx, ben, sent[9].id, 4).more_after);
  EXPECT_THAT(words(messages::next(*ctx, ben, room, at(8), 50)), ElementsAre("9", "10"));
  EXPECT_THAT(words(messages::next(*ctx, ben, room, {}, 2)), ElementsAre("1", "2"));
}

TEST_P(HistoryTest, MentionsStayListedWhenRead) {
  say(ann, room, "@ben look");
  const messages::ListMessages query{.room = room, .naming = ben.id};
  EXPECT_EQ(messages::list(*ctx, ben, query).total, 1);
  EXPECT_THAT(words(messages::list(*ctx, ben, query).messages), ElementsAre("@ben look"));
  EXPECT_EQ(messages::list(*ctx, ann, query).total, 1);
  EXPECT_EQ(messages::list(*ctx, ann, {.room = room, .naming = ann.id}).total, 0);
  EXPECT_EQ(messages::list(*ctx, ann, {.room = room, .naming = UserId{"nobody"}}).total, 0);
  EXPECT_EQ(messages::list(*ctx, ben, {.room = room, .oldest_first = true, .limit = 2}).total, 10);
}

TEST_P(HistoryTest, WhoMayRead) {
  EXPECT_NO_THROW(messages::history(*ctx, eve, {.room = room}));  // preview-c-room
  permissions.put("preview-c-room", {"admin"});
  EXPECT_REFUSED(messages::history(*ctx, eve, {.room = room}), not_allowed);
  EXPECT_NO_THROW(messages::history(*ctx, ben, {.room = room}));
  permissions.put("view-c-room", {"admin"});
  EXPECT_REFUSED(messages::history(*ctx, eve, {.room = room}), room_not_found);
  EXPECT_REFUSED(messages::history(*ctx, ben, {.room = room}), room_not_found);
  permissions.put("view-joined-room", {"user"});
  EXPECT_NO_THROW(messages::history(*ctx, ben, {.room = room}));
  EXPECT_REFUSED(messages::history(*ctx, eve, {.room = room}), room_not_found);
  const auto secret = channel(ann, {}, "secret", model::RoomKind::group).id;
  EXPECT_REFUSED(messages::sync(*ctx, eve, secret, {}), room_not_found);
  EXPECT_REFUSED(messages::sync(*ctx, eve, RoomId{"nowhere"}, {}), room_not_found);
}

TEST_P(HistoryTest, VisitorsReadOnlyWhereTheSettingSaysSo) {
  EXPECT_REFUSED(messages::anonymous_history(*ctx, {.room = room}), not_allowed);
  settings.put("Accounts_AllowAnonymousRead", true);
  EXPECT_THAT(messages::anonymous_history(*ctx, {.room = room}).messages, SizeIs(9));
  const auto secret = channel(ann, {}, "secret", model::RoomKind::group).id;
  EXPECT_REFUSED(messages::anonymous_history(*ctx, {.room = secret}), not_allowed);
}

TEST_P(HistoryTest, SyncTellsWhatWasSentChangedAndDeleted) {
  clock.advance(std::chrono::minutes{1});
  const auto since = clock.now();
  clock.advance(std::chrono::minutes{1});
  EXPECT_THAT(messages::sync(*ctx, ben, room, since).updated, IsEmpty());
  messages::EditMessage edit{.id = sent[1].id};
  edit.text = "two";
  messages::edit(*ctx, ann, edit);
  say(ann, room, "11");
  messages::remove(*ctx, ann, {.id = sent[2].id});
  const auto changes = messages::sync(*ctx, ben, room, since);
  EXPECT_THAT(words(changes.updated), ::testing::UnorderedElementsAre("two", "11"));
  ASSERT_THAT(changes.deleted, SizeIs(1));
  EXPECT_EQ(changes.deleted[0].id, sent[2].id);
  EXPECT_EQ(messages::deleted_since(*ctx, ben, room, since, 50, 0).total, 1);
  // What happens in the very millisecond that is asked for is told.
  const auto now = clock.now();
  messages::remove(*ctx, ann, {.id = sent[3].id});
  EXPECT_GE(messages::sync(*ctx, ben, room, now).deleted.size(), 1U);
}

TEST_P(HistoryTest, SyncByCursorLosesNothing) {
  for (int i = 0; i < 7; ++i) {  // all of one millisecond
    messages::EditMessage edit{.id = sent[static_cast<std::size_t>(i == 4 ? 9 : i)].id};
    edit.text = "edited " + std::to_string(i);
    messages::edit(*ctx, ann, edit);
  }
  for (const bool forward : {true, false}) {
    std::vector<std::string> seen;
    std::optional<Timestamp> cursor = forward ? Timestamp{} : clock.now() + std::chrono::hours{1};
    int pages = 0;
    while (cursor && ++pages < 20) {
      messages::SyncPageQuery query{.room = room};
      query.count = 2;
      (forward ? query.next : query.previous) = cursor;
      const auto page = messages::sync_page(*ctx, ben, query);
      for (const auto& message : page.changes.updated) seen.push_back(message.id.value);
      cursor = forward ? page.next : page.previous;
    }
    std::sort(seen.begin(), seen.end());
    EXPECT_THAT(seen, SizeIs(9));
    EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
  }
  messages::SyncPageQuery deleted{.room = room, .kind = messages::SyncKind::deleted};
  EXPECT_THAT(messages::sync_page(*ctx, ben, deleted).changes.deleted, SizeIs(1));
  deleted.next = deleted.previous = clock.now();
  EXPECT_REFUSED(messages::sync_page(*ctx, ben, deleted), invalid_params);
}

TEST_P(HistoryTest, AListEndsAtItsBytesAndGoesOnFromItsLast) {
  const std::string large(store::Messages::kMaxBytes / 4, 'x');
  const auto tx = db->begin();
  tx->execute("UPDATE messages SET text = ?", {large});
  tx->commit();
  const auto page = messages::history(*ctx, ben, {.room = room, .limit = 100}).messages;
  ASSERT_THAT(page, SizeIs(4));
  EXPECT_EQ(page.back().id, sent[6].id);
  const auto rest = messages::history(*ctx, ben, {.room = room, .latest = page.back().ts, .limit = 100}).messages;
  ASSERT_THAT(rest, SizeIs(4));
  EXPECT_EQ(rest.front().id, sent[5].id);
  EXPECT_THAT(messages::sync(*ctx, ben, room, Timestamp{}).updated, SizeIs(4)) << "the newest changes";
}

INSTANTIATE_TEST_SUITE_P(Engines, HistoryTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
