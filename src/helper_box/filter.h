#pragma once
// What a helper may still ask of the kernel once it meets what strangers made.

#include <seccomp.h>

#include <cstdint>
#include <initializer_list>

namespace confab::helper_box {

[[nodiscard]] scmp_arg_cmp equals(unsigned argument, scmp_datum_t value);
/// Of the bits in `mask`, those in `value` are set.
[[nodiscard]] scmp_arg_cmp has_bits(unsigned argument, scmp_datum_t mask, scmp_datum_t value);

/// A list of allowed calls. Everything else ends the process at once. Throws when the kernel does not do it.
class Filter {
 public:
  Filter();
  ~Filter();
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  void allow(std::initializer_list<int> calls);
  void allow_if(int call, const scmp_arg_cmp& condition);
  void refuse(std::initializer_list<int> calls, int error);

  /// Memory, but none that can be run: what was written is data.
  void allow_memory();
  /// Threads, but no processes.
  void allow_threads();
  /// What the C library does of itself: locks, signals, clocks, chance, its end.
  void allow_library();

  /// From here on it holds, for this process and all that it starts.
  void load();

 private:
  void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> conditions);

  scmp_filter_ctx filter_;
};

}  // namespace confab::helper_box
