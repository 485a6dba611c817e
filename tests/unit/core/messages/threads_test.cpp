#include "core/messages/threads.h"

#include <gmock/gmock.h>

#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/history.h"
#include "core/messages/remove.h"
#include "core/rooms/documents.h"
#include "core/rooms/join.h"
#include "core/rooms/leave.h"
#include "core/subscriptions/read.h"
#include "core/subscriptions/sidebar.h"
#include "core/team.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using State = store::ThreadState;

class ThreadsTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    first = say(ann, room, "who is in?");
  }

  model::Message reply(const Actor& who, const MessageId& to, const std::string& text, bool tshow = false) {
    clock.advance(std::chrono::seconds{1});
    messages::SendMessage cmd{.room = room};
    cmd.text = text;
    cmd.tmid = to;
    if (tshow) cmd.tshow = true;
    return messages::send(*ctx, who, cmd);
  }
  model::Message get(const MessageId& id) { return messages::get(*ctx, ann, id); }
  std::vector<UserId> followers(const MessageId& id) { return get(id).replies.value_or(std::vector<UserId>{}); }
  std::vector<MessageId> threads(const Actor& who, State state = State::any, const std::string& text = {}) {
    std::vector<MessageId> ids;
    for (const auto& thread :
         messages::list_threads(*ctx, who, {.room = room, .state = state, .text = text}).messages) {
      ids.push_back(thread.id);
    }
    return ids;
  }
  std::vector<std::string> texts(const std::vector<model::Message>& list) {
    std::vector<std::string> found;
    found.reserve(list.size());
    for (const auto& message : list) found.push_back(message.msg);
    return found;
  }
  std::vector<std::string> replies(const MessageId& id) {
    return texts(messages::replies(*ctx, ann, {.tmid = id}).replies);
  }

  model::Message first;
};

TEST_P(ThreadsTest, AReplyCountsInItsThreadAndNotInTheRoom) {
  subscriptions::read(*ctx, ben, room);
  subscriptions::read(*ctx, ann, room);
  forget_events();
  const auto answer = reply(ben, first.id, "me");
  EXPECT_EQ(answer.tmid, first.id);

  const auto thread = get(first.id);
  EXPECT_EQ(thread.tcount, 1);
  EXPECT_EQ(thread.tlm, answer.ts);
  EXPECT_THAT(followers(first.id), UnorderedElementsAre(ann.id, ben.id));
  EXPECT_GT(thread.updated_at, first.updated_at);

  const auto anns = membership(ann, room);
  EXPECT_EQ(anns.unread, 0);
  EXPECT_THAT(anns.tunread, ElementsAre(first.id));
  EXPECT_THAT(anns.tunread_user, IsEmpty());
  EXPECT_TRUE(anns.alert);
  EXPECT_THAT(membership(ben, room).tunread, IsEmpty());
  EXPECT_FALSE(membership(ben, room).alert);

  const auto document = rooms::document(*ctx, room);
  EXPECT_EQ(document->last_message->id, first.id);
  EXPECT_EQ(document->lm, first.ts);
  EXPECT_EQ(document->msgs, 2);

  const auto saved = told<bus::MessageSaved>();
  ASSERT_THAT(saved, SizeIs(2));
  EXPECT_EQ(saved[0].message->id, answer.id);
  EXPECT_TRUE(saved[0].created);
  EXPECT_EQ(to_json(*saved[1].message, Dates::iso8601), to_json(thread, Dates::iso8601));
  EXPECT_FALSE(saved[1].created);
}

TEST_P(ThreadsTest, AReplyToAReplyIsOneToItsThread) {
  const auto answer = reply(ben, first.id, "me");
  EXPECT_EQ(reply(ann, answer.id, "fine").tmid, first.id);
  EXPECT_EQ(get(first.id).tcount, 2);
  EXPECT_FALSE(get(answer.id).tcount);
  EXPECT_THAT(replies(first.id), ElementsAre("me", "fine"));
}

TEST_P(ThreadsTest, WhatCannotBeAnswered) {
  messages::SendMessage cmd{.room = channel(ann, {ben}, "elsewhere").id};
  cmd.text = "x";
  cmd.tmid = first.id;
  EXPECT_REFUSED(messages::send(*ctx, ben, cmd), invalid_message);
  EXPECT_REFUSED(reply(ben, MessageId{"unknown"}, "x"), invalid_message);
  cmd.room = {};
  EXPECT_EQ(messages::send(*ctx, ben, cmd).rid, room) << "without a room it is the thread's";
  cmd.tmid = say(ann, channel(ann, {}, "private", model::RoomKind::group).id, "secret").id;
  EXPECT_REFUSED(messages::send(*ctx, ben, cmd), invalid_room);
  cmd.tmid = MessageId{"unknown"};
  EXPECT_REFUSED(messages::send(*ctx, ben, cmd), invalid_params);

  settings.put("Threads_enabled", false);
  EXPECT_REFUSED(reply(ben, first.id, "x"), not_allowed);
  EXPECT_REFUSED(messages::follow(*ctx, ben, first.id), not_allowed);
  EXPECT_REFUSED(messages::list_threads(*ctx, ben, {.room = room}), not_allowed);
  EXPECT_REFUSED(messages::replies(*ctx, ben, {.tmid = first.id}), not_allowed);
}

TEST_P(ThreadsTest, OneThatShowsInTheRoomCountsThereAsWell) {
  subscriptions::read(*ctx, ann, room);
  const auto shown = reply(ben, first.id, "@ann look", true);
  auto anns = membership(ann, room);
  EXPECT_EQ(anns.user_mentions, 1);
  EXPECT_THAT(anns.tunread_user, ElementsAre(first.id));
  EXPECT_EQ(rooms::document(*ctx, room)->last_message->id, shown.id);
  reply(ben, first.id, "@ann and this");
  EXPECT_EQ(membership(ann, room).user_mentions, 1);
  subscriptions::read(*ctx, ann, room);
  anns = membership(ann, room);
  EXPECT_EQ(anns.user_mentions, 0);
  EXPECT_THAT(anns.tunread_user, ElementsAre(first.id)) << "the thread is another place";
  EXPECT_TRUE(anns.alert);

  EXPECT_THAT(texts(messages::history(*ctx, ann, {.room = room, .thread_replies = false}).messages),
              ElementsAre("@ann look", "who is in?"));
  EXPECT_THAT(messages::history(*ctx, ann, {.room = room}).messages, SizeIs(3));
  EXPECT_THAT(messages::surrounding(*ctx, ann, first.id, 50, false).messages, SizeIs(2));
}

TEST_P(ThreadsTest, WhoIsNamedFollowsAndEverybodyOnlyIfTheyFollow) {
  rooms::join(*ctx, eve, room);
  reply(ben, first.id, "@eve too?");
  EXPECT_THAT(followers(first.id), UnorderedElementsAre(ann.id, ben.id, eve.id));
  EXPECT_THAT(membership(eve, room).tunread_user, ElementsAre(first.id));
  EXPECT_EQ(membership(eve, room).user_mentions, 0) << "only in the thread";
  messages::unfollow(*ctx, ann, first.id);
  reply(ben, first.id, "@all hurry");
  EXPECT_THAT(membership(eve, room).tunread_group, ElementsAre(first.id));
  EXPECT_THAT(membership(ann, room).tunread, IsEmpty());
  EXPECT_EQ(membership(ann, room).group_mentions, 0);
}

TEST_P(ThreadsTest, OnlyFollowersAreNotified) {
  rooms::join(*ctx, eve, room);
  forget_events();
  reply(ben, first.id, "me");
  auto notified = told<bus::Notified>();
  ASSERT_THAT(notified, SizeIs(1));
  EXPECT_THAT(notified[0].users, ElementsAre(ann.id));
  EXPECT_FALSE(notified[0].others);
  messages::unfollow(*ctx, ann, first.id);
  forget_events();
  reply(ben, first.id, "really");
  EXPECT_THAT(told<bus::Notified>(), IsEmpty());
}

TEST_P(ThreadsTest, FollowingBeginsAndEnds) {
  const auto other = say(ben, room, "lunch?");
  reply(ben, first.id, "me");
  forget_events();
  messages::follow(*ctx, ann, other.id);
  EXPECT_THAT(followers(other.id), ElementsAre(ann.id));
  EXPECT_FALSE(get(other.id).tcount);
  EXPECT_THAT(told<bus::MessageSaved>(), SizeIs(1));
  forget_events();
  messages::follow(*ctx, ann, other.id);
  EXPECT_THAT(told<bus::MessageSaved>(), IsEmpty()) << "does already";
  reply(ben, other.id, "at noon");
  EXPECT_THAT(membership(ann, room).tunread, ElementsAre(first.id, other.id));
  EXPECT_THAT(threads(ann, State::unread), ElementsAre(other.id, first.id));
  messages::unfollow(*ctx, ann, other.id);
  EXPECT_THAT(membership(ann, room).tunread, ElementsAre(first.id));
  EXPECT_THAT(threads(ann), ElementsAre(other.id, first.id));
  EXPECT_THAT(threads(ann, State::followed), ElementsAre(first.id));
  EXPECT_THAT(threads(ann, State::any, "LUNCH"), ElementsAre(other.id));
  EXPECT_THAT(threads(ann, State::any, "nobody"), IsEmpty());
  EXPECT_REFUSED(messages::follow(*ctx, ann, MessageId{"unknown"}), message_not_found);
  const auto secret = say(ann, channel(ann, {}, "private", model::RoomKind::group).id, "secret");
  EXPECT_REFUSED(messages::follow(*ctx, ben, secret.id), message_not_found);
  EXPECT_REFUSED(messages::replies(*ctx, ben, {.tmid = secret.id}), message_not_found);
}

TEST_P(ThreadsTest, AThreadIsReadAloneOrWithItsRoom) {
  const auto other = say(ann, room, "lunch?");
  reply(ben, first.id, "me");
  reply(ben, other.id, "me, too");
  messages::read_thread(*ctx, ann, first.id);
  EXPECT_THAT(membership(ann, room).tunread, ElementsAre(other.id));
  forget_events();
  messages::read_thread(*ctx, ann, first.id);
  EXPECT_THAT(told<bus::SubscriptionChanged>(), IsEmpty());
  subscriptions::read(*ctx, ann, room);
  EXPECT_THAT(membership(ann, room).tunread, ElementsAre(other.id));
  subscriptions::read(*ctx, ann, room, subscriptions::WithThreads::yes);
  EXPECT_THAT(membership(ann, room).tunread, IsEmpty());
  EXPECT_FALSE(membership(ann, room).alert);
}

TEST_P(ThreadsTest, OnesOwnRepliesAreNotUnreadAndReadNothingOfOthers) {
  reply(ann, first.id, "first");
  reply(ben, first.id, "second");
  reply(ann, first.id, "third");
  EXPECT_THAT(membership(ann, room).tunread, ElementsAre(first.id));
  EXPECT_THAT(membership(ben, room).tunread, ElementsAre(first.id));
}

TEST_P(ThreadsTest, WithAReplyItsCountGoes) {
  const auto one = reply(ben, first.id, "one");
  const auto two = reply(ben, first.id, "two");
  clock.advance(std::chrono::seconds{1});
  messages::remove(*ctx, ben, {.id = two.id});
  EXPECT_EQ(get(first.id).tcount, 1);
  EXPECT_EQ(get(first.id).tlm, one.ts);
  EXPECT_THAT(membership(ann, room).tunread, ElementsAre(first.id));
  const auto synced = messages::sync_replies(*ctx, ann, first.id, two.ts);
  ASSERT_THAT(synced.deleted, SizeIs(1));
  EXPECT_EQ(synced.deleted[0].id, two.id);

  settings.put("Message_ShowDeletedStatus", true);
  messages::remove(*ctx, ben, {.id = one.id});
  EXPECT_FALSE(get(first.id).tcount);
  EXPECT_FALSE(get(first.id).replies);
  EXPECT_THAT(membership(ann, room).tunread, IsEmpty());
  EXPECT_THAT(threads(ann), IsEmpty());
}

TEST_P(ThreadsTest, WithoutItsFirstMessageRepliesAreLikeOthers) {
  const auto answer = reply(ben, first.id, "me");
  clock.advance(std::chrono::seconds{1});
  forget_events();
  messages::remove(*ctx, ann, {.id = first.id});
  EXPECT_FALSE(get(answer.id).tmid);
  EXPECT_THAT(membership(ann, room).tunread, IsEmpty());
  EXPECT_EQ(membership(ann, room).unread, 0);
  ASSERT_THAT(told<bus::MessageSaved>(), SizeIs(1));
  EXPECT_EQ(to_json(*told<bus::MessageSaved>()[0].message, Dates::iso8601), to_json(get(answer.id), Dates::iso8601));
  EXPECT_THAT(messages::sync(*ctx, ann, room, clock.now()).updated, SizeIs(1));
  EXPECT_THAT(messages::history(*ctx, ann, {.room = room, .thread_replies = false}).messages, SizeIs(1));
  ASSERT_THAT(messages::sync_threads(*ctx, ann, room, clock.now()).deleted, SizeIs(1));
}

TEST_P(ThreadsTest, WhoComesBackHasMissedNothing) {
  reply(ben, first.id, "me");
  rooms::leave(*ctx, ben, room);
  reply(ann, first.id, "where did you go?");
  rooms::join(*ctx, ben, room);
  EXPECT_THAT(membership(ben, room).tunread, IsEmpty());
  reply(ann, first.id, "ah");
  EXPECT_THAT(membership(ben, room).tunread, ElementsAre(first.id));
}

TEST_P(ThreadsTest, AHiddenRoomComesBackForFollowers) {
  rooms::join(*ctx, eve, room);
  subscriptions::hide(*ctx, ann, room);
  subscriptions::hide(*ctx, eve, room);
  reply(ben, first.id, "me");
  EXPECT_TRUE(membership(ann, room).open);
  EXPECT_FALSE(membership(eve, room).open);
}

TEST_P(ThreadsTest, InDirectMessagesBothFollow) {
  const auto dm = direct(ann, ben).id;
  const auto hello = say(ann, dm, "hello");
  messages::SendMessage cmd{.room = dm};
  cmd.text = "and one more thing";
  cmd.tmid = hello.id;
  messages::send(*ctx, ann, cmd);
  EXPECT_THAT(membership(ben, dm).tunread, ElementsAre(hello.id));
  EXPECT_EQ(membership(ben, dm).unread, 1) << "the first message";
}

TEST_P(ThreadsTest, PagesAndSync) {
  std::vector<MessageId> ids;
  ids.reserve(5);
  for (int i = 0; i < 5; ++i) ids.push_back(reply(i % 2 == 0 ? ben : ann, first.id, std::to_string(i)).id);
  const auto page = messages::replies(*ctx, eve, {.tmid = first.id, .oldest_first = false, .limit = 2, .offset = 1});
  EXPECT_THAT(texts(page.replies), ElementsAre("3", "2"));
  EXPECT_EQ(page.total, 5);
  clock.advance(std::chrono::minutes{1});
  const auto since = clock.now();
  messages::edit(*ctx, ben, {.id = ids[2], .text = "two"});
  EXPECT_THAT(texts(messages::sync_replies(*ctx, ann, first.id, since).updated), ElementsAre("two"));
  EXPECT_THAT(messages::sync_threads(*ctx, ann, room, since).updated, IsEmpty());
  reply(ann, first.id, "5");
  EXPECT_THAT(texts(messages::sync_replies(*ctx, ann, first.id, since).updated), ElementsAre("5", "two"));
  EXPECT_THAT(texts(messages::sync_threads(*ctx, ann, room, since).updated), ElementsAre("who is in?"));
}

INSTANTIATE_TEST_SUITE_P(Engines, ThreadsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
