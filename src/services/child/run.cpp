#include "services/child/run.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace confab::services::child {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxOutput = std::size_t{64} * 1024;

/// Reads until the other end is closed. False when the deadline came first.
bool read_all(int fd, Clock::time_point deadline, std::string& into) {
  std::array<char, 4096> piece{};
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd waiting{.fd = fd, .events = POLLIN, .revents = 0};
    if (poll(&waiting, 1, static_cast<int>(left)) <= 0) continue;
    const ssize_t got = ::read(fd, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    const auto room = kMaxOutput - into.size();
    into.append(piece.data(), std::min(room, static_cast<std::size_t>(got)));
  }
}

}  // namespace

Ending run(const Program& program, const std::vector<std::string>& arguments, int input, int output,
           std::chrono::milliseconds deadline) {
  const auto until = Clock::now() + deadline;
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
  const Descriptor answer{pipe_ends[0]};
  Descriptor said{pipe_ends[1]};
  Process process{program, arguments, {.output = said.get(), .own = {input, output}}};
  said.close();

  Ending ending;
  ending.was_late = !read_all(answer.get(), until, ending.output);
  const auto end = process.end();  // who has closed its output has ended, or is made to
  ending.exit_code = end.exit_code;
  ending.signal = end.signal;
  return ending;
}

}  // namespace confab::services::child
