#include "services/media/child.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <system_error>

#ifndef MFD_EXEC
#define MFD_EXEC 0x0010U  // newer than Debian 12's headers; kernels that know it may want it said
#endif

namespace confab::services::media {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxOutput = std::size_t{64} * 1024;
constexpr int kFirstOwn = 3;  // input, output, and the program until it runs
constexpr int kHigh = 64;     // descriptors are moved above those, so that none is overwritten on its way down

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

  [[nodiscard]] int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

Descriptor moved_up(int fd) {
  if (fd < 0) return Descriptor{};
  Descriptor copy{fcntl(fd, F_DUPFD_CLOEXEC, kHigh)};
  if (copy.get() < 0) fail("fcntl");
  return copy;
}

/// What is done in the child before the program is in it.
class Plan {
 public:
  Plan() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);  // Ctrl+C on the terminal is for the server
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~Plan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  void give(int fd, int as) { posix_spawn_file_actions_adddup2(&actions_, fd, as); }
  void give_nothing(int as, int flags) { posix_spawn_file_actions_addopen(&actions_, as, "/dev/null", flags, 0); }
  void close_from(int first) { posix_spawn_file_actions_addclosefrom_np(&actions_, first); }

  pid_t start(const std::string& path, const std::vector<std::string>& arguments) {
    std::vector<char*> words;
    words.reserve(arguments.size() + 1);
    for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    std::array<char*, 1> environment{nullptr};
    pid_t child = -1;
    errno = posix_spawn(&child, path.c_str(), &actions_, &attributes_, words.data(), environment.data());
    if (errno != 0) fail("posix_spawn");
    return child;
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

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

Program::Program(std::string_view bytes) {
  descriptor_ = memfd_create("confab-media", MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_EXEC);
  if (descriptor_ < 0) descriptor_ = memfd_create("confab-media", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor_ < 0) fail("memfd_create");
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0) fail("write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (fcntl(descriptor_, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0) fail("fcntl");
}

Program::~Program() {
  if (descriptor_ >= 0) close(descriptor_);
}

Ending run(const Program& program, const std::vector<std::string>& arguments, int input, int output,
           std::chrono::milliseconds deadline) {
  const auto end = Clock::now() + deadline;
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) fail("pipe2");
  const Descriptor answer{pipe_ends[0]};
  Descriptor said{pipe_ends[1]};
  const auto high_input = moved_up(input);
  const auto high_output = moved_up(output);
  auto high_said = moved_up(said.get());
  const auto high_program = moved_up(program.descriptor());

  Plan plan;
  plan.give_nothing(STDIN_FILENO, O_RDONLY);
  plan.give(high_said.get(), STDOUT_FILENO);
  plan.give_nothing(STDERR_FILENO, O_WRONLY);
  if (input >= 0)
    plan.give(high_input.get(), kFirstOwn);
  else
    plan.give_nothing(kFirstOwn, O_RDONLY);
  if (output >= 0)
    plan.give(high_output.get(), kFirstOwn + 1);
  else
    plan.give_nothing(kFirstOwn + 1, O_RDONLY);
  plan.give(high_program.get(), kFirstOwn + 2);
  plan.close_from(kFirstOwn + 3);
  const pid_t child = plan.start("/proc/self/fd/" + std::to_string(kFirstOwn + 2), arguments);
  said.close();
  high_said.close();

  Ending ending;
  ending.was_late = !read_all(answer.get(), end, ending.output);
  kill(child, SIGKILL);  // who has closed its output has ended, or is made to
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) ending.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ending.signal = WTERMSIG(status);
  return ending;
}

}  // namespace confab::services::media
