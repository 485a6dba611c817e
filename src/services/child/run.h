#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "services/child/process.h"

namespace confab::services::child {

/// How a child ended that ran for one answer.
struct Ending {
  std::string output;     // what it said; cut at 64 KiB
  int exit_code = -1;     // -1: by a signal
  int signal = 0;         // 0: by itself
  bool was_late = false;  // it was killed at the deadline
};

/// Runs the program and waits for its end, until the deadline at most. It has an empty environment, the descriptors 3
/// and 4 (where not -1), and no others. Throws std::runtime_error when it cannot be started. Any thread.
[[nodiscard]] Ending run(const Program& program, const std::vector<std::string>& arguments, int input, int output,
                         std::chrono::milliseconds deadline);

}  // namespace confab::services::child
