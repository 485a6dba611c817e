#pragma once
// Runs the queue's jobs on threads of its own. It sleeps until something is due, and is woken by the commit that stores
// a job.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/worker_pool.h"
#include "jobs/queue.h"

namespace confab::jobs {

class Runner {
 public:
  struct Options {
    std::size_t threads = 4;  // jobs that run at once, of all kinds
    /// What another node left behind is seen after that time at the latest, and what it has stored, when the notice of
    /// it was lost.
    std::chrono::milliseconds longest_sleep{std::chrono::seconds{15}};
  };

  /// `kinds` is complete. Everything outlives the runner.
  Runner(Queue& queue, const Kinds& kinds, Options options);
  ~Runner();  // stops
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  /// Once. Throws sql::Error.
  void start();
  /// Nothing new is begun; what runs is told to end, waited for, and given back to the queue when it did not finish.
  void stop();

  struct Figures {
    std::string_view kind;
    std::size_t running = 0;
    std::uint64_t done = 0, retried = 0, failed = 0, lost = 0;
    double seconds = 0;  // spent in handlers
  };
  /// Of this node since its start. Any thread.
  [[nodiscard]] std::vector<Figures> figures() const;

 private:
  /// What the runner remembers of a kind.
  struct Lane {
    const Kind* kind = nullptr;
    Figures figures;
    bool look = true;                   // whether the database may know more than `next_due`
    std::optional<Timestamp> next_due;  // of the waiting jobs
  };
  struct Active {
    store::JobRow job;
    Run::Clock::time_point deadline;
  };
  using Lock = std::unique_lock<std::mutex>;

  /// A job of the kind was stored, moved or revived. Any thread; never waits for the database.
  void wake(std::string_view kind);
  void loop();
  /// One look at everything; when the next one is needed.
  [[nodiscard]] Timestamp round();
  void look_at_all();
  void keep_leases();
  void claim_for(Lane& lane);
  [[nodiscard]] std::size_t free_slots(const Lane& lane) const;
  void begin(Lane& lane, store::JobRow job);
  void execute(Lane& lane, const store::JobRow& job, Run::Clock::time_point deadline);
  [[nodiscard]] Queue::Ending attempt(const Kind& kind, const store::JobRow& job, Run::Clock::time_point deadline);
  static void count(Figures& figures, Queue::Ending ending);

  Queue& queue_;
  const Options options_;
  std::atomic<bool> stopping_{false};
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
  std::vector<Lane> lanes_;  // the highest priority first; neither grows nor moves
  std::map<std::pair<std::int64_t, std::int64_t>, Active> active_;  // by job and attempt
  // Of the thread in loop() alone.
  std::optional<Run::Clock::time_point> leases_kept_, all_looked_at_;
  std::optional<Timestamp> schedule_;       // when the next one is due
  std::optional<std::uint64_t> listening_;  // to what is stored
  std::unique_ptr<WorkerPool> workers_;
  std::thread thread_;
};

}  // namespace confab::jobs
