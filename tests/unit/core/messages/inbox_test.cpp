#include "core/messages/inbox.h"

#include <gmock/gmock.h>

#include "base/errors/request.h"
#include "core/messages/send.h"
#include "core/messages/threads.h"
#include "core/rooms/leave.h"
#include "core/team.h"

namespace confab::core {
namespace {

using messages::InboxOrder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class ThreadInboxTest : public testing::TeamTest {
 protected:
  model::Message reply(const Actor& who, const model::Message& first, const std::string& text) {
    clock.advance(std::chrono::seconds{1});
    messages::SendMessage cmd{.room = first.rid};
    cmd.text = text;
    cmd.tmid = first.id;
    return messages::send(*ctx, who, cmd);
  }
  /// A thread that ben has begun, with an answer of ann's.
  model::Message thread(const RoomId& where, const std::string& text) {
    auto first = say(ben, where, text);
    reply(ann, first, "re " + text);
    return first;
  }
  /// All pages, each thread as its first message and how many replies are unread.
  std::vector<std::string> inbox(const Actor& who, InboxOrder order = InboxOrder::newest_first) {
    std::vector<std::string> lines;
    messages::LoadInbox query{.order = order, .limit = 2, .replies = 1, .cursor = {}};
    do {
      auto page = messages::thread_inbox(*ctx, who, query);
      for (const auto& one : page.threads) lines.push_back(one.first.msg + " " + std::to_string(one.unread));
      query.cursor = page.cursor;
    } while (query.cursor);
    return lines;
  }
};

TEST_P(ThreadInboxTest, OverAllRoomsByTheNewestReply) {
  const auto secret = channel(ann, {ben}, "secret", model::RoomKind::group).id;
  const auto a = thread(room, "a");
  thread(secret, "b");
  const auto c = thread(room, "c");
  EXPECT_THAT(inbox(ben), ElementsAre("c 1", "b 1", "a 1"));
  messages::read_thread(*ctx, ben, c.id);
  reply(ann, a, "once more");
  EXPECT_THAT(inbox(ben), ElementsAre("a 2", "c 0", "b 1"));
  EXPECT_THAT(inbox(ben, InboxOrder::unread_first), ElementsAre("a 2", "b 1", "c 0"));
  EXPECT_THAT(inbox(ben, InboxOrder::only_unread), ElementsAre("a 2", "b 1"));
  EXPECT_THAT(inbox(eve), IsEmpty());
  rooms::leave(*ctx, ben, secret);
  EXPECT_THAT(inbox(ben), ElementsAre("a 2", "c 0"));
}

TEST_P(ThreadInboxTest, OfAllRoomsThatOneBelongsTo) {
  const auto secret = channel(ann, {ben}, "secret", model::RoomKind::group).id;
  const auto quiet = channel(ann, {ben, eve}, "quiet").id;
  const auto a = thread(room, "a");
  thread(secret, "b");
  thread(room, "c");
  thread(secret, "d");
  thread(room, "e");
  say(ben, quiet, "no thread");
  EXPECT_THAT(inbox(ben, InboxOrder::of_rooms), ElementsAre("e 1", "d 1", "c 1", "b 1", "a 1"));
  messages::unfollow(*ctx, ben, a.id);
  reply(ann, a, "once more");
  EXPECT_THAT(inbox(ben, InboxOrder::of_rooms), ElementsAre("a 0", "e 1", "d 1", "c 1", "b 1"));
  EXPECT_THAT(inbox(ben), ElementsAre("e 1", "d 1", "c 1", "b 1"));
  EXPECT_THAT(inbox(eve, InboxOrder::of_rooms), IsEmpty());
  rooms::leave(*ctx, ben, secret);
  EXPECT_THAT(inbox(ben, InboxOrder::of_rooms), ElementsAre("a 0", "e 1", "c 1"));
}

TEST_P(ThreadInboxTest, RepliesOfTheSameMomentAreOnOnePageEach) {
  const auto other = channel(ann, {ben}, "other").id;
  std::vector<model::Message> firsts;
  for (const auto* text : {"1", "2", "3"}) firsts.push_back(say(ben, room, text));
  for (const auto* text : {"4", "5"}) firsts.push_back(say(ben, other, text));
  for (const auto& first : firsts) {
    messages::SendMessage cmd{.room = first.rid};
    cmd.text = "at once";
    cmd.tmid = first.id;
    messages::send(*ctx, ann, cmd);
  }
  EXPECT_THAT(inbox(ben, InboxOrder::of_rooms), UnorderedElementsAre("1 1", "2 1", "3 1", "4 1", "5 1"));
}

TEST_P(ThreadInboxTest, ShowsTheLastRepliesInOrder) {
  const auto first = thread(room, "a");
  for (const auto* text : {"1", "2", "3"}) reply(ann, first, text);
  const auto page =
      messages::thread_inbox(*ctx, ben, {.order = InboxOrder::newest_first, .limit = 10, .replies = 2, .cursor = {}});
  ASSERT_EQ(page.threads.size(), 1U);
  EXPECT_EQ(page.threads.front().replies.front().msg, "2");
  EXPECT_EQ(page.threads.front().replies.back().msg, "3");
  EXPECT_FALSE(page.cursor);
}

TEST_P(ThreadInboxTest, ACursorIsOne) {
  for (const auto* cursor : {"", "f", "f.1", "f.1.x", "x.1.2", "f.1.2.3"}) {
    EXPECT_REFUSED(messages::thread_inbox(
                       *ctx, ben, {.order = InboxOrder::newest_first, .limit = 1, .replies = 0, .cursor = cursor}),
                   invalid_params);
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, ThreadInboxTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
