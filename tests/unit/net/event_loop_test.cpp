// What is posted to a loop that lets messages gather: nothing is lost, and the order stays.

#include "net/event_loop.h"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <functional>
#include <future>
#include <thread>

namespace confab::net {
namespace {

using ::testing::ElementsAre;

/// Takes so long to write that its loop makes a pause afterwards.
class SlowWriter final : public Watcher {
 public:
  void on_readable() override {}
  void on_writable() override {}
  void on_flush() override {
    ++flushes;
    const auto until = Pace::Clock::now() + std::chrono::milliseconds{4};
    while (Pace::Clock::now() < until) std::this_thread::yield();
  }
  void on_timeout() override {}
  void on_stop() override {}
  void on_abort() override {}

  std::atomic<int> flushes = 0;
};

class EventLoopTest : public ::testing::Test {
 protected:
  EventLoopTest() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0 && loop->watch(writer, ends[0])) peer = ends[1];
    thread = std::thread([this] { loop->run(); });
  }
  ~EventLoopTest() override {
    loop->quit();
    thread.join();
    ::close(peer);
  }

  /// Returns when the loop has run what was posted before.
  void settle() {
    std::promise<void> done;
    loop->post([&] { done.set_value(); });
    done.get_future().wait();
  }
  /// Runs `task` on the loop after a writing, while another one waits for the pause's end.
  void during_a_pause(std::function<void()> task) {
    loop->post([this] { loop->flush_later(*writer); });
    wait_for_flushes(1);
    loop->post([this, task = std::move(task)] {
      loop->flush_later(*writer);
      task();
    });
    wait_for_flushes(2);
    settle();
  }
  void wait_for_flushes(int count) {
    while (writer->flushes < count) std::this_thread::yield();
  }

  std::shared_ptr<EventLoop> loop = std::make_shared<EventLoop>(0);
  std::shared_ptr<SlowWriter> writer = std::make_shared<SlowWriter>();
  int peer = -1;
  std::thread thread;
};

TEST_F(EventLoopTest, WhatIsPostedToSendDuringAPauseGoesOutWithIt) {
  int flushes_before = 0;
  during_a_pause([&] {
    loop->post_to_send([&] {
      flushes_before = writer->flushes;
      loop->flush_later(*writer);
    });
  });
  EXPECT_EQ(flushes_before, 1);
  EXPECT_EQ(writer->flushes, 2) << "one write for both";
}

TEST_F(EventLoopTest, WhatOneThreadPostsRunsInItsOrder) {
  std::vector<int> done;
  during_a_pause([&] {
    loop->post_to_send([&] { done.push_back(1); });
    loop->post([&] { done.push_back(2); });
    loop->post_to_send([&] { done.push_back(3); });
  });
  loop->post_to_send([&] { done.push_back(4); });
  settle();
  EXPECT_THAT(done, ElementsAre(1, 2, 3, 4));
}

}  // namespace
}  // namespace confab::net
