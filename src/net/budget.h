#pragma once
// Memory that strangers make a server hold, bounded for all connections together.

#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>

namespace confab::net {

/// A number of bytes that is shared out. Any thread.
class Budget {
 public:
  explicit Budget(std::size_t bytes) : bytes_(bytes) {}

  /// False, and nothing is taken, where that would be more than there is. Whoever takes gives back as much.
  [[nodiscard]] bool take(std::size_t bytes) {
    if (used_.fetch_add(bytes, std::memory_order_relaxed) + bytes <= bytes_) return true;
    give_back(bytes);
    return false;
  }
  void give_back(std::size_t bytes) { used_.fetch_sub(bytes, std::memory_order_relaxed); }
  [[nodiscard]] std::size_t used() const { return used_.load(std::memory_order_relaxed); }

 private:
  const std::size_t bytes_;
  std::atomic<std::size_t> used_{0};
};

/// What one connection holds of a budget, given back when destroyed. The budget outlives it. One thread at a time.
class BudgetShare {
 public:
  explicit BudgetShare(Budget& budget) : budget_(budget) {}
  BudgetShare(const BudgetShare&) = delete;
  BudgetShare& operator=(const BudgetShare&) = delete;
  ~BudgetShare() { budget_.give_back(held_); }

  /// False, and nothing changes, when the budget does not have that much. Costs nothing while the size stays.
  [[nodiscard]] bool resize(std::size_t bytes) {
    if (bytes > held_ && !budget_.take(bytes - held_)) return false;
    if (bytes < held_) budget_.give_back(held_ - bytes);
    held_ = bytes;
    return true;
  }

 private:
  Budget& budget_;
  std::size_t held_ = 0;
};

}  // namespace confab::net
