// The counts are computed from positions and never counted up. Here they are compared, after thousands of random acts,
// with a recount by the book, and a client that only ever asks what changed is compared with one that fetches all.

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "core/messages/edit.h"
#include "core/messages/prune.h"
#include "core/messages/remove.h"
#include "core/messages/sync.h"
#include "core/messages/threads.h"
#include "core/rooms/documents.h"
#include "core/rooms/edit.h"
#include "core/rooms/join.h"
#include "core/rooms/leave.h"
#include "core/subscriptions/read.h"
#include "core/world.h"

namespace confab::core {
namespace {

constexpr int kPeople = 4;

/// What a careful person with a notebook would know of the room.
struct Book {
  struct Entry {
    MessageId id;
    std::int64_t seq = 0;
    Timestamp at = {};
    int author = 0;
    bool gone = false;
    std::set<int> named;  // members at the time of writing
    bool group = false;
    MessageId thread;     // of a reply: the first message
    bool in_room = true;  // shows in the room
  };
  struct Follow {
    int who = 0;
    std::int64_t read_seq = 0;
  };
  struct Place {
    bool member = false;
    bool forced = false;
    std::int64_t read_seq = 0;
  };
  std::vector<Entry> entries;
  std::array<Place, kPeople> memberships;
  std::int64_t newest_seq = 0;
  std::map<MessageId, std::vector<Follow>> threads;

  [[nodiscard]] Follow* follow_of(const MessageId& thread, int who) {
    for (auto& follow : threads[thread]) {
      if (follow.who == who) return &follow;
    }
    return nullptr;
  }
  void follow(const MessageId& thread, int who, std::int64_t read_seq) {
    if (!follow_of(thread, who)) threads[thread].push_back({who, read_seq});
  }
  [[nodiscard]] bool has_replies(const MessageId& thread) const {
    return std::ranges::any_of(entries, [&](const Entry& entry) { return !entry.gone && entry.thread == thread; });
  }

  struct Counts {
    std::int64_t unread = 0, user = 0, group = 0;
    bool alert = false;
    std::set<MessageId> threads, threads_user, threads_group;
  };
  [[nodiscard]] Counts count(int who) const {
    const auto& membership = memberships[static_cast<std::size_t>(who)];
    Counts counts;
    for (const auto& entry : entries) {
      if (entry.gone || entry.author == who) continue;
      if (const auto thread = threads.find(entry.thread); thread != threads.end()) {
        for (const auto& follow : thread->second) {
          if (follow.who != who || entry.seq <= follow.read_seq) continue;
          counts.threads.insert(entry.thread);
          if (entry.named.contains(who)) counts.threads_user.insert(entry.thread);
          if (entry.group) counts.threads_group.insert(entry.thread);
        }
      }
      if (entry.seq <= membership.read_seq || !entry.in_room) continue;
      ++counts.unread;
      counts.user += entry.named.contains(who) ? 1 : 0;
      counts.group += entry.group ? 1 : 0;
    }
    counts.alert = counts.unread > 0 || membership.forced || !counts.threads.empty();
    return counts;
  }
};

class CountsTest : public testing::WorldTest {
 protected:
  void prepare() override {
    settings.put("Unread_Count", "all_messages");
    owner = person("owner");
    admin = person("root", {"admin", "user"});
    for (int i = 0; i < kPeople; ++i) people.push_back(person("p" + std::to_string(i)));
    room = channel(owner, people).id;
    for (auto& membership : book.memberships) membership.member = true;
  }

  int any(int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }
  std::optional<int> any_member() {
    const int from = any(kPeople);
    for (int i = 0; i < kPeople; ++i) {
      const int who = (from + i) % kPeople;
      if (book.memberships[static_cast<std::size_t>(who)].member) return who;
    }
    return std::nullopt;
  }
  Book::Entry* any_message() {
    std::vector<Book::Entry*> left;
    for (auto& entry : book.entries) {
      if (!entry.gone) left.push_back(&entry);
    }
    return left.empty() ? nullptr : left[static_cast<std::size_t>(any(static_cast<int>(left.size())))];
  }
  Actor& actor(int who) { return people[static_cast<std::size_t>(who)]; }
  Book::Place& place_of(int who) { return book.memberships[static_cast<std::size_t>(who)]; }

  std::string words(Book::Entry& entry) {
    entry.named.clear();
    std::string text = "text " + std::to_string(any(1000));
    for (int who = 0; who < kPeople; ++who) {
      if (any(6) != 0) continue;
      text += " @p" + std::to_string(who);
      if (place_of(who).member && who != entry.author) entry.named.insert(who);
    }
    entry.group = any(8) == 0;
    if (entry.group) text += any(2) == 0 ? " @all" : " @here";
    return text;
  }

  void send() {
    const auto who = any_member();
    if (!who) return;
    Book::Entry entry;
    entry.author = *who;
    const auto message = say(actor(*who), room, words(entry));
    entry.id = message.id;
    entry.seq = book.newest_seq = message.seq;
    entry.at = message.ts;
    book.entries.push_back(std::move(entry));
  }
  void answer() {
    const auto who = any_member();
    const auto* to = any_message();
    if (!who || !to) return;
    const auto thread = to->thread.empty() ? to->id : to->thread;
    const auto* first = find(thread);
    const bool begins = !book.has_replies(thread);
    const bool without_followers = book.threads[thread].empty();
    Book::Entry entry;
    entry.author = *who;
    entry.thread = thread;
    entry.in_room = any(3) == 0;
    const auto author = first->author;
    messages::SendMessage cmd{.room = room};
    cmd.text = words(entry);
    cmd.tmid = to->id;
    if (entry.in_room) cmd.tshow = true;
    const auto message = messages::send(*ctx, actor(*who), cmd);
    EXPECT_EQ(message.tmid, thread);
    entry.id = message.id;
    entry.seq = book.newest_seq = message.seq;
    entry.at = message.ts;
    book.follow(thread, *who, entry.seq);
    if (begins && without_followers) book.follow(thread, author, entry.seq - 1);
    for (const int named : entry.named) book.follow(thread, named, entry.seq - 1);
    book.entries.push_back(std::move(entry));
  }
  void read_thread() {
    const auto who = any_member();
    const auto* entry = any_message();
    if (!who || !entry) return;
    const auto thread = entry->thread.empty() ? entry->id : entry->thread;
    messages::read_thread(*ctx, actor(*who), entry->id);
    if (auto* follow = book.follow_of(thread, *who)) follow->read_seq = book.newest_seq;
  }
  void follow_or_not() {
    const auto who = any_member();
    const auto* entry = any_message();
    if (!who || !entry) return;
    const auto thread = entry->thread.empty() ? entry->id : entry->thread;
    if (any(2) == 0) {
      messages::follow(*ctx, actor(*who), entry->id);
      book.follow(thread, *who, book.newest_seq);
    } else {
      messages::unfollow(*ctx, actor(*who), entry->id);
      std::erase_if(book.threads[thread], [&](const auto& follow) { return follow.who == *who; });
    }
  }
  Book::Entry* find(const MessageId& id) {
    const auto entry = std::ranges::find(book.entries, id, &Book::Entry::id);
    return entry == book.entries.end() ? nullptr : &*entry;
  }
  void read() {
    const auto who = any_member();
    if (!who) return;
    const bool threads = any(4) == 0;
    subscriptions::read(*ctx, actor(*who), room,
                        threads ? subscriptions::WithThreads::yes : subscriptions::WithThreads::no);
    for (auto& thread : book.threads) {
      for (auto& follow : thread.second) {
        if (threads && follow.who == *who) follow.read_seq = book.newest_seq;
      }
    }
    place_of(*who).read_seq = book.newest_seq;
    place_of(*who).forced = false;
  }
  void unread() {
    const auto who = any_member();
    const auto* entry = any_message();
    if (!who || !entry || entry->author == *who) return;
    subscriptions::unread_from(*ctx, actor(*who), entry->id);
    place_of(*who).read_seq = entry->seq - 1;
    place_of(*who).forced = true;
  }
  void edit() {
    auto* entry = any_message();
    if (!entry || !place_of(entry->author).member) return;
    messages::EditMessage cmd{.id = entry->id};
    cmd.text = words(*entry);
    messages::edit(*ctx, actor(entry->author), cmd);
  }
  void remove() {
    auto* entry = any_message();
    if (!entry) return;
    const bool by_owner = any(2) == 0 || !place_of(entry->author).member;
    messages::remove(*ctx, by_owner ? owner : actor(entry->author), {.id = entry->id});
    entry->gone = true;
    if (!entry->thread.empty() && !book.has_replies(entry->thread)) book.threads.erase(entry->thread);
    book.threads.erase(entry->id);
    for (auto& reply : book.entries) {
      if (reply.thread == entry->id) reply.thread = {};
    }
  }
  void prune() {
    const auto* one = any_message();
    const auto* other = any_message();
    if (!one || !other) return;
    messages::Pruning order{.oldest = std::min(one->at, other->at),
                            .latest = std::max(one->at, other->at),
                            .inclusive = any(2) == 0,
                            .keep_threads = any(2) == 0};
    const auto author = any(kPeople);
    const bool of_one = any(2) == 0;
    if (of_one) order.users.push_back(actor(author).username);
    const auto goes = [&](const Book::Entry& entry) {
      const bool in_time = order.inclusive ? entry.at >= order.oldest && entry.at <= order.latest
                                           : entry.at > order.oldest && entry.at < order.latest;
      const bool in_thread = !entry.thread.empty() || book.has_replies(entry.id);
      return !entry.gone && in_time && (!of_one || entry.author == author) && !(order.keep_threads && in_thread);
    };
    std::vector<Book::Entry*> gone;
    for (auto& entry : book.entries) {
      if (goes(entry)) gone.push_back(&entry);
    }
    if (gone.size() > 12) return;  // something is to be left
    messages::clean_history(*ctx, admin, room, order);
    for (auto* entry : gone) entry->gone = true;
    for (const auto* entry : gone) {
      book.threads.erase(entry->id);
      for (auto& reply : book.entries) {
        if (reply.thread == entry->id) reply.thread = {};
      }
    }
    for (const auto* entry : gone) {
      if (!entry->thread.empty() && !book.has_replies(entry->thread)) book.threads.erase(entry->thread);
    }
  }
  void leave_or_join() {
    const int who = any(kPeople);
    auto& membership = place_of(who);
    if (membership.member) {
      rooms::leave(*ctx, actor(who), room);
      membership = {};
    } else {
      rooms::join(*ctx, actor(who), room);
      membership = {.member = true, .forced = false, .read_seq = book.newest_seq};
      for (auto& thread : book.threads) {
        if (auto* follow = book.follow_of(thread.first, who)) follow->read_seq = book.newest_seq;
      }
    }
    ++book.newest_seq;  // its system message
  }
  void set_topic() {
    rooms::edit(*ctx, owner, room, {.topic = "topic " + std::to_string(++topics)});
    ++book.newest_seq;
  }

  void act() {
    const int what = any(100);
    if (what < 25) return send();
    if (what < 45) return answer();
    if (what < 49) return read_thread();
    if (what < 53) return follow_or_not();
    if (what < 60) return read();
    if (what < 70) return unread();
    if (what < 80) return edit();
    if (what < 89) return remove();
    if (what < 92) return prune();
    if (what < 97) return leave_or_join();
    set_topic();
  }

  void compare(int step) {
    for (int who = 0; who < kPeople; ++who) {
      const auto found = subscriptions::get(*ctx, actor(who), room);
      ASSERT_EQ(found.has_value(), place_of(who).member) << "step " << step;
      if (!found) continue;
      const auto expected = book.count(who);
      EXPECT_EQ(found->unread, expected.unread) << "step " << step << ", p" << who;
      EXPECT_EQ(found->user_mentions, expected.user) << "step " << step << ", p" << who;
      EXPECT_EQ(found->group_mentions, expected.group) << "step " << step << ", p" << who;
      EXPECT_EQ(found->alert, expected.alert) << "step " << step << ", p" << who;
      const auto set_of = [](const std::vector<MessageId>& ids) { return std::set(ids.begin(), ids.end()); };
      EXPECT_EQ(set_of(found->tunread), expected.threads) << "step " << step << ", p" << who;
      EXPECT_EQ(set_of(found->tunread_user), expected.threads_user) << "step " << step << ", p" << who;
      EXPECT_EQ(set_of(found->tunread_group), expected.threads_group) << "step " << step << ", p" << who;
    }
    const auto document = rooms::document(*ctx, room);
    EXPECT_EQ(document->seq, book.newest_seq);
    const auto last =
        std::find_if(book.entries.rbegin(), book.entries.rend(), [](const auto& e) { return !e.gone && e.in_room; });
    ASSERT_EQ(document->last_message.has_value(), last != book.entries.rend());
    if (document->last_message) {
      EXPECT_EQ(document->last_message->id, last->id);
    }
  }

  Actor owner, admin;
  std::vector<Actor> people;
  RoomId room;
  Book book;
  int topics = 0;
  std::mt19937 random{20261122};
};

TEST_P(CountsTest, AreWhatARecountGives) {
  for (int step = 0; step < 600 && !HasFailure(); ++step) {
    clock.advance(std::chrono::milliseconds{any(3)});
    act();
    compare(step);
  }
  EXPECT_GT(book.entries.size(), 200U);
  EXPECT_TRUE(std::ranges::any_of(book.entries, [](const auto& entry) { return !entry.thread.empty(); }));
}

/// One who asks only what changed since the newest change it knows, of its own rooms and of what is said in one.
class SyncingClient {
 public:
  void sync(const Context& ctx, const Actor& who, const RoomId& room) {
    const auto memberships = subscriptions::changes(ctx, who, newest_place_);
    for (const auto& removed : memberships.remove) {
      places_.erase(removed.id.value);
      newest_place_ = std::max(newest_place_.value_or(Timestamp{}), removed.at);
    }
    for (const auto& membership : memberships.update) {
      places_[membership.id.value] = to_json(membership, Dates::iso8601);
      newest_place_ = std::max(newest_place_.value_or(Timestamp{}), membership.updated_at);
    }
    const auto rooms = rooms::changes(ctx, who, newest_room_);
    for (const auto& removed : rooms.remove) {
      rooms_.erase(removed.id.value);
      newest_room_ = std::max(newest_room_.value_or(Timestamp{}), removed.at);
    }
    for (const auto& room : rooms.update) {
      rooms_[room.id.value] = to_json(room, Dates::iso8601);
      newest_room_ = std::max(newest_room_.value_or(Timestamp{}), room.updated_at);
    }
    const auto messages = messages::sync(ctx, who, room, newest_message_);
    for (const auto& deleted : messages.deleted) {
      messages_.erase(deleted.id.value);
      newest_message_ = std::max(newest_message_, deleted.at);
    }
    for (const auto& message : messages.updated) {
      messages_[message.id.value] = to_json(message, Dates::iso8601);
      newest_message_ = std::max(newest_message_, message.updated_at);
    }
  }
  std::map<std::string, std::string> places_, rooms_, messages_;

 private:
  std::optional<Timestamp> newest_place_, newest_room_;
  Timestamp newest_message_;
};

class SyncingTest : public CountsTest {
 protected:
  void prepare() override {
    CountsTest::prepare();
    for (auto& who : people) direct(owner, who);
  }
  void act_and_sync(int step) {
    act();
    const int who = any(kPeople);
    auto& client = clients[static_cast<std::size_t>(who)];
    client.sync(*ctx, actor(who), room);
    SyncingClient fresh;
    fresh.sync(*ctx, actor(who), room);
    EXPECT_EQ(client.places_, fresh.places_) << "step " << step;
    EXPECT_EQ(client.rooms_, fresh.rooms_) << "step " << step;
    EXPECT_EQ(client.messages_, fresh.messages_) << "step " << step;
  }

  std::array<SyncingClient, kPeople> clients;
};

TEST_P(SyncingTest, AskingWhatChangedMissesNothing) {
  for (int step = 0; step < 250 && !HasFailure(); ++step) {
    clock.advance(std::chrono::milliseconds{any(2)});  // often several acts in one millisecond
    act_and_sync(step);
  }
}

TEST_P(SyncingTest, NorDoesItWhereverTheClockIsSetTo) {
  for (int step = 0; step < 250 && !HasFailure(); ++step) {
    if (any(5) == 0) clock.advance(std::chrono::minutes{any(240) - 120});
    clock.advance(std::chrono::milliseconds{any(2)});
    act_and_sync(step);
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, CountsTest, sql::testing::kEngines, sql::testing::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, SyncingTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
