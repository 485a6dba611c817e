// A room with more in it than one transaction removes: it is gone at once, for everybody and through every call; its
// rows go by a job, which may be interrupted anywhere.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <set>

#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "bus/events/room_changed.h"
#include "bus/events/subscription_changed.h"
#include "core/messages/forget_room.h"
#include "core/messages/get.h"
#include "core/messages/history.h"
#include "core/messages/retention.h"
#include "core/rooms/erase.h"
#include "core/rooms/joined.h"
#include "core/team.h"
#include "store/message_row.h"
#include "store/people.h"
#include "store/reports.h"
#include "store/room_documents.h"
#include "store/subscription_documents.h"
#include "store/thread_inbox.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int kManyMembers = 700, kManyMessages = 500;

class EraseLargeRoomTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    said = say(ann, room, "hello");
    const auto tx = db->begin();
    pk = tx->count("SELECT pk FROM rooms WHERE id = ?", {room});
    for (int i = 0; i < kManyMembers; ++i) {
      const auto id = fmt::format("u{}", i);
      tx->execute("INSERT INTO users (id, username, username_key, created_at, updated_at) VALUES (?, ?, ?, 1, 1)",
                  {id, id, id});
    }
    tx->execute(
        "INSERT INTO subscriptions (id, room_pk, user_pk, joined_at, updated_at) SELECT 's' || u.id, CAST(? AS "
        "BIGINT), u.pk, 1, 1 FROM users u WHERE u.created_at = 1 AND u.username LIKE 'u%'",
        {pk});
    for (int i = 0; i < kManyMessages; ++i) {
      const auto seq = 100 + i;
      tx->execute(
          "INSERT INTO messages (position, id, room_pk, seq, user_pk, sent_at, updated_at, text, tcount, tlm) VALUES "
          "(?, ?, ?, ?, ?, 1, 1, 'hello', 1, 1)",
          {store::position_of(pk, seq), fmt::format("m{}", i), pk, seq, ben.pk});
      tx->execute("INSERT INTO mentions (user_pk, room_pk, seq) VALUES (?, ?, ?)", {ann.pk, pk, seq});
      tx->execute("INSERT INTO thread_follows (user_pk, room_pk, thread_seq, read_seq) VALUES (?, ?, ?, 0)",
                  {ann.pk, pk, seq});
      tx->execute(
          "INSERT INTO deleted_messages (id, room_pk, seq, countable, user_pk, sent_at, deleted_at) VALUES (?, ?, ?, "
          "0, ?, 1, ?)",
          {fmt::format("d{}", i), pk, 1000 + i, ben.pk, i});
    }
    tx->execute(
        "INSERT INTO reports (id, user_pk, position, description, reported_by_pk, reported_at) VALUES ('r', ?, ?, "
        "'bad', ?, 1)",
        {ben.pk, store::position_of(pk, 599), ann.pk});
    tx->commit();
  }

  /// How many rows of the room there are, in each table from which they go by and by.
  std::int64_t left() {
    std::int64_t rows = 0;
    for (const auto* table : {"subscriptions", "messages", "mentions", "thread_follows", "deleted_messages"}) {
      rows += db->read()->count(fmt::format("SELECT count(*) FROM {} WHERE room_pk = ?", table), {pk});
    }
    return rows;
  }
  std::int64_t count(const std::string& table) { return db->read()->count("SELECT count(*) FROM " + table, {}); }
  /// One attempt at the job that is in the queue; false: it was interrupted.
  bool run_job(const std::atomic<bool>& stop) {
    const auto payload = db->read()->first("SELECT payload FROM jobs WHERE kind = 'messages.forget-room'", {},
                                           [](const sql::Row& row) { return row.string(0); });
    jobs::Kinds kinds;
    messages::declare_jobs(kinds, *ctx);
    const jobs::Run run{"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop};
    try {
      kinds.find(messages::ForgetRoom::kJob)->run(run, messages::ForgetRoom::kVersion, payload.value());
      return true;
    } catch (const jobs::Interrupted&) {
      return false;
    }
  }
  std::vector<UserId> told_to_go() {
    std::vector<UserId> whom;
    for (const auto& event : told<bus::SubscriptionChanged>()) {
      if (event.change == bus::Change::removed) whom.push_back(event.user);
    }
    return whom;
  }

  std::int64_t pk = 0;
  model::Message said;
};

TEST_P(EraseLargeRoomTest, OneTransactionRemovesNoMoreThanAFewHundredRows) {
  const auto before = left();
  rooms::erase(*ctx, ann, room);
  EXPECT_LE(before - left(), messages::kForgottenAtOnce);
  EXPECT_THAT(told_to_go(), SizeIs(::testing::Le(messages::kForgottenAtOnce)));
  EXPECT_THAT(told<bus::RoomChanged>(), SizeIs(1));
  EXPECT_GT(left(), 0);
}

TEST_P(EraseLargeRoomTest, TheRoomIsGoneAtOnceForEverybody) {
  const auto since = clock.now();
  rooms::erase(*ctx, ann, room);
  const Actor last{.id = UserId{fmt::format("u{}", kManyMembers - 1)},
                   .pk = db->read()->count("SELECT pk FROM users WHERE id = ?", {fmt::format("u{}", kManyMembers - 1)}),
                   .username = {},
                   .name = {},
                   .roles = {"user"},
                   .address = {},
                   .token_hash = {}};
  ASSERT_EQ(db->read()->count("SELECT count(*) FROM subscriptions WHERE room_pk = ? AND user_pk = ?", {pk, last.pk}), 1)
      << "the row is still there";
  for (const auto& actor : {ann, admin, last}) {
    EXPECT_REFUSED(messages::history(*ctx, actor, {.room = room}), room_not_found);
    EXPECT_REFUSED(messages::get(*ctx, actor, MessageId{"m499"}), message_not_found);
    EXPECT_THAT(rooms::rooms_of(*ctx, actor.id), IsEmpty());
  }
  const auto reader = db->read();
  EXPECT_THAT(store::RoomDocuments(*reader, store::RoomDocuments::LastMessage::no).left_since(last.pk, since),
              ElementsAre(::testing::Field(&store::RoomDocuments::Left::id, room)));
  store::SubscriptionDocuments documents{*reader, {}};
  EXPECT_THAT(documents.of_user(last.pk, {}), IsEmpty());
  EXPECT_THAT(documents.removed_since(last.pk, since), SizeIs(1));
  EXPECT_THAT(documents.removed_since(last.pk, since + std::chrono::milliseconds{1}), IsEmpty());
  for (const auto part : {store::InboxPart::followed, store::InboxPart::of_rooms}) {
    EXPECT_THAT(store::ThreadInbox{*reader}.list(ann.pk, part, {}, 10), IsEmpty());
  }
  EXPECT_EQ(store::Reports{*reader}.count({.about = store::About::messages}), 0);
  EXPECT_FALSE(store::Reports{*reader}.by_id("r"));
  EXPECT_EQ(store::People{*reader}.count({.sharing = last.pk}), 0);
}

TEST_P(EraseLargeRoomTest, TheJobRemovesTheRestAndEverybodyHearsOnce) {
  rooms::erase(*ctx, ann, room);
  const std::atomic<bool> stop{false};
  ASSERT_TRUE(run_job(stop));
  EXPECT_EQ(left(), 0);
  EXPECT_EQ(count("erased_rooms"), 0);
  EXPECT_EQ(count("reports"), 0);
  EXPECT_EQ(count("deleted_subscriptions"), kManyMembers + 2);
  const auto whom = told_to_go();
  EXPECT_THAT(whom, SizeIs(kManyMembers + 2));
  EXPECT_THAT(std::set<UserId>(whom.begin(), whom.end()), SizeIs(kManyMembers + 2));
  ASSERT_TRUE(run_job(stop));
  EXPECT_THAT(told_to_go(), SizeIs(kManyMembers + 2)) << "a second run finds it done";
}

TEST_P(EraseLargeRoomTest, AnInterruptedJobGoesOnWhereItEnded) {
  rooms::erase(*ctx, ann, room);
  std::atomic<bool> stop{false};
  carrier.listen([&](const bus::Event&) { stop = true; });
  int interrupted = 0;
  for (auto before = left(); !run_job(stop); before = left()) {
    ++interrupted;
    if (interrupted > 1) EXPECT_LT(left(), before);
    stop = false;
  }
  EXPECT_GE(interrupted, 1);
  EXPECT_EQ(left(), 0);
  EXPECT_THAT(told_to_go(), SizeIs(kManyMembers + 2));
}

INSTANTIATE_TEST_SUITE_P(Engines, EraseLargeRoomTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
