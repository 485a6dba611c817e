// What a client that was away is told of a room's messages: what was sent, changed, or is shown under a new name.

#include "core/messages/sync.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "core/accounts/profile.h"
#include "core/messages/edit.h"
#include "core/messages/history.h"
#include "core/world.h"

namespace confab::core {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::chrono::seconds kLong{10};  // more than what sync repeats on PostgreSQL

class SyncTest : public testing::WorldTest {
 protected:
  void prepare() override {
    ann = person("ann");
    ben = person("ben");
    eve = person("eve");
    room = channel(ann, {ben, eve}).id;
    clock.advance(kLong);
  }

  void rename(const Actor& who, const std::string& name) {
    accounts::update_own(*ctx, who, {.name = name});
    renamed[who.id] = from_millis(db->read()->count("SELECT renamed_at FROM users WHERE id = ?", {who.id}));
  }
  model::Message edit(const Actor& who, const MessageId& id, const std::string& text) {
    messages::EditMessage cmd{.id = id};
    cmd.text = text;
    return messages::edit(*ctx, who, cmd);
  }

  std::vector<model::Message> fresh() { return messages::history(*ctx, ben, {.room = room, .limit = 1000}).messages; }
  std::vector<std::string> texts_since(Timestamp since) {
    auto texts = texts_of(messages::sync(*ctx, ben, room, since).updated);
    std::sort(texts.begin(), texts.end());
    return texts;
  }
  static std::vector<std::string> texts_of(const std::vector<model::Message>& found) {
    std::vector<std::string> texts;
    texts.reserve(found.size());
    for (const auto& message : found) texts.push_back(message.msg);
    return texts;
  }

  /// Everything after `from`, or before it, page by page.
  std::vector<model::Message> walk(bool forward, Timestamp from, std::int64_t count) {
    std::vector<model::Message> all;
    std::optional<Timestamp> cursor = from;
    for (int pages = 0; cursor && pages < 1000; ++pages) {
      messages::SyncPageQuery query{.room = room, .count = count};
      (forward ? query.next : query.previous) = cursor;
      auto page = messages::sync_page(*ctx, ben, query);
      all.insert(all.end(), page.changes.updated.begin(), page.changes.updated.end());
      cursor = forward ? page.next : page.previous;
    }
    return all;
  }

  /// Messages of all three, some of them edited, with people renamed in between; what is expected of them, oldest
  /// change first.
  std::vector<std::pair<Timestamp, std::string>> a_lively_room() {
    const std::vector<Actor> people{ann, ben, eve};
    std::vector<model::Message> sent;
    for (int i = 0; i < 30; ++i) {
      clock.advance(std::chrono::milliseconds{i % 3});
      sent.push_back(say(people[i % 3], room, fmt::format("{:02}", i)));
      if (i == 9) rename(ann, "Ann the First");
      if (i == 14) rename(ben, "Ben the Second");
      if (i == 16) sent[3] = edit(ann, sent[3].id, "03 edited");
      if (i == 17) sent[4] = edit(ann, sent[4].id, "04 edited");
      if (i == 20) rename(ann, "Ann the Second");
    }
    std::vector<std::pair<std::pair<Timestamp, std::int64_t>, std::string>> order;
    for (const auto& message : fresh()) {
      auto time = message.edited_at.value_or(message.ts);
      for (const auto& [user, at] : renamed) {
        if (message.u.id == user || (message.edited_by && message.edited_by->id == user)) time = std::max(time, at);
      }
      order.push_back({{time, message.seq}, message.msg});
    }
    std::sort(order.begin(), order.end());
    std::vector<std::pair<Timestamp, std::string>> expected;
    expected.reserve(order.size());
    for (const auto& [when, text] : order) expected.emplace_back(when.first, text);
    return expected;
  }
  static std::vector<std::pair<Timestamp, std::string>> told(const std::vector<model::Message>& found) {
    std::vector<std::pair<Timestamp, std::string>> result;
    result.reserve(found.size());
    for (const auto& message : found) result.emplace_back(message.updated_at, message.msg);
    return result;
  }

  Actor ann, ben, eve;
  RoomId room;
  std::map<UserId, Timestamp> renamed;
};

TEST_P(SyncTest, ARenamingBringsThatPersonsMessagesAgain) {
  say(ann, room, "by ann");
  say(eve, room, "by eve");
  clock.advance(kLong);
  const auto since = clock.now();
  EXPECT_THAT(messages::sync(*ctx, ben, room, since).updated, IsEmpty());
  rename(ann, "Anna");
  for (const auto& message : messages::sync(*ctx, ben, room, since).updated) {
    EXPECT_EQ(message.u.id, ann.id) << message.msg;
    EXPECT_EQ(message.u.name, "Anna");
    EXPECT_EQ(message.updated_at, clock.now());
  }
  EXPECT_THAT(texts_since(since), Contains("by ann"));
  clock.advance(kLong);
  EXPECT_THAT(messages::sync(*ctx, ben, room, clock.now()).updated, IsEmpty()) << "told once";
  accounts::update_own(*ctx, ann, {.bio = "the same name"});
  EXPECT_THAT(messages::sync(*ctx, ben, room, clock.now()).updated, IsEmpty());
}

TEST_P(SyncTest, AMessageThatIsAheadOfTheClockIsOlderThanTheRenamingAfterIt) {
  for (int i = 0; i < 5; ++i) say(ann, room, "at once");
  const auto newest = fresh().front();
  ASSERT_GT(newest.updated_at, clock.now());
  rename(ann, "Anna");
  const auto page = messages::sync_page(*ctx, ben, {.room = room, .next = newest.updated_at});
  EXPECT_THAT(texts_of(page.changes.updated), Contains("at once").Times(5));
}

TEST_P(SyncTest, ARenamedEditorCountsToo) {
  const auto message = say(eve, room, "by eve");
  say(eve, room, "also by eve");
  edit(ann, message.id, "edited by ann");
  clock.advance(kLong);
  const auto since = clock.now();
  rename(ann, "Anna");
  EXPECT_THAT(texts_since(since), Contains("edited by ann"));
  EXPECT_THAT(texts_since(since), Not(Contains("also by eve")));
}

TEST_P(SyncTest, OneWhoHasBeenRenamedGoesOnWriting) {
  rename(ann, "Anna");
  clock.advance(kLong);
  const auto since = clock.now();
  say(ann, room, "new");
  EXPECT_THAT(texts_since(since), ElementsAre("new"));
}

TEST_P(SyncTest, PagesHaveNeitherGapsNorDoubles) {
  const auto start = from_millis(0);
  auto expected = a_lively_room();
  const auto everything = told(messages::sync(*ctx, ben, room, start).updated);
  EXPECT_THAT(std::vector(everything.rbegin(), everything.rend()), ElementsAreArray(expected));
  for (std::int64_t count = 1; count <= 40; ++count) {
    EXPECT_THAT(told(walk(true, start, count)), ElementsAreArray(expected)) << count << " a page";
  }
  // Backwards, what shares a millisecond keeps its place within the page.
  std::reverse(expected.begin(), expected.end());
  for (std::int64_t count = 1; count <= 40; ++count) {
    EXPECT_THAT(told(walk(false, clock.now() + kLong, count)), ElementsAreArray(expected))
        << count << " a page, backwards";
  }
}

TEST_P(SyncTest, PagesFromAnywhere) {
  const auto expected = a_lively_room();
  for (const auto& [from, text] : expected) {
    std::vector<std::pair<Timestamp, std::string>> after, before;
    for (const auto& one : expected) {
      if (one.first > from) after.push_back(one);
      if (one.first < from) before.insert(before.begin(), one);
    }
    EXPECT_THAT(told(walk(true, from, 4)), ElementsAreArray(after)) << "after " << text;
    EXPECT_THAT(told(walk(false, from, 4)), ElementsAreArray(before)) << "before " << text;
  }
}

TEST_P(SyncTest, WhoIsRenamedDuringAWalkIsInTheRestOfIt) {
  a_lively_room();
  std::map<std::string, model::Message> client;
  std::optional<Timestamp> next = from_millis(0);
  for (int pages = 0; next && pages < 100; ++pages) {
    const auto page = messages::sync_page(*ctx, ben, {.room = room, .next = next, .count = 5});
    for (const auto& message : page.changes.updated) client.insert_or_assign(message.id.value, message);
    if (pages == 2) {
      clock.advance(std::chrono::milliseconds{1});
      rename(eve, "Eve the Second");
    }
    next = page.next;
  }
  const auto now = fresh();
  EXPECT_EQ(client.size(), now.size());
  for (const auto& message : now) {
    EXPECT_EQ(to_json(client[message.id.value], Dates::iso8601), to_json(message, Dates::iso8601));
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, SyncTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
