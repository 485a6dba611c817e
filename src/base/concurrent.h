#pragma once

#include <mutex>
#include <utility>

namespace confab {

/// A value that cannot be touched without its lock: `auto rooms = rooms_.lock(); rooms->erase(id);`
template <class T>
class Guarded {
 public:
  class Locked {
   public:
    Locked(std::mutex& mutex, T& value) : lock_(mutex), value_(value) {}
    T* operator->() { return &value_; }
    T& operator*() { return value_; }

   private:
    std::unique_lock<std::mutex> lock_;
    T& value_;
  };

  template <class... Args>
  explicit Guarded(Args&&... args) : value_(std::forward<Args>(args)...) {}

  [[nodiscard]] Locked lock() { return Locked{mutex_, value_}; }
  [[nodiscard]] Locked lock() const { return Locked{mutex_, value_}; }

 private:
  mutable std::mutex mutex_;
  mutable T value_;
};

}  // namespace confab
