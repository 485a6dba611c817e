#pragma once
// A program in memory, and children that run it.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace confab::services::media {

/// An executable that lies in memory and cannot be changed. Throws std::runtime_error where the system has none such.
class Program {
 public:
  explicit Program(std::string_view bytes);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

/// How a child ended.
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

}  // namespace confab::services::media
