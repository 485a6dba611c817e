#pragma once
// What a rule gave at a position. Keeps ordered choice linear: nothing is worked out twice.

#include <array>
#include <cstdint>
#include <vector>

#include "markup/source.h"

namespace confab::markup {

/// A hash table without deletion. Small messages never leave the inline part.
class Memo {
 public:
  struct Entry {
    std::uint64_t key = 0;  // 0: free
    Position end = kNowhere;
    std::uint32_t extra = 0;
  };

  /// `rule` is any number that names rule and context.
  [[nodiscard]] const Entry* find(std::uint16_t rule, Position p) const {
    const Entry& entry = slots()[index_of(key(rule, p))];
    return entry.key != 0 ? &entry : nullptr;
  }

  void set(std::uint16_t rule, Position p, Position end, std::uint32_t extra = 0) {
    if (2 * (used_ + 1) > capacity_) grow();
    Entry& entry = slots()[index_of(key(rule, p))];
    if (entry.key == 0) ++used_;
    entry = {key(rule, p), end, extra};
  }

 private:
  static std::uint64_t key(std::uint16_t rule, Position p) { return (std::uint64_t{p} << 16 | rule) + 1; }

  [[nodiscard]] Entry* slots() { return large_.empty() ? small_.data() : large_.data(); }
  [[nodiscard]] const Entry* slots() const { return large_.empty() ? small_.data() : large_.data(); }

  [[nodiscard]] std::size_t index_of(std::uint64_t key) const {
    std::size_t i = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 32) & (capacity_ - 1);
    while (slots()[i].key != 0 && slots()[i].key != key) i = (i + 1) & (capacity_ - 1);
    return i;
  }

  void grow() {
    std::vector<Entry> old = std::move(large_);
    if (old.empty()) old.assign(small_.begin(), small_.end());
    capacity_ *= 4;
    large_.assign(capacity_, {});
    for (const Entry& entry : old) {
      if (entry.key != 0) large_[index_of(entry.key)] = entry;
    }
  }

  std::array<Entry, 32> small_{};
  std::vector<Entry> large_;
  std::size_t capacity_ = 32;
  std::size_t used_ = 0;
};

}  // namespace confab::markup
