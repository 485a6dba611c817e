// The counts are computed from positions and never counted up. Here they are compared, after thousands of random acts,
// with a recount by the book, and a client that only ever asks what changed is compared with one that fetches all.

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "core/messages/edit.h"
#include "core/messages/remove.h"
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
    int author = 0;
    bool gone = false;
    std::set<int> named;  // members at the time of writing
    bool group = false;
  };
  struct Place {
    bool member = false;
    bool forced = false;
    std::int64_t read_seq = 0;
  };
  std::vector<Entry> entries;
  std::array<Place, kPeople> memberships;
  std::int64_t newest_seq = 0;

  struct Counts {
    std::int64_t unread = 0, user = 0, group = 0;
    bool alert = false;
  };
  [[nodiscard]] Counts count(int who) const {
    const auto& membership = memberships[static_cast<std::size_t>(who)];
    Counts counts;
    for (const auto& entry : entries) {
      if (entry.gone || entry.seq <= membership.read_seq || entry.author == who) continue;
      ++counts.unread;
      counts.user += entry.named.contains(who) ? 1 : 0;
      counts.group += entry.group ? 1 : 0;
    }
    counts.alert = counts.unread > 0 || membership.forced;
    return counts;
  }
};

class CountsTest : public testing::WorldTest {
 protected:
  void prepare() override {
    settings.put("Unread_Count", "all_messages");
    owner = person("owner");
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
    book.entries.push_back(std::move(entry));
  }
  void read() {
    const auto who = any_member();
    if (!who) return;
    subscriptions::read(*ctx, actor(*who), room);
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
    }
    ++book.newest_seq;  // its system message
  }
  void set_topic() {
    rooms::edit(*ctx, owner, room, {.topic = "topic " + std::to_string(++topics)});
    ++book.newest_seq;
  }

  void act() {
    const int what = any(100);
    if (what < 45) return send();
    if (what < 60) return read();
    if (what < 70) return unread();
    if (what < 80) return edit();
    if (what < 92) return remove();
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
    }
    const auto document = rooms::document(*ctx, room);
    EXPECT_EQ(document->seq, book.newest_seq);
    const auto last = std::find_if(book.entries.rbegin(), book.entries.rend(), [](const auto& e) { return !e.gone; });
    ASSERT_EQ(document->last_message.has_value(), last != book.entries.rend());
    if (document->last_message) {
      EXPECT_EQ(document->last_message->id, last->id);
    }
  }

  Actor owner;
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
}

/// One who asks only what changed since the newest change it knows.
class SyncingClient {
 public:
  void sync(const Context& ctx, const Actor& who) {
    const auto memberships = subscriptions::changes(ctx, who, newest_place_);
    for (const auto& removed : memberships.remove) places_.erase(removed.id.value);
    for (const auto& membership : memberships.update) {
      places_[membership.id.value] = to_json(membership, Dates::iso8601);
      newest_place_ = std::max(newest_place_.value_or(Timestamp{}), membership.updated_at);
    }
    const auto rooms = rooms::changes(ctx, who, newest_room_);
    for (const auto& removed : rooms.remove) rooms_.erase(removed.value);
    for (const auto& room : rooms.update) {
      rooms_[room.id.value] = to_json(room, Dates::iso8601);
      newest_room_ = std::max(newest_room_.value_or(Timestamp{}), room.updated_at);
    }
  }
  std::map<std::string, std::string> places_, rooms_;

 private:
  std::optional<Timestamp> newest_place_, newest_room_;
};

TEST_P(CountsTest, AskingWhatChangedMissesNothing) {
  for (auto& who : people) direct(owner, who);
  std::array<SyncingClient, kPeople> clients;
  for (int step = 0; step < 250 && !HasFailure(); ++step) {
    clock.advance(std::chrono::milliseconds{any(2)});  // often several acts in one millisecond
    act();
    const int who = any(kPeople);
    auto& client = clients[static_cast<std::size_t>(who)];
    client.sync(*ctx, actor(who));
    SyncingClient fresh;
    fresh.sync(*ctx, actor(who));
    EXPECT_EQ(client.places_, fresh.places_) << "step " << step;
    EXPECT_EQ(client.rooms_, fresh.rooms_) << "step " << step;
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, CountsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
