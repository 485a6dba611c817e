#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "script_helper/wire.h"
#include "services/child/descriptor.h"
#include "services/child/process.h"

namespace confab::services::scripts {

using script_helper::Frame;

/// A running `confab-script`, and the socket to it. Nothing that it says is believed, and nobody waits for it for ever.
/// One thread at a time.
class Helper {
 public:
  using Clock = std::chrono::steady_clock;
  /// What it is told when it asks for something: nothing, or the frame that answers.
  using Attending = std::function<std::optional<Frame>(const Frame&)>;

  /// Throws std::runtime_error when it cannot be started.
  Helper(const child::Program& program, std::chrono::milliseconds running, std::chrono::milliseconds idle);

  /// Sends the frame, and attends to what is said until one comes that begins with `last`. The time that attending
  /// takes is not counted. nullopt: there was none in time, or it broke off; then it is of no use any more.
  [[nodiscard]] std::optional<Frame> ask(const Frame& frame, std::string_view last, std::chrono::milliseconds deadline,
                                         const Attending& attend);

  /// It waits to be asked: it has not ended, nor says anything of itself.
  [[nodiscard]] bool is_there() const;
  /// It did not answer in time.
  [[nodiscard]] bool was_late() const { return was_late_; }
  child::End end() { return process_.end(); }

 private:
  /// Both ends of a socket; the child's is closed here once the child has it.
  struct Ends {
    child::Descriptor here;
    child::Descriptor there;
  };
  Helper(Ends ends, const child::Program& program, const std::vector<std::string>& arguments);
  static Ends connected();

  [[nodiscard]] bool send(std::string_view bytes, Clock::time_point until);
  [[nodiscard]] std::optional<std::string> read(std::size_t count, Clock::time_point until);
  [[nodiscard]] std::optional<Frame> receive(Clock::time_point until);
  [[nodiscard]] bool wait(short events, Clock::time_point until);

  child::Descriptor socket_;
  child::Process process_;
  bool was_late_ = false;
};

}  // namespace confab::services::scripts
