#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <thread>

#include "bus/event.h"
#include "core/kernel/context.h"

namespace confab::core::search {

/// Keeps the index of search up to date on a thread of its own. When it starts it indexes what there is, so a workspace
/// that had none gets one while it is used, and what the last run left undone is done. It looks through all rooms again
/// now and then, for what other nodes have stored.
class Indexer {
 public:
  explicit Indexer(const Context& ctx) : ctx_(ctx) {}
  ~Indexer() { stop(); }
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;

  void start();
  /// Returns when the segment in hand is written. May be called twice.
  void stop();

  /// Remembers which rooms have a segment's worth of new messages, and that something was edited or deleted. Neither
  /// reads nor waits.
  void observe(const bus::Event& event);
  /// Some events did not come.
  void events_lost();

 private:
  struct Work {
    std::set<std::int64_t> rooms;
    bool notes = false;
    bool everything = false;
  };
  void run();
  void run_once(const Work& work);
  [[nodiscard]] Work wait(bool failed);
  /// Whether to go on. Rests as long as the last step took, so that others have at least half of the machine's time.
  [[nodiscard]] bool pause();

  const Context& ctx_;
  std::mutex mutex_;
  std::condition_variable wake_;
  Work work_;
  bool stopping_ = false;
  std::chrono::steady_clock::time_point step_began_;
  std::thread thread_;
};

}  // namespace confab::core::search
