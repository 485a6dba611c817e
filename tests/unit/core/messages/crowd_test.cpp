// What all people of a room do at once: while the room is somebody else's, they wait for it without holding a thread.

#include <gtest/gtest.h>

#include <future>
#include <latch>

#include "base/worker_pool.h"
#include "core/messages/get.h"
#include "core/messages/react.h"
#include "core/messages/send.h"
#include "core/messages/star.h"
#include "core/polls/poll.h"
#include "core/rooms/join.h"
#include "core/rooms/leave.h"
#include "core/subscriptions/documents.h"
#include "core/subscriptions/read.h"
#include "core/team.h"
#include "store/room_writer.h"

namespace confab::core {
namespace {

constexpr std::chrono::seconds kPatience{20};

class CrowdTest : public testing::TeamTest {
 protected:
  static constexpr int kThreads = 2;
  static constexpr int kCalls = 12;

  void prepare() override {
    TeamTest::prepare();
    message = say(ann, room, "hello").id;
    poll = polls::create(*ctx, ann, {.room = room, .question = "Tea?", .options = {"yes", "no"}}).id;
  }

  using Call = std::function<void(int, const std::function<void(bool failed)>&)>;
  /// `call` is made by so many while another transaction has the room; it must leave a thread for others.
  void crowd(const Call& call) {
    auto holder = db->begin();
    ASSERT_TRUE(store::RoomWriter{*holder}.lock(room));
    std::latch answered{kCalls};
    std::atomic<int> failures = 0;
    WorkerPool pool{kThreads, 1000};
    for (int i = 0; i < kCalls; ++i) {
      pool.submit_always([&, i] {
        call(i, [&](bool failed) {
          failures += failed ? 1 : 0;
          answered.count_down();
        });
      });
    }
    std::promise<void> of_others;
    pool.submit_always([&] { of_others.set_value(); });
    EXPECT_EQ(of_others.get_future().wait_for(kPatience), std::future_status::ready) << "they hold all threads";
    holder.reset();
    answered.wait();
    EXPECT_EQ(failures, 0);
  }
  template <class T>
  static Then<T> told(const std::function<void(bool failed)>& done) {
    return [done](const Outcome<T>& outcome) { done(outcome.failed()); };
  }

  MessageId message, poll;
};

TEST_P(CrowdTest, Reacts) {
  const std::vector<std::string> names{"smile", "heart", "tada", "rocket", "fire", "eyes"};
  crowd([&](int i, const auto& done) {
    messages::react_later(*ctx, i % 2 == 0 ? ann : ben,
                          {.id = message, .emoji = names[static_cast<std::size_t>(i) / 2], .should_react = true},
                          told<bool>(done));
  });
  EXPECT_EQ(messages::get(*ctx, ann, message).reactions->size(), names.size());
}

TEST_P(CrowdTest, PutsStars) {
  crowd([&](int i, const auto& done) {
    messages::star_later(*ctx, i % 2 == 0 ? ann : ben, message, i % 4 < 2, told<bool>(done));
  });
}

TEST_P(CrowdTest, Votes) {
  crowd([&](int i, const auto& done) {
    polls::vote_later(*ctx, i % 2 == 0 ? ann : ben, poll, {1}, told<model::Message>(done));
  });
  EXPECT_EQ(messages::get(*ctx, ann, poll).poll->options[1].votes, 2);
}

TEST_P(CrowdTest, HasReadWhatIsNew) {
  crowd([&](int, const auto& done) {
    subscriptions::read_later(*ctx, ben, room, subscriptions::WithThreads::no, told<bool>(done));
  });
  EXPECT_EQ(membership(ben, room).unread, 0);
}

TEST_P(CrowdTest, Writes) {
  crowd([&](int i, const auto& done) {
    messages::SendMessage cmd{.room = room};
    cmd.text = "message " + std::to_string(i);
    messages::send_later(*ctx, ben, cmd, told<model::Message>(done));
  });
}

TEST_P(CrowdTest, ComesIn) {
  std::vector<Actor> people;
  people.reserve(kCalls);
  for (int i = 0; i < kCalls; ++i) people.push_back(person("person" + std::to_string(i)));
  crowd([&](int i, const auto& done) {
    rooms::join_later(*ctx, people[static_cast<std::size_t>(i)], room, {}, told<model::Room>(done));
  });
  for (const auto& who : people) EXPECT_TRUE(subscriptions::document(*ctx, room, who.id));
}

TEST_P(CrowdTest, Leaves) {
  std::vector<Actor> people;
  for (int i = 0; i < kCalls; ++i) {
    people.push_back(person("person" + std::to_string(i)));
    rooms::join(*ctx, people.back(), room);
  }
  crowd([&](int i, const auto& done) {
    rooms::leave_later(*ctx, people[static_cast<std::size_t>(i)], room, told<bool>(done));
  });
  for (const auto& who : people) EXPECT_FALSE(subscriptions::document(*ctx, room, who.id));
}

INSTANTIATE_TEST_SUITE_P(Engines, CrowdTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
