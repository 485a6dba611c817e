#pragma once
// What a process of this machine has used, from /proc.

#include <sys/types.h>

#include <cstdint>

namespace confab::load {

/// Processor time of all threads, in seconds (the kernel counts hundredths). Throws when there is no such process.
[[nodiscard]] double cpu_seconds(pid_t pid);

struct ResidentMemory {
  std::int64_t total_kb = 0;      ///< with the program's own pages and mapped files
  std::int64_t anonymous_kb = 0;  ///< heap and stacks
};
[[nodiscard]] ResidentMemory resident_memory(pid_t pid);

}  // namespace confab::load
