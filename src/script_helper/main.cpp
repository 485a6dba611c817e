// The helper that runs the script of one webhook: it lives on between calls, without any right.
//
//   confab-script serve RUNNING IDLE    speaks over the socket at descriptor 3 (wire.h). RUNNING, milliseconds: how
//   long a
//                                       call may run; IDLE, milliseconds: how long it waits for the next one
//   confab-script try-CALL              tries what must not be possible; for tests
//
// It is carried by `confab` (services/scripts/child_driver.h), and started with an empty environment.

#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <exception>
#include <stdexcept>
#include <string_view>

#include "script_helper/engine.h"
#include "script_helper/sandbox.h"

namespace {

using namespace confab::script_helper;

constexpr int kSocket = 3;

std::chrono::milliseconds milliseconds_of(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::chrono::milliseconds{value};
}

void answer(Channel& channel, const Result& result) {
  channel.write({"ended", result.ending, result.value, result.error, result.stack});
}

/// Ends with the process.
[[noreturn]] void serve(std::chrono::milliseconds running, std::chrono::milliseconds idle) {
  Channel channel{kSocket};
  Engine engine{channel, running};
  close_doors();
  while (true) {
    const auto frame = channel.read(idle);
    if (frame[0] == "check" && frame.size() == 2) {
      Frame checked{"checked"};
      for (auto& text : engine.check(frame[1])) checked.push_back(std::move(text));
      channel.write(checked);
    } else if (frame[0] == "load" && frame.size() == 2) {
      answer(channel, engine.load(frame[1]));
    } else if (frame[0] == "call" && frame.size() == 3) {
      answer(channel, engine.call(frame[1], frame[2]));
    } else {
      throw std::runtime_error("nothing that is known");
    }
  }
}

void try_what_must_fail(std::string_view what) {
  Channel channel{-1};
  const Engine engine{channel, std::chrono::seconds{1}};
  close_doors();
  constexpr std::size_t kPage = 4096;
  if (what == "socket") static_cast<void>(socket(AF_INET, SOCK_STREAM, 0));
  if (what == "open") static_cast<void>(open("/etc/passwd", O_RDONLY));
  if (what == "write") static_cast<void>(open("/tmp/confab-script-was-here", O_WRONLY | O_CREAT, 0600));
  if (what == "fork") static_cast<void>(fork());
  if (what == "exec") execl("/bin/true", "true", nullptr);
  if (what == "code") {
    static_cast<void>(mmap(nullptr, kPage, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  }
  static_cast<void>(write(STDOUT_FILENO, "done\n", 5));
}

void run(int count, char** arguments) {
  const std::string_view command = count > 1 ? arguments[1] : "";
  mallopt(M_ARENA_MAX, 1);
  limit_resources();
  if (command == "serve" && count == 4) serve(milliseconds_of(arguments[2]), milliseconds_of(arguments[3]));
  if (command.starts_with("try-")) return try_what_must_fail(command.substr(4));
  throw std::runtime_error("confab-script is started by confab");
}

}  // namespace

int main(int count, char** arguments) {
  try {
    run(count, arguments);
  } catch (const std::exception&) {
    _exit(kExitNotStarted);
  }
  _exit(0);  // the engine has nothing to say at the end
}
