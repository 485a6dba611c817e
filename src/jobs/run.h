#pragma once

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>

#include "base/time.h"

namespace confab::jobs {

/// The server stops: the job goes back to the queue, and this attempt does not count.
class Interrupted : public std::runtime_error {
 public:
  Interrupted() : std::runtime_error("the server stops") {}
};

/// Thrown by a handler: trying again would not help, and the job has failed for good.
class GiveUp : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One attempt at a job, as its handler sees it. Belongs to the handler's thread.
class Run {
 public:
  using Clock = std::chrono::steady_clock;

  Run(std::string job, std::int64_t attempt, Timestamp due, Clock::time_point deadline, const std::atomic<bool>& stop)
      : job_(std::move(job)), attempt_(attempt), due_(due), deadline_(deadline), stop_(stop) {}

  [[nodiscard]] const std::string& job() const { return job_; }
  [[nodiscard]] std::int64_t attempt() const { return attempt_; }  // 1 at first
  [[nodiscard]] Timestamp due() const { return due_; }             // when it should have begun
  [[nodiscard]] Clock::time_point deadline() const { return deadline_; }

  /// To be called between the steps of what takes long. Throws Interrupted when the server stops, and
  /// std::runtime_error when the kind's time is over: from then on another node may take the job.
  void check() const {
    if (stop_) throw Interrupted();
    if (Clock::now() > deadline_) throw std::runtime_error("it took longer than its kind may");
  }

 private:
  std::string job_;
  std::int64_t attempt_;
  Timestamp due_;
  Clock::time_point deadline_;
  const std::atomic<bool>& stop_;
};

}  // namespace confab::jobs
