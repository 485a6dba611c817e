#include "ddp/coalescer.h"

#include <exception>

#include "base/log.h"

namespace confab::ddp {
namespace {

constexpr int kPausesUntilAgain = 10;

void add(Coalescer::Batch& waiting, const Coalescer::Membership& membership, bus::Change change) {
  // An insertion that has not been sent yet stays one, whatever comes before or after it.
  const auto [entry, is_new] = waiting.subscriptions.emplace(membership, change);
  if (!is_new && entry->second != bus::Change::inserted) entry->second = change;
}

// Of what is gone meanwhile there is no document any more, and nothing is told.
void put_back(Coalescer::Batch& waiting, Coalescer::Batch&& untold) {
  waiting.first.insert(waiting.first.begin(), untold.first.begin(), untold.first.end());
  for (const auto& [membership, change] : untold.subscriptions) add(waiting, membership, change);
  waiting.rooms.merge(untold.rooms);
  waiting.presence.merge(untold.presence);
}

}  // namespace

Coalescer::Coalescer(std::chrono::milliseconds pause, Send send)
    : pause_(pause), send_(std::move(send)), sender_([this] { run(); }) {}

Coalescer::~Coalescer() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  sender_.join();
}

template <class Change>
void Coalescer::note(Change&& change) {
  bool is_first = false;
  {
    const std::lock_guard lock{mutex_};
    is_first = waiting_.empty();
    change(waiting_);
  }
  if (is_first) wake_.notify_one();
}

void Coalescer::room_changed(const RoomId& room) {
  note([&](Batch& waiting) { waiting.rooms.insert(room); });
}

void Coalescer::room_removed(const RoomId& room) {
  note([&](Batch& waiting) { waiting.rooms.erase(room); });
}

void Coalescer::subscription_changed(const bus::SubscriptionChanged& event) {
  const Membership membership{event.user, event.room};
  note([&](Batch& waiting) {
    if (event.change == bus::Change::removed) {
      waiting.subscriptions.erase(membership);
      waiting.first.emplace_back(event);
      return;
    }
    add(waiting, membership, event.change);
  });
}

void Coalescer::user_renamed(const bus::UserNameChanged& event) {
  note([&](Batch& waiting) { waiting.first.emplace_back(event); });
}

void Coalescer::presence_changed(const bus::PresenceChanged& event) {
  note([&](Batch& waiting) { waiting.presence.insert_or_assign(event.user, event); });
}

Coalescer::Batch Coalescer::attempt(Batch batch) const {
  try {
    return send_(std::move(batch));
  } catch (const std::exception& error) {
    log::error("state not delivered", {{"error", error.what()}});
    return {};
  }
}

void Coalescer::run() {
  std::unique_lock lock{mutex_};
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    auto batch = std::exchange(waiting_, {});
    lock.unlock();
    auto untold = attempt(std::move(batch));
    lock.lock();
    const auto pause = untold.empty() ? pause_ : pause_ * kPausesUntilAgain;
    put_back(waiting_, std::move(untold));
    if (wake_.wait_for(lock, pause, [this] { return stopping_; })) return;
  }
}

}  // namespace confab::ddp
