#pragma once
// What surrounds every call of a method, whatever protocol it came by: access, limits, retries, errors, metrics.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "api/errors.h"
#include "api/limits.h"
#include "api/methods.h"
#include "base/later.h"

namespace confab::api {

/// What a method answered: a refusal, a result as EJSON, or neither (it returns nothing).
struct MethodAnswer {
  std::optional<Refusal> refusal;
  std::string result;
};

/// Any thread.
class MethodRunner {
 public:
  /// Runs for every finished call: name ("unknown" for what is not declared), how it was refused, how long it
  /// took.
  using Observer = std::function<void(std::string_view name, const std::optional<Refused>& refused,
                                      std::chrono::microseconds duration)>;

  /// All three outlive the runner.
  MethodRunner(const Methods& methods, Limits& limits, Observer observer)
      : methods_(methods), limits_(limits), observer_(std::move(observer)) {}

  using Done = Continuation<MethodAnswer>;
  /// Runs a method on the calling thread; blocks. Never throws. `done` gets the answer, once: before this returns, or
  /// later on another thread, where the method's result is one that no thread waits for; it must not throw, nor block
  /// in that case. `call` and `params` are not used any more when this has returned. A method that is not declared goes
  /// to `undeclared`, which says whether it was something: clients write to a stream by a method of its name.
  void run(Call& call, const std::string& name, const json::array& params, const Done& done,
           const std::function<bool()>& undeclared = {});

  [[nodiscard]] Limits& limits() const { return limits_; }

 private:
  [[nodiscard]] std::string result_of(Call& call, const MethodRow& method, const json::array& params);
  /// What an administrator does who acts as somebody else.
  static void note(const Call& call, const MethodRow& method, const json::array& params);
  void run_later(Call& call, const MethodRow& method, const json::array& params, Done done);
  /// Renders the exception that is being handled.
  [[nodiscard]] static MethodAnswer failure(std::string_view name);
  void finish(std::string_view name, const MethodRow* method, std::chrono::steady_clock::time_point started,
              MethodAnswer answer, const Done& done);

  const Methods& methods_;
  Limits& limits_;
  Observer observer_;
};

}  // namespace confab::api
