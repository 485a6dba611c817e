#pragma once
// Children that run a program in memory.

#include <sys/types.h>

#include <string>
#include <vector>

#include "services/child/program.h"

namespace confab::services::child {

/// What a child has open. -1: nothing is there.
struct Given {
  int output = -1;       // as its standard output
  std::vector<int> own;  // as its descriptors 3, 4, ...
};

/// How a child ended.
struct End {
  int exit_code = -1;  // -1: by a signal
  int signal = 0;      // 0: by itself
};

/// The loader's exit code when a library is missing.
inline constexpr int kNoSuchProgram = 127;

/// A running child, with an empty environment and no descriptors but what it is given. It does not outlive the object.
class Process {
 public:
  /// `arguments` with the program's name in front. Throws std::runtime_error when it cannot be started. Any thread.
  Process(const Program& program, const std::vector<std::string>& arguments, const Given& given);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Kills the child if it still runs, and waits for its end.
  End end();

 private:
  pid_t pid_ = -1;  // -1: it has ended
  End ended_;
};

}  // namespace confab::services::child
