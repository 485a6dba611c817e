#include "sql/group_commit.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <limits>
#include <utility>

#include "base/error.h"
#include "base/errors/request.h"
#include "sql/error.h"

namespace confab::sql {
namespace {

constexpr std::uint64_t kMaxGroup = 128;
constexpr std::chrono::milliseconds kComeBackAfter{1000};

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

void GroupCommit::run_later(Work work, Failed failed) {
  const auto place = std::make_shared<Place>();
  place->kept_work = std::move(work);
  place->work = &place->kept_work;
  place->failed = std::move(failed);
  Lock lock(mutex_);
  refuse_second_turn();
  place->since = steps_.now();
  if (taken_ && queue_.size() >= kShortLine && place->since > queue_.front()->since + kLongestWait) {
    throw Refusal(errors::service_unavailable, "The server is busy; try again",
                  {{"timeToReset", kComeBackAfter.count()}});
  }
  place->watched = taken_ && queue_.size() >= kMaxInLine;
  queue_.push_back(place);
  if (!taken_) return serve(std::move(lock));
  if (!place->watched) return;
  lock.unlock();
  place->called.wait();
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
    serve(Lock(mutex_));
    throw;
  }
  pass_turn(Lock(mutex_));
  serve(Lock(mutex_));
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
    throw Error("this thread already has a write transaction, and would wait for itself");
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
  const auto failure = try_open_batch(lock);
  if (!failure) return;
  pass_turn(std::move(lock));
  serve(Lock(mutex_));
  std::rethrow_exception(failure);
}

/// The caller has the turn and keeps it.
std::exception_ptr GroupCommit::try_open_batch(Lock& lock) noexcept {
  if (batch_) return nullptr;
  lock.unlock();
  std::exception_ptr failure;
  try {
    steps_.begin();
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  if (failure) return failure;
  batch_ = std::make_shared<Batch>();
  batch_->opened = steps_.now();
  return nullptr;
}

/// The turn goes to the next thread in line without being free in between, so nobody can overtake. Before work that no
/// thread waits for it is free: serve() follows.
void GroupCommit::pass_turn(Lock lock) {
  holder_ = {};
  taken_ = !queue_.empty() && !queue_.front()->failed;
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

/// While the turn is free and work is in line that no thread waits for: takes the turn, does all of it, commits, tells.
void GroupCommit::serve(Lock lock) noexcept {
  while (!taken_ && !queue_.empty()) {
    taken_ = true;
    holder_ = std::this_thread::get_id();
    if (const auto failure = try_open_batch(lock)) {  // whoever is first learns of it, and the next one tries anew
      const auto first = std::move(queue_.front());
      queue_.pop_front();
      pass_turn(std::move(lock));
      first->failed(failure);
      if (first->watched) first->called.come();
    } else {
      leave(std::move(lock), Waits::no);
    }
    lock = Lock(mutex_);
  }
}

std::shared_ptr<GroupCommit::Batch> GroupCommit::leave(Lock lock, Waits waits) {
  do_waiting_work(lock);
  if (takes_more(*batch_) && batch_->kept > 0 && !queue_.empty()) {
    auto batch = batch_;
    pass_turn(std::move(lock));
    if (waits == Waits::yes) batch->settled.wait();
    return batch;
  }
  auto batch = settle(lock);
  pass_turn(std::move(lock));
  tell(*batch);
  if (waits == Waits::yes) serve(Lock(mutex_));
  return batch;
}

bool GroupCommit::takes_more(const Batch& batch) const {
  return batch.fate == Fate::open && batch.kept < kMaxGroup && steps_.now() - batch.opened < steps_.oldest;
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

/// nullptr when the place's work was stored, or ended without wanting to be.
std::exception_ptr GroupCommit::failure_of(const Batch& batch, Place& place) noexcept {
  if (place.failure) return std::exchange(place.failure, nullptr);
  try {
    throw_failure_of(batch);
  } catch (...) {
    return std::current_exception();
  }
  return nullptr;
}

/// Lets everybody in the group know; the turn may be somebody else's by now.
void GroupCommit::tell(Batch& batch) noexcept {
  if (batch.fate == Fate::stored) {
    for (const auto& stored : batch.when_stored) stored();
  }
  batch.when_stored.clear();
  batch.settled.come();
  for (const auto& place : std::exchange(batch.done, {})) {
    if (place->failed) {
      if (const auto failure = failure_of(batch, *place)) place->failed(failure);
    }
    if (place->watched) place->called.come();
  }
}

}  // namespace confab::sql
