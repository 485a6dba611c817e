#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace confab::sql::sqlite {

/// Lets the write transactions of many threads share one COMMIT, and with it one wait for the disk. There is one turn,
/// handed out in the order of asking; whoever has it runs a savepoint inside the shared transaction. Who leaves while
/// others wait does the work that they have left for it (run()), up to the first who wants the turn itself (enter()),
/// hands the turn on to that one and waits for the shared transaction's fate; who leaves as the last, or when the group
/// is large or old enough, commits for all of them. No thread of its own. Any thread may call it.
///
/// Nobody is woken under the lock: on a busy machine who is woken runs at once, in the place of who woke it, and would
/// only run into the lock.
class GroupCommit {
 public:
  using Clock = std::chrono::steady_clock;

  /// The shared transaction, run by the thread that has the turn. When `commit` throws, it must have been rolled back.
  struct Steps {
    std::function<void()> begin;
    std::function<void()> commit;
    std::function<void()> rollback;
    std::function<Clock::time_point()> now = Clock::now;
  };
  struct Statistics {
    std::uint64_t transactions = 0;  // kept ones
    std::uint64_t commits = 0;
  };

  explicit GroupCommit(Steps steps) : steps_(std::move(steps)) {}
  GroupCommit(const GroupCommit&) = delete;
  GroupCommit& operator=(const GroupCommit&) = delete;

  /// Waits for the turn; there is a shared transaction then. Throws what `begin` throws, and Error when this thread has
  /// the turn already and would wait for itself.
  void enter();

  /// Ends the turn of a transaction that wants to be stored; returns when it is. Throws StorageFull or Error when the
  /// shared transaction was not. `when_stored` runs before anybody of the group returns, in the order of the turns, on
  /// the thread that has committed; not when the shared transaction failed. It must not throw.
  void leave_kept(std::function<void()> when_stored = {});

  /// Ends the turn of a transaction that was rolled back to its savepoint. Waits for the others' fate all the same,
  /// because what it read of them must not be told to anybody before it is durable.
  void leave_dropped() noexcept;

  struct Outcome {
    bool kept = false;
    std::function<void()> when_stored = {};
  };
  using Work = std::function<Outcome()>;
  /// Does `work` with the turn, on the thread that has it: this one, or the one for whose turn it waits. Then as
  /// leave_kept() or leave_dropped(), as it says; what it throws drops it, and is thrown here. Throws as enter() and
  /// leave_kept().
  void run(const Work& work);

  /// The caller, who has the turn, found that the shared transaction is gone: nobody in the group gets stored.
  void lost(std::string_view reason);

  /// Runs `work` with the turn and without a shared transaction.
  void exclusively(const std::function<void()>& work);

  [[nodiscard]] Statistics statistics() const;
  /// How many threads are in line for the turn.
  [[nodiscard]] std::size_t waiting() const;

 private:
  enum class Fate { open, stored, storage_full, failed };
  /// Comes once; threads wait for it.
  class Moment {
   public:
    void come();
    void wait();

   private:
    std::atomic<std::uint32_t> has_come_{0};
  };
  struct Place;
  struct Batch {
    Clock::time_point opened;
    std::uint64_t kept = 0;
    std::vector<std::function<void()>> when_stored;
    Fate fate = Fate::open;  // `open` may turn into a failure before the batch is settled
    std::string reason;
    Moment settled;                            // from then on nobody writes here
    std::vector<std::shared_ptr<Place>> done;  // whose work was done for them; they wait at their places
  };
  /// A place in line: of a thread that wants the turn, or of work that whoever has the turn may do.
  struct Place {
    const Work* work = nullptr;
    std::exception_ptr failure;    // what the work has thrown
    std::shared_ptr<Batch> batch;  // in which the work was done
    Moment called;                 // the turn is here, or the batch is settled
  };
  using Lock = std::unique_lock<std::mutex>;

  void refuse_second_turn() const;
  void take_turn(Lock& lock);
  void open_batch(Lock& lock);
  void do_work(Lock& lock, Place& place);
  void do_waiting_work(Lock& lock);
  void pass_turn(Lock lock);
  std::shared_ptr<Batch> leave(Lock lock);
  std::shared_ptr<Batch> settle(Lock& lock);
  static void tell(Batch& batch) noexcept;
  static void throw_failure_of(const Batch& batch);
  [[nodiscard]] bool takes_more(const Batch& batch) const;

  Steps steps_;
  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<Place>> queue_;
  bool taken_ = false;
  std::thread::id holder_;  // who has the turn; no thread between being called and waking up
  std::shared_ptr<Batch> batch_;
  Statistics statistics_;
};

}  // namespace confab::sql::sqlite
