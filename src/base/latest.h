#pragma once
// Reading what is read all the time and replaced now and then. std::atomic<std::shared_ptr> makes every reader write to
// the same place in memory, which costs a microsecond where many threads do it; here each thread keeps what it has
// read.

#include <atomic>
#include <cstdint>
#include <memory>

namespace confab {

namespace detail {
inline std::atomic<std::uint64_t> replacements{0};  // of all sources
}

/// To be called after a source was set, also for the first time: another one may have lain at its address.
inline void replaced() {
  detail::replacements.fetch_add(1, std::memory_order_release);
}

/// What `source` was set to last. The reference holds until the same thread asks for a T again. A thread keeps what it
/// has read last, also when that has been replaced meanwhile. Any thread.
template <class T>
[[nodiscard]] const T& latest(const std::atomic<std::shared_ptr<const T>>& source) {
  struct Kept {
    const void* source = nullptr;
    std::uint64_t replacements = 0;
    std::shared_ptr<const T> value;
  };
  thread_local Kept kept;
  const auto now = detail::replacements.load(std::memory_order_acquire);
  if (kept.source != &source || kept.replacements != now) kept = {&source, now, source.load()};
  return *kept.value;
}

}  // namespace confab
