#include "load/startup.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <thread>

#include <fmt/format.h>
#include <boost/json/array.hpp>

#include "load/clock.h"
#include "load/histogram.h"
#include "load/http.h"
#include "load/process_stats.h"

namespace confab::load {
namespace {

constexpr std::chrono::milliseconds kAskEvery{1};
constexpr std::int64_t kTimeout = 30 * kNanosPerSecond;

/// A server that is ended when this goes out of scope, whatever happened.
class Server {
 public:
  explicit Server(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (pid_ == 0) {
      const int nowhere = ::open("/dev/null", O_WRONLY);
      ::dup2(nowhere, STDOUT_FILENO);  // our own output is the report
      ::execvp(arguments[0], arguments.data());
      ::_exit(127);
    }
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    if (pid_ > 0) ::kill(pid_, SIGKILL), ::waitpid(pid_, nullptr, 0);
  }

  [[nodiscard]] pid_t pid() const { return pid_; }

  void check_running() {
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == 0) return;
    pid_ = 0;
    throw std::runtime_error(fmt::format("the server ended while starting (status {})", status));
  }

  void stop() {
    ::kill(pid_, SIGTERM);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
    if (status != 0) throw std::runtime_error(fmt::format("the server ended with status {}", status));
  }

 private:
  pid_t pid_ = 0;
};

bool is_ready(std::uint16_t port) {
  try {
    const Fd socket = connect_to(port);
    write_all(socket, http_request("/readyz"));
    std::string buffer;
    while (read_more(socket, buffer)) {
      if (const auto response = parse_response(buffer)) return response->status == 200;
    }
    return false;
  } catch (const std::system_error&) {
    return false;  // not listening yet
  }
}

}  // namespace

boost::json::object measure_startup(const StartupOptions& options) {
  Histogram starts;
  Histogram stops;
  boost::json::array milliseconds;
  ResidentMemory memory;
  for (unsigned i = 0; i < options.runs; ++i) {
    const std::int64_t begin = now_ns();
    Server server{options.command};
    while (!is_ready(options.port)) {
      server.check_running();
      if (now_ns() - begin > kTimeout) throw std::runtime_error("the server is not ready after 30 seconds");
      std::this_thread::sleep_for(kAskEvery);
    }
    const std::int64_t ready = now_ns() - begin;
    starts.record(ready);
    const std::int64_t microseconds = ready / 1000;
    milliseconds.push_back(static_cast<double>(microseconds) / 1e3);
    memory = resident_memory(server.pid());
    const std::int64_t end = now_ns();
    server.stop();
    stops.record(now_ns() - end);
  }
  return {{"to_ready_ms", std::move(milliseconds)},
          {"to_ready", starts.summary()},
          {"to_end", stops.summary()},
          {"resident_kb_when_ready", memory.total_kb}};
}

}  // namespace confab::load
