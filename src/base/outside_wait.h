#pragma once
// Workers that wait for what is outside of the program: another server, a child process. What is slow there must not
// hold up everybody's calls here, so only some of a pool's threads may wait so at once, and fewer for one person.

#include <cstddef>
#include <mutex>
#include <string_view>
#include <unordered_map>

namespace confab {

/// The places of one pool. Any thread.
class OutsidePlaces {
 public:
  /// `all` may wait at once, and `each` of them for the same person.
  OutsidePlaces(std::size_t all, std::size_t each) : all_(all), each_(each) {}

  /// Says that the thread works for a pool with these places until the object is gone.
  class Thread {
   public:
    explicit Thread(OutsidePlaces& places);
    ~Thread();
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;
  };

 private:
  friend class OutsideWait;
  [[nodiscard]] bool enter(std::size_t who);
  void leave(std::size_t who);

  const std::size_t all_, each_;
  std::mutex mutex_;
  std::size_t taken_ = 0;
  std::unordered_map<std::size_t, std::size_t> by_person_;
};

/// Says for whom the thread works until the object is gone: a person's id, a stranger's address.
class WorkingFor {
 public:
  explicit WorkingFor(std::string_view who);
  ~WorkingFor();
  WorkingFor(const WorkingFor&) = delete;
  WorkingFor& operator=(const WorkingFor&) = delete;

 private:
  std::size_t before_;
};

/// Held while the thread waits. Takes no place on a thread that is no worker of a pool, or within another one. Throws
/// Refusal(service_unavailable) where no place is free.
class OutsideWait {
 public:
  OutsideWait();
  ~OutsideWait();
  OutsideWait(const OutsideWait&) = delete;
  OutsideWait& operator=(const OutsideWait&) = delete;

 private:
  OutsidePlaces* places_;  // null: none was taken
  std::size_t who_;
};

}  // namespace confab
