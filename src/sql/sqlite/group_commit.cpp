#include "sql/sqlite/group_commit.h"

#include <utility>

#include "sql/error.h"

namespace confab::sql::sqlite {
namespace {

constexpr std::uint64_t kMaxGroup = 128;
constexpr std::chrono::milliseconds kOldestGroup{5};

}  // namespace

void GroupCommit::Moment::come() {
  {
    const std::lock_guard lock(mutex_);
    has_come_ = true;
  }
  changed_.notify_all();
}

void GroupCommit::Moment::wait() {
  Lock lock(mutex_);
  changed_.wait(lock, [this] { return has_come_; });
}

void GroupCommit::enter() {
  Lock lock(mutex_);
  take_turn(lock);
  if (batch_) return;
  lock.unlock();
  try {
    steps_.begin();
  } catch (...) {
    lock.lock();
    pass_turn(std::move(lock));
    throw;
  }
  lock.lock();
  batch_ = std::make_shared<Batch>();
  batch_->opened = steps_.now();
}

void GroupCommit::leave_kept(std::function<void()> when_stored) {
  Lock lock(mutex_);
  ++batch_->kept;
  if (when_stored) batch_->when_stored.push_back(std::move(when_stored));
  const auto batch = leave(std::move(lock));
  if (batch->fate == Fate::storage_full) throw StorageFull(batch->reason);
  if (batch->fate == Fate::failed) throw Error(batch->reason);
}

void GroupCommit::leave_dropped() noexcept {
  leave(Lock(mutex_));
}

void GroupCommit::lost(std::string_view reason) {
  const Lock lock(mutex_);
  batch_->fate = Fate::storage_full;
  batch_->reason = reason;
}

void GroupCommit::exclusively(const std::function<void()>& work) {
  Lock lock(mutex_);
  take_turn(lock);
  const auto batch = batch_ ? settle(lock) : nullptr;
  lock.unlock();
  if (batch) tell(*batch);
  try {
    work();
  } catch (...) {
    pass_turn(Lock(mutex_));
    throw;
  }
  pass_turn(Lock(mutex_));
}

GroupCommit::Statistics GroupCommit::statistics() const {
  const Lock lock(mutex_);
  return statistics_;
}

std::size_t GroupCommit::waiting() const {
  const Lock lock(mutex_);
  return queue_.size();
}

void GroupCommit::take_turn(Lock& lock) {
  const auto me = std::this_thread::get_id();
  if (holder_ == me) throw Error("this thread already has a write transaction, and SQLite runs one at a time");
  if (taken_) {
    const auto called = std::make_shared<Moment>();
    queue_.push_back(called);
    lock.unlock();
    called->wait();
    lock.lock();
  }
  taken_ = true;
  holder_ = me;
}

/// The turn goes to the next in line without being free in between, so nobody can overtake.
void GroupCommit::pass_turn(Lock lock) {
  holder_ = {};
  taken_ = !queue_.empty();
  if (!taken_) return;
  const auto next = std::move(queue_.front());
  queue_.pop_front();
  lock.unlock();
  next->come();
}

std::shared_ptr<GroupCommit::Batch> GroupCommit::leave(Lock lock) {
  if (worth_waiting(*batch_)) {
    auto batch = batch_;
    pass_turn(std::move(lock));
    batch->settled.wait();
    return batch;
  }
  auto batch = settle(lock);
  pass_turn(std::move(lock));
  tell(*batch);
  return batch;
}

bool GroupCommit::worth_waiting(const Batch& batch) const {
  return batch.fate == Fate::open && batch.kept > 0 && !queue_.empty() && batch.kept < kMaxGroup &&
         steps_.now() - batch.opened < kOldestGroup;
}

/// Commits for everybody in the group; the caller has the turn and keeps it. The lock is open meanwhile, so that others
/// can line up.
std::shared_ptr<GroupCommit::Batch> GroupCommit::settle(Lock& lock) {
  auto batch = std::exchange(batch_, nullptr);
  lock.unlock();
  if (batch->fate == Fate::open) {
    try {
      batch->kept > 0 ? steps_.commit() : steps_.rollback();
      batch->fate = Fate::stored;
    } catch (const StorageFull& error) {
      batch->fate = Fate::storage_full;
      batch->reason = error.what();
    } catch (const std::exception& error) {
      batch->fate = Fate::failed;
      batch->reason = error.what();
    }
  }
  lock.lock();
  if (batch->fate == Fate::stored && batch->kept > 0) {
    statistics_.transactions += batch->kept;
    ++statistics_.commits;
  }
  return batch;
}

/// Lets everybody in the group know; the turn may be somebody else's by now.
void GroupCommit::tell(Batch& batch) noexcept {
  if (batch.fate == Fate::stored) {
    for (const auto& stored : batch.when_stored) stored();
  }
  batch.when_stored.clear();
  batch.settled.come();
}

}  // namespace confab::sql::sqlite
