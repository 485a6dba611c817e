#include "sql/sqlite/group_commit.h"

#include <utility>

#include "sql/error.h"

namespace confab::sql::sqlite {
namespace {

constexpr std::uint64_t kLargestGroup = 128;
constexpr std::chrono::milliseconds kOldestGroup{5};

}  // namespace

void GroupCommit::enter() {
  Lock lock(mutex_);
  take_turn(lock);
  if (batch_) return;
  lock.unlock();
  try {
    steps_.begin();
  } catch (...) {
    lock.lock();
    pass_turn();
    throw;
  }
  lock.lock();
  batch_ = std::make_shared<Batch>();
  batch_->opened = std::chrono::steady_clock::now();
}

void GroupCommit::leave_kept() {
  Lock lock(mutex_);
  ++batch_->kept;
  const auto batch = leave(lock);
  if (batch->fate == Fate::storage_full) throw StorageFull(batch->reason);
  if (batch->fate == Fate::failed) throw Error(batch->reason);
}

void GroupCommit::leave_dropped() noexcept {
  Lock lock(mutex_);
  leave(lock);
}

void GroupCommit::lost(std::string_view reason) {
  const Lock lock(mutex_);
  batch_->fate = Fate::storage_full;
  batch_->reason = reason;
}

void GroupCommit::exclusively(const std::function<void()>& work) {
  Lock lock(mutex_);
  take_turn(lock);
  if (batch_) settle(lock);
  lock.unlock();
  try {
    work();
  } catch (...) {
    lock.lock();
    pass_turn();
    throw;
  }
  lock.lock();
  pass_turn();
}

GroupCommit::Statistics GroupCommit::statistics() const {
  const Lock lock(mutex_);
  return statistics_;
}

void GroupCommit::take_turn(Lock& lock) {
  const auto me = std::this_thread::get_id();
  if (holder_ == me) throw Error("this thread already has a write transaction, and SQLite runs one at a time");
  if (taken_) {
    Waiter waiter;
    queue_.push_back(&waiter);
    waiter.changed.wait(lock, [&] { return waiter.called; });
  }
  taken_ = true;
  holder_ = me;
}

/// The turn goes to the next in line without being free in between, so nobody can overtake.
void GroupCommit::pass_turn() {
  holder_ = {};
  taken_ = !queue_.empty();
  if (!taken_) return;
  Waiter* next = queue_.front();
  queue_.pop_front();
  next->called = true;
  next->changed.notify_one();
}

std::shared_ptr<GroupCommit::Batch> GroupCommit::leave(Lock& lock) {
  auto batch = batch_;
  if (worth_waiting(*batch)) {
    pass_turn();
    batch->changed.wait(lock, [&] { return batch->settled; });
  } else {
    settle(lock);
    pass_turn();
  }
  return batch;
}

bool GroupCommit::worth_waiting(const Batch& batch) const {
  return batch.fate == Fate::open && batch.kept > 0 && !queue_.empty() && batch.kept < kLargestGroup &&
         std::chrono::steady_clock::now() - batch.opened < kOldestGroup;
}

/// Commits for everybody in the group; the caller has the turn and keeps it. The lock is open meanwhile, so that others
/// can line up.
void GroupCommit::settle(Lock& lock) {
  const auto batch = std::exchange(batch_, nullptr);
  lock.unlock();
  Fate fate = batch->fate;
  std::string reason = batch->reason;
  if (fate == Fate::open) {
    try {
      batch->kept > 0 ? steps_.commit() : steps_.rollback();
      fate = Fate::stored;
    } catch (const StorageFull& error) {
      fate = Fate::storage_full;
      reason = error.what();
    } catch (const std::exception& error) {
      fate = Fate::failed;
      reason = error.what();
    }
  }
  lock.lock();
  if (fate == Fate::stored && batch->kept > 0) {
    statistics_.transactions += batch->kept;
    ++statistics_.commits;
  }
  batch->fate = fate;
  batch->reason = std::move(reason);
  batch->settled = true;
  batch->changed.notify_all();
}

}  // namespace confab::sql::sqlite
