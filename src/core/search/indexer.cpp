#include "core/search/indexer.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "base/log.h"
#include "core/search/index.h"
#include "model/message.h"
#include "search/segments.h"

namespace confab::core::search {
namespace {

constexpr std::chrono::seconds kSweep{60};         // through all rooms, whatever was heard
constexpr std::chrono::milliseconds kGather{500};  // several edits are one piece of work
// New messages are found before they are indexed. A room where much is written gets far enough meanwhile for a large
// segment, and saves the small ones.
constexpr std::chrono::milliseconds kGatherNew{2'500};
constexpr std::chrono::seconds kAfterFailure{10};
constexpr std::chrono::milliseconds kLongestRest{200};

}  // namespace

void Indexer::start() {
  work_.everything = true;
  thread_ = std::thread{[this] { run(); }};
}

void Indexer::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Indexer::observe(const bus::Event& event) {
  const auto* saved = std::get_if<bus::MessageSaved>(&event);
  if (!saved && !std::holds_alternative<bus::MessageRemoved>(event)) return;
  if (saved && saved->created && saved->message->seq % confab::search::kSmallestSegment != 0) return;
  const std::lock_guard lock{mutex_};
  if (saved && saved->created) {
    work_.rooms.insert(saved->message->room_pk);
  } else {
    work_.notes = true;
  }
  wake_.notify_all();
}

void Indexer::events_lost() {
  const std::lock_guard lock{mutex_};
  work_.everything = true;
  wake_.notify_all();
}

void Indexer::run() {
  bool failed = false;
  for (;;) {
    const auto work = wait(failed);
    {
      const std::lock_guard lock{mutex_};
      if (stopping_) return;
    }
    try {
      run_once(work);
      failed = false;
    } catch (const std::exception& error) {
      log::error("the index of search cannot be written; it is tried again", {{"error", error.what()}});
      failed = true;
      events_lost();
    }
  }
}

void Indexer::run_once(const Work& work) {
  step_began_ = std::chrono::steady_clock::now();
  const auto go_on = [this] { return pause(); };
  for (const auto room : work.rooms) {
    while (go_on() && advance(ctx_, room)) {
    }
  }
  if (work.notes || work.everything) repair(ctx_, go_on);
  if (work.everything) catch_up(ctx_, go_on);
}

Indexer::Work Indexer::wait(bool failed) {
  std::unique_lock lock{mutex_};
  const auto stops = [this] { return stopping_; };
  if (failed) wake_.wait_for(lock, kAfterFailure, stops);
  const bool woken = wake_.wait_for(
      lock, kSweep, [this] { return stopping_ || work_.everything || work_.notes || !work_.rooms.empty(); });
  if (woken && !work_.everything && !work_.notes) {
    wake_.wait_for(lock, kGatherNew, [this] { return stopping_ || work_.everything || work_.notes; });
  }
  if (woken && !work_.everything) wake_.wait_for(lock, kGather, stops);
  if (!woken) work_.everything = true;
  return std::exchange(work_, {});
}

bool Indexer::pause() {
  const auto took = std::chrono::steady_clock::now() - step_began_;
  std::unique_lock lock{mutex_};
  wake_.wait_for(lock, std::min<std::chrono::nanoseconds>(took, kLongestRest), [this] { return stopping_; });
  step_began_ = std::chrono::steady_clock::now();
  return !stopping_;
}

}  // namespace confab::core::search
