#include "core/messages/move.h"

#include <gmock/gmock.h>

#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/message_removed.h"
#include "bus/events/message_saved.h"
#include "core/messages/get.h"
#include "core/messages/history.h"
#include "core/messages/pin.h"
#include "core/messages/react.h"
#include "core/messages/star.h"
#include "core/messages/sync.h"
#include "core/messages/threads.h"
#include "core/rooms/archive.h"
#include "core/rooms/documents.h"
#include "core/subscriptions/read.h"
#include "core/team.h"
#include "store/audit.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class MoveTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    settings.put("Unread_Count", "all_messages");
    other = channel(ann, {ben, eve}, "other").id;
  }
  model::Message reply(const Actor& who, const model::Message& to, const std::string& text) {
    messages::SendMessage cmd{.room = to.rid};
    cmd.text = text;
    cmd.tmid = to.id;
    return messages::send(*ctx, who, cmd);
  }
  std::vector<model::Message> move(const Actor& who, const std::vector<MessageId>& ids, const RoomId& to,
                                   const std::optional<MessageId>& thread = {}) {
    return messages::move(*ctx, who, {.messages = ids, .room = to, .thread = thread});
  }
  model::Message get(const MessageId& id) { return messages::get(*ctx, ann, id); }
  /// What people wrote there beside replies, the newest first.
  std::vector<std::string> texts_of(const RoomId& id) {
    std::vector<std::string> texts;
    for (const auto& message : messages::history(*ctx, ann, {.room = id}).messages) {
      if (!message.t && !message.tmid) texts.push_back(message.msg);
    }
    return texts;
  }
  std::vector<std::string> traces_in(const RoomId& id) {
    std::vector<std::string> texts;
    for (const auto& message : messages::history(*ctx, ann, {.room = id}).messages) {
      if (message.t == "messages-moved") texts.push_back(message.msg);
    }
    return texts;
  }
  std::vector<std::string> replies(const MessageId& id) {
    std::vector<std::string> texts;
    for (const auto& one : messages::replies(*ctx, ann, {.tmid = id}).replies) texts.push_back(one.msg);
    return texts;
  }

  RoomId other;
};

TEST_P(MoveTest, LeavesOneRoomAndIsNewInTheOther) {
  const auto one = say(ben, room, "one");
  const auto two = say(ann, room, "two");
  const auto stays = say(ben, room, "stays");
  subscriptions::read(*ctx, eve, other);
  clock.advance(std::chrono::seconds{1});
  forget_events();
  const auto moved = move(ann, {two.id, one.id}, other);
  ASSERT_THAT(moved, SizeIs(2));
  EXPECT_EQ(moved[0].msg, "one") << "in their order";
  EXPECT_NE(moved[0].id, one.id);
  EXPECT_EQ(moved[0].u.id, ben.id);
  EXPECT_EQ(moved[0].first_sent_at, one.ts);
  EXPECT_GT(moved[0].ts, one.ts);
  EXPECT_THAT(texts_of(room), ElementsAre("stays"));
  EXPECT_THAT(texts_of(other), ElementsAre("two", "one"));
  EXPECT_THAT(traces_in(room), ElementsAre("2 messages were moved to #other"));
  EXPECT_THAT(traces_in(other), ElementsAre("2 messages were moved here from #team"));

  const auto gone = told<bus::MessageRemoved>();
  ASSERT_THAT(gone, SizeIs(2));
  EXPECT_EQ(gone[0].message, one.id);
  EXPECT_EQ(gone[0].room, room);
  std::vector<MessageId> created;
  for (const auto& saved : told<bus::MessageSaved>()) {
    if (saved.created && !saved.message->t) created.push_back(saved.message->id);
  }
  EXPECT_THAT(created, ElementsAre(moved[0].id, moved[1].id));
  EXPECT_REFUSED(get(one.id), message_not_found);

  EXPECT_EQ(membership(eve, other).unread, 2);
  EXPECT_EQ(membership(ben, other).unread, 1) << "his own is not unread to him";
  EXPECT_EQ(rooms::document(*ctx, room)->last_message->id, stays.id);
  EXPECT_EQ(rooms::document(*ctx, other)->last_message->id, moved[1].id);
  const auto rows = store::audit_rows(*db->read(), "messages.moved", from_millis(0), clock.now(), 10);
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_THAT(rows.front().details, HasSubstr(one.id.value));
}

TEST_P(MoveTest, BringsItsThread) {
  const auto first = say(ann, room, "who is in?");
  reply(ben, first, "me");
  reply(eve, first, "me, too");
  messages::read_thread(*ctx, ben, first.id);
  reply(ann, first, "fine");
  const bool was_unread = !membership(ann, room).tunread.empty();
  const auto moved = move(ann, {first.id}, other);
  ASSERT_THAT(moved, SizeIs(4));
  const auto begun = get(moved[0].id);
  EXPECT_EQ(begun.tcount, 3);
  EXPECT_EQ(begun.tlm, moved[3].ts);
  EXPECT_THAT(replies(begun.id), ElementsAre("me", "me, too", "fine"));
  EXPECT_EQ(moved[1].tmid, begun.id);
  EXPECT_THAT(texts_of(other), ElementsAre("who is in?"));
  EXPECT_THAT(membership(ben, other).tunread, ElementsAre(begun.id)) << "there is one that he has not read";
  EXPECT_EQ(!membership(ann, other).tunread.empty(), was_unread) << "to her it is as it was";
  EXPECT_THAT(membership(ben, room).tunread, IsEmpty());
  EXPECT_THAT(texts_of(room), IsEmpty());
}

TEST_P(MoveTest, IntoAThreadAndOutOfOne) {
  const auto first = say(ann, other, "here");
  const auto loose = say(ben, room, "loose");
  const auto moved = move(ann, {loose.id}, other, first.id);
  EXPECT_EQ(moved.front().tmid, first.id);
  EXPECT_EQ(get(first.id).tcount, 1);
  EXPECT_THAT(texts_of(other), ElementsAre("here"));
  const auto out = move(ann, {moved.front().id}, other);
  EXPECT_FALSE(out.front().tmid);
  EXPECT_FALSE(get(first.id).tcount);
  EXPECT_THAT(texts_of(other), ElementsAre("loose", "here"));
  EXPECT_EQ(out.front().first_sent_at, loose.ts);
  EXPECT_REFUSED(move(ann, {first.id}, other, first.id), invalid_message);
  EXPECT_REFUSED(move(ann, {first.id}, room, out.front().id), invalid_message);
}

TEST_P(MoveTest, KeepsItsMarksAndWhomItNames) {
  const auto message = say(ann, room, "look, @ben and @eve");
  messages::react(*ctx, ben, {.id = message.id, .emoji = "smile", .should_react = {}});
  messages::star(*ctx, ben, message.id, true);
  messages::pin(*ctx, ann, message.id);
  subscriptions::read(*ctx, ben, other);
  subscriptions::read(*ctx, eve, other);
  const auto moved = move(ann, {message.id}, other).front();
  ASSERT_TRUE(moved.reactions);
  EXPECT_EQ(moved.reactions->front().first, ":smile:");
  EXPECT_EQ(moved.pinned, true);
  EXPECT_TRUE(moved.starred->empty()) << "others do not see whose";
  EXPECT_THAT(messages::get(*ctx, ben, moved.id).starred.value(), SizeIs(1));
  EXPECT_EQ(membership(ben, room).user_mentions, 0);
  EXPECT_EQ(membership(ben, other).user_mentions, 1);
  EXPECT_EQ(membership(eve, other).user_mentions, 1) << "she is in this room";
}

TEST_P(MoveTest, SyncTellsBothRooms) {
  const auto message = say(ann, room, "one");
  clock.advance(std::chrono::seconds{30});
  const auto since = clock.now();
  clock.advance(std::chrono::seconds{1});
  const auto moved = move(ann, {message.id}, other).front();
  const auto left = messages::sync(*ctx, ben, room, since);
  ASSERT_THAT(left.deleted, SizeIs(1));
  EXPECT_EQ(left.deleted.front().id, message.id);
  const auto came = messages::sync(*ctx, ben, other, since);
  EXPECT_EQ(came.updated.front().id, moved.id);
}

TEST_P(MoveTest, WhoMay) {
  const auto message = say(ben, room, "mine");
  EXPECT_REFUSED(move(ben, {message.id}, other), not_allowed);
  const auto bens = channel(ben, {}, "bens", model::RoomKind::group).id;
  EXPECT_REFUSED(move(ben, {message.id}, bens), not_allowed);  // he owns only the second room
  EXPECT_REFUSED(move(ann, {message.id}, bens), room_not_found);
  const auto secret = say(ben, bens, "secret");
  EXPECT_REFUSED(move(ann, {secret.id}, room), message_not_found);
  EXPECT_REFUSED(move(admin, {secret.id}, room), message_not_found);  // who may not read it does not get it that way
  EXPECT_REFUSED(move(ann, {message.id, secret.id}, other), message_not_found);  // of one room
  EXPECT_REFUSED(move(ann, {}, other), too_many_moved);
  EXPECT_REFUSED(move(ann, std::vector<MessageId>(101, message.id), other), too_many_moved);
  rooms::archive(*ctx, ann, other);
  EXPECT_REFUSED(move(ann, {message.id}, other), room_archived);
  EXPECT_THAT(texts_of(room), ElementsAre("mine"));
}

INSTANTIATE_TEST_SUITE_P(Engines, MoveTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
