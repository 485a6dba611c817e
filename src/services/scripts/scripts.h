#pragma once
// The port for JavaScript that administrators wrote for webhooks. The driver runs it in children without rights, one
// for each webhook: such scripts run endlessly, take all memory, and meet holes of the engine
// (docs/decisions/0033-scripts-of-webhooks.md).

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace confab::services::scripts {

/// A script as it was saved. What it keeps (variables, Store, fields of its one Script object) lives from call to call,
/// until `version` changes, it was idle for long, a call of it took too long or too much, or the server ends.
struct Program {
  std::string id;  // never ""
  std::string version;
  std::string source;
};

struct Call {
  Program program;
  std::string method;    // of the class Script
  std::string argument;  // JSON, its only argument; `{"$date": milliseconds}` in it is a Date for the script
};

enum class Ending : std::uint8_t {
  done,
  not_loaded,  // the source has an error or no class Script, or its constructor threw
  no_method,
  failed,  // it threw, its promise was rejected or never ended, the result cannot be copied, or something is too large
  too_late,  // it ran for too long
  too_much_memory,
  unavailable,  // the helper cannot be started, or too much runs already
};

struct Outcome {
  Ending ending = Ending::unavailable;
  std::string value;  // done: JSON; "" for undefined
  std::string error;  // otherwise: "name: message", or what else was thrown
  std::string stack;  // where, if anybody knows
};

/// What a script asks of other servers while it runs.
struct Fetch {
  std::string method;
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::chrono::milliseconds deadline{};
  bool follow_redirects = true;
};

struct Fetched {
  int status = 0;
  std::string status_text;
  std::string url;  // that answered
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  bool redirected = false;
  std::string error;  // not "": there is no answer, and this is why
};

/// Called on the thread that runs the call. Comes back within the deadline; what it throws is no answer.
using Fetching = std::function<Fetched(const Fetch&)>;

/// What the compiler says of a source; the message names line and column.
struct SyntaxError {
  std::string name;
  std::string message;
  std::string stack;
};

/// Any thread; blocks, for a bounded time. Throws Refusal(service_unavailable) where too many threads wait for what is
/// outside (base/outside_wait.h), and nothing else.
class Scripts {
 public:
  Scripts() = default;
  Scripts(const Scripts&) = delete;
  Scripts& operator=(const Scripts&) = delete;
  virtual ~Scripts() = default;

  /// Why the source cannot be compiled; nothing of it runs. nullopt: it can, or nobody can say, for the helper is
  /// unavailable.
  virtual std::optional<SyntaxError> check(const std::string& source) = 0;
  /// Calls a method. Calls of one program run one after the other.
  virtual Outcome run(const Call& call, const Fetching& fetch) = 0;
  /// Ends what the program keeps, once a call that runs has ended.
  virtual void forget(const std::string& program_id) = 0;
};

}  // namespace confab::services::scripts
