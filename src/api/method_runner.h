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

  /// Runs a method on the calling thread; blocks. Never throws. A method that is not declared goes to `undeclared`,
  /// which says whether it was something: clients write to a stream by a method of its name.
  [[nodiscard]] MethodAnswer run(Call& call, const std::string& name, const json::array& params,
                                 const std::function<bool()>& undeclared = {});

  [[nodiscard]] Limits& limits() const { return limits_; }

 private:
  [[nodiscard]] std::string result_of(Call& call, const MethodRow& method, const json::array& params);

  const Methods& methods_;
  Limits& limits_;
  Observer observer_;
};

}  // namespace confab::api
