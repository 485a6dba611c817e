#pragma once
// What processes of this machine use, from /proc.

#include <sys/types.h>

#include <cstdint>

namespace confab::load {

/// Processor time since it was made. The kernel counts hundredths of a second.
class CpuMeter {
 public:
  /// Throws when there is no such process.
  explicit CpuMeter(pid_t server);

  struct Seconds {
    double server = 0;
    double generator = 0;  ///< this process
    double others = 0;     ///< everything else on the machine: what a measurement would rather not share cores with
  };
  [[nodiscard]] Seconds read() const;

 private:
  pid_t server_;
  Seconds start_;
};

struct ResidentMemory {
  std::int64_t total_kb = 0;      ///< with the program's own pages and mapped files
  std::int64_t anonymous_kb = 0;  ///< heap and stacks
};
[[nodiscard]] ResidentMemory resident_memory(pid_t pid);

}  // namespace confab::load
