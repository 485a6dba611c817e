#pragma once
// For the tests of whoever has scripts run: no child is started, and no JavaScript either.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/concurrent.h"
#include "services/scripts/scripts.h"

namespace confab::services::scripts {

/// Does for each method what the test said; other methods are not there. A source with the word "broken" in it does not
/// compile. Any thread.
class FakeScripts final : public Scripts {
 public:
  using Method = std::function<Outcome(const Call&, const Fetching&)>;

  void on(const std::string& method, Method what) { state_.lock()->methods[method] = std::move(what); }
  /// The method gives this value.
  void answer(const std::string& method, const std::string& json) {
    on(method, [json](const Call&, const Fetching&) {
      return Outcome{.ending = Ending::done, .value = json, .error = {}, .stack = {}};
    });
  }
  /// The method ends like this.
  void end(const std::string& method, Ending ending, const std::string& error = "Error: the test wants it so") {
    on(method, [=](const Call&, const Fetching&) {
      return Outcome{.ending = ending, .value = {}, .error = error, .stack = {}};
    });
  }
  [[nodiscard]] std::vector<Call> calls() const { return state_.lock()->calls; }
  [[nodiscard]] std::vector<std::string> forgotten() const { return state_.lock()->forgotten; }

  std::optional<SyntaxError> check(const std::string& source) override {
    if (!is_broken(source)) return std::nullopt;
    return SyntaxError{"SyntaxError", "it is broken (1:0)", "SyntaxError: it is broken\n    at script:1:0"};
  }

  Outcome run(const Call& call, const Fetching& fetch) override {
    Method method;
    {
      auto state = state_.lock();
      state->calls.push_back(call);
      if (const auto found = state->methods.find(call.method); found != state->methods.end()) method = found->second;
    }
    if (is_broken(call.program.source)) {
      return {.ending = Ending::not_loaded, .value = {}, .error = "SyntaxError: it is broken (1:0)", .stack = {}};
    }
    if (!method) return {.ending = Ending::no_method, .value = {}, .error = {}, .stack = {}};
    return method(call, fetch);
  }

  void forget(const std::string& program_id) override { state_.lock()->forgotten.push_back(program_id); }

 private:
  static bool is_broken(const std::string& source) { return source.find("broken") != std::string::npos; }

  struct State {
    std::map<std::string, Method> methods;
    std::vector<Call> calls;
    std::vector<std::string> forgotten;
  };
  Guarded<State> state_;
};

}  // namespace confab::services::scripts
