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

namespace confab::sql {

/// Lets the write transactions of many threads share one COMMIT, and with it one wait for the disk. There is one turn,
/// handed out in the order of asking; whoever has it runs a savepoint inside the shared transaction. Who leaves while
/// others wait does the work that they have left for it (run()), up to the first who wants the turn itself (enter()),
/// hands the turn on to that one and waits for the shared transaction's fate; who leaves as the last, or when the group
/// is large or old enough, commits for all of them. No thread of its own. Any thread may call it.
///
/// Work for which nobody waits (run_later()) stands in the same line. When the turn is free and such work is first, it
/// stays there for whoever comes next, and for whoever has just committed and told: the line is empty again when all
/// threads have returned.
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
    Clock::duration oldest = std::chrono::milliseconds{5};  // a group; then it is stored, whoever waits
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

  /// Hears why nothing of the work was stored: what it has thrown, or what the group's commit has. Must not throw, and
  /// must not wait for a transaction.
  using Failed = std::function<void(std::exception_ptr)>;
  /// As run(), but returns as soon as the work is in line, or done by this thread together with that of others. Once
  /// the group is settled either Outcome::when_stored or `failed` is called, on the thread that has committed; neither
  /// when the work ended without being kept and without an exception. Waits as run() does while kMaxInLine are in
  /// line. Throws Error when this thread has the turn, and Refusal(service_unavailable) while kShortLine are in line
  /// and the first has waited for longer than kLongestWait: what is taken is done soon.
  void run_later(Work work, Failed failed);
  static constexpr std::size_t kMaxInLine = 4096;
  // So many are no overload, but wait for a slow disk, or are all people of a large room at once.
  static constexpr std::size_t kShortLine = 256;
  static constexpr std::chrono::milliseconds kLongestWait{250};

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
  static constexpr Clock::time_point kFarAway{std::chrono::hours{24 * 365 * 100}};
  struct Place;
  struct Batch {
    Clock::time_point opened;
    std::uint64_t kept = 0;
    std::vector<std::function<void()>> when_stored;
    Fate fate = Fate::open;  // `open` may turn into a failure before the batch is settled
    std::string reason;
    Moment settled;  // from then on nobody writes here
    std::vector<std::shared_ptr<Place>>
        done;  // whose work was done for them; they wait at their places, or nobody does
  };
  /// A place in line: of a thread that wants the turn, or of work that whoever has the turn may do.
  struct Place {
    const Work* work = nullptr;
    Work kept_work;                      // of run_later(): what `work` points to
    Failed failed;                       // of run_later()
    bool watched = true;                 // a thread waits for `called`
    Clock::time_point since = kFarAway;  // of run_later(): in line
    std::exception_ptr failure;          // what the work has thrown
    std::shared_ptr<Batch> batch;        // in which the work was done
    Moment called;                       // the turn is here, or the batch is settled
  };
  using Lock = std::unique_lock<std::mutex>;

  void refuse_second_turn() const;
  void take_turn(Lock& lock);
  void open_batch(Lock& lock);
  [[nodiscard]] std::exception_ptr try_open_batch(Lock& lock) noexcept;
  void do_work(Lock& lock, Place& place);
  void do_waiting_work(Lock& lock);
  void serve(Lock lock) noexcept;
  void pass_turn(Lock lock);
  enum class Waits : bool { no, yes };
  std::shared_ptr<Batch> leave(Lock lock, Waits waits = Waits::yes);
  std::shared_ptr<Batch> settle(Lock& lock);
  static void tell(Batch& batch) noexcept;
  static void throw_failure_of(const Batch& batch);
  static std::exception_ptr failure_of(const Batch& batch, Place& place) noexcept;
  [[nodiscard]] bool takes_more(const Batch& batch) const;

  Steps steps_;
  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<Place>> queue_;
  bool taken_ = false;
  std::thread::id holder_;  // who has the turn; no thread between being called and waking up
  std::shared_ptr<Batch> batch_;
  Statistics statistics_;
};

}  // namespace confab::sql
