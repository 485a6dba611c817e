#include "bus/shared_carrier.h"

#include <utility>

#include "base/log.h"
#include "bus/event.h"

namespace confab::bus {

void SharedCarrier::carry(std::span<const Event> events) noexcept {
  if (events.empty()) return;
  // A listener that publishes is here again in the midst of a job: its events outlive this call.
  auto batch = std::make_shared<Batch>();
  batch->events.assign(events.begin(), events.end());
  batch->origin = origin_;
  in_turn([this, batch] {
    batch->number = ++sent_;
    for (const auto& event : batch->events) listeners_.tell(event);
    try {
      send_(encode(*batch));
    } catch (const std::exception& error) {  // the others see the gap at the next number
      log::error("events not sent", {{"error", error.what()}});
    }
  });
}

void SharedCarrier::receive(std::string_view text) {
  auto decoded = decode(text);
  skipped_events_ += decoded.skipped_events;
  if (!decoded.batch) {
    ++unread_;
    return interrupted();
  }
  if (decoded.batch->origin == origin_) return;
  const auto batch = std::make_shared<Batch>(std::move(*decoded.batch));
  in_turn([this, batch] { take(*batch); });
}

void SharedCarrier::interrupted() {
  in_turn([this] {
    ++gaps_;
    listeners_.tell_gap();
  });
}

void SharedCarrier::take(const Batch& batch) {
  auto& newest = newest_of_[batch.origin];
  if (batch.number <= newest) {
    ++repeated_;
    return;
  }
  ++received_;
  if (batch.number != newest + 1) {
    ++gaps_;
    listeners_.tell_gap();
  }
  newest = batch.number;
  for (const auto& event : batch.events) listeners_.tell_foreign(event);
}

void SharedCarrier::in_turn(Job job) {
  std::unique_lock lock{mutex_};
  jobs_.push_back(std::move(job));
  const auto mine = ++queued_;
  if (runner_ == std::this_thread::get_id()) return;  // a listener: the loop below goes on with it
  if (runner_ != std::thread::id{}) {
    done_.wait(lock, [&] { return finished_ >= mine || runner_ == std::thread::id{}; });
    if (finished_ >= mine) return;
  }
  runner_ = std::this_thread::get_id();
  while (!jobs_.empty()) {
    const auto next = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    next();
    lock.lock();
    ++finished_;
    done_.notify_all();
  }
  runner_ = {};
  done_.notify_all();
}

SharedCarrier::Figures SharedCarrier::figures() const {
  return {received_, repeated_, gaps_, unread_, skipped_events_};
}

}  // namespace confab::bus
