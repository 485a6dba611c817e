#include "sql/sqlite/group_commit.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <limits>
#include <utility>

#include "sql/error.h"

namespace confab::sql::sqlite {
namespace {

constexpr std::uint64_t kMaxGroup = 128;
constexpr std::chrono::milliseconds kOldestGroup{5};

}  // namespace

// The kernel's futex itself: a condition variable would be two more locks, and std::atomic::wait() yields the processor
// a few times first, each time a switch to somebody else.
void GroupCommit::Moment::come() {
  has_come_.store(1, std::memory_order_release);
  ::syscall(SYS_futex, &has_come_, FUTEX_WAKE_PRIVATE, std::numeric_limits<int>::max(), nullptr, nullptr, 0);
}

void GroupCommit::Moment::wait() {
  while (has_come_.load(std::memory_order_acquire) == 0) {
    ::syscall(SYS_futex, &has_come_, FUTEX_WAIT_PRIVATE, 0, nullptr, nullptr, 0);
  }
}

void GroupCommit::enter() {
  Lock lock(mutex_);
  refuse_second_turn();
  take_turn(lock);
  open_batch(lock);
}

void GroupCommit::leave_kept(std::function<void()> when_stored) {
  Lock lock(mutex_);
  ++batch_->kept;
  if (when_stored) batch_->when_stored.push_back(std::move(when_stored));
  throw_failure_of(*leave(std::move(lock)));
}

void GroupCommit::leave_dropped() noexcept {
  leave(Lock(mutex_));
}

void GroupCommit::run(const Work& work) {
  const auto place = std::make_shared<Place>();
  place->work = &work;
  Lock lock(mutex_);
  refuse_second_turn();
  if (taken_) {
    queue_.push_back(place);
    lock.unlock();
    place->called.wait();
    lock.lock();
  }
  auto batch = place->batch;
  if (batch) {
    lock.unlock();
  } else {  // the turn is here
    taken_ = true;
    holder_ = std::this_thread::get_id();
    open_batch(lock);
    do_work(lock, *place);
    batch = leave(std::move(lock));
  }
  // Taken out of the place, which another thread may hold a little longer: what was thrown dies where it was asked for.
  if (place->failure) std::rethrow_exception(std::exchange(place->failure, nullptr));
  throw_failure_of(*batch);
}

void GroupCommit::lost(std::string_view reason) {
  const Lock lock(mutex_);
  batch_->fate = Fate::storage_full;
  batch_->reason = reason;
}

void GroupCommit::exclusively(const std::function<void()>& work) {
  Lock lock(mutex_);
  refuse_second_turn();
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

void GroupCommit::refuse_second_turn() const {
  if (holder_ == std::this_thread::get_id()) {
    throw Error("this thread already has a write transaction, and SQLite runs one at a time");
  }
}

void GroupCommit::take_turn(Lock& lock) {
  if (taken_) {
    const auto place = std::make_shared<Place>();
    queue_.push_back(place);
    lock.unlock();
    place->called.wait();
    lock.lock();
  }
  taken_ = true;
  holder_ = std::this_thread::get_id();
}

/// The caller has the turn; when it throws, it has not any more.
void GroupCommit::open_batch(Lock& lock) {
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

/// The turn goes to the next in line without being free in between, so nobody can overtake.
void GroupCommit::pass_turn(Lock lock) {
  holder_ = {};
  taken_ = !queue_.empty();
  if (!taken_) return;
  const auto next = std::move(queue_.front());
  queue_.pop_front();
  lock.unlock();
  next->called.come();
}

/// The caller has the turn and keeps it. The lock is open during the work.
void GroupCommit::do_work(Lock& lock, Place& place) {
  lock.unlock();
  Outcome outcome;
  try {
    outcome = (*place.work)();
  } catch (...) {
    place.failure = std::current_exception();
  }
  lock.lock();
  if (!outcome.kept) return;
  ++batch_->kept;
  if (outcome.when_stored) batch_->when_stored.push_back(std::move(outcome.when_stored));
}

/// Whose work was done is called when the batch is settled.
void GroupCommit::do_waiting_work(Lock& lock) {
  while (takes_more(*batch_) && !queue_.empty() && queue_.front()->work) {
    const auto next = std::move(queue_.front());
    queue_.pop_front();
    do_work(lock, *next);
    next->batch = batch_;
    batch_->done.push_back(next);
  }
}

std::shared_ptr<GroupCommit::Batch> GroupCommit::leave(Lock lock) {
  do_waiting_work(lock);
  if (takes_more(*batch_) && batch_->kept > 0 && !queue_.empty()) {
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

bool GroupCommit::takes_more(const Batch& batch) const {
  return batch.fate == Fate::open && batch.kept < kMaxGroup && steps_.now() - batch.opened < kOldestGroup;
}

void GroupCommit::throw_failure_of(const Batch& batch) {
  if (batch.fate == Fate::storage_full) throw StorageFull(batch.reason);
  if (batch.fate == Fate::failed) throw Error(batch.reason);
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
  for (const auto& place : std::exchange(batch.done, {})) place->called.come();
}

}  // namespace confab::sql::sqlite
