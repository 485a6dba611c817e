#include "services/child/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace confab::services::child {
namespace {

constexpr int kFirstOwn = 3;  // what it is given, and behind that the program until it runs
constexpr int kHigh = 64;     // descriptors are moved above those, so that none is overwritten on its way down

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

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

  /// `flags`: how nothing is opened, where there is no descriptor.
  void give(int fd, int as, int flags) {
    if (fd >= 0) {
      high_.push_back(moved_up(fd));
      posix_spawn_file_actions_adddup2(&actions_, high_.back().get(), as);
    } else {
      posix_spawn_file_actions_addopen(&actions_, as, "/dev/null", flags, 0);
    }
  }
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
  std::vector<Descriptor> high_;
};

}  // namespace

Process::Process(const Program& program, const std::vector<std::string>& arguments, const Given& given) {
  Plan plan;
  plan.give(-1, STDIN_FILENO, O_RDONLY);
  plan.give(given.output, STDOUT_FILENO, O_WRONLY);
  plan.give(-1, STDERR_FILENO, O_WRONLY);
  int next = kFirstOwn;
  for (const int fd : given.own) plan.give(fd, next++, O_RDONLY);
  plan.give(program.descriptor(), next, O_RDONLY);
  plan.close_from(next + 1);
  pid_ = plan.start("/proc/self/fd/" + std::to_string(next), arguments);
}

Process::~Process() {
  end();
}

End Process::end() {
  if (pid_ < 0) return ended_;
  kill(pid_, SIGKILL);
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  if (WIFEXITED(status)) ended_.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ended_.signal = WTERMSIG(status);
  return ended_;
}

}  // namespace confab::services::child
