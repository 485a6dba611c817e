#include "api/method_runner.h"

#include "api/call_targets.h"
#include "api/errors.h"
#include "api/trace.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "core/audit/record.h"

namespace confab::api {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kMaxQuotedName = 100;

}  // namespace

void MethodRunner::run(Call& call, const std::string& name, const json::array& params, const Done& done,
                       const std::function<bool()>& undeclared) {
  const auto started = SteadyClock::now();
  const auto* method = methods_.find(name);
  trace_method(call, name);
  MethodAnswer answer;
  try {
    const bool asks = method != nullptr && method->proof != Proof::none;
    const auto without_evidence = asks ? take_evidence(call, params) : json::array{};
    const auto& arguments = asks ? without_evidence : params;
    if (method != nullptr && method->run_later) {
      return run_later(call, *method, arguments, [this, method, started, done](MethodAnswer later) {
        finish(method->name, method, started, std::move(later), done);
      });
    }
    if (method != nullptr) {
      answer.result = result_of(call, *method, arguments);
    } else if (!undeclared || !undeclared()) {
      limits_.check_method(call, "unknown", rate::standard);
      throw Refusal(errors::method_not_found, "Method '" + excerpt(name, kMaxQuotedName) + "' not found");
    }
  } catch (...) {
    answer = failure(name);
  }
  finish(name, method, started, std::move(answer), done);
}

MethodAnswer MethodRunner::failure(std::string_view name) {
  return {current_failure(excerpt(name, kMaxQuotedName)).refusal, {}};
}

void MethodRunner::finish(std::string_view name, const MethodRow* method, SteadyClock::time_point started,
                          MethodAnswer answer, const Done& done) {
  std::optional<Refused> told;
  if (answer.refusal) {
    if (method != nullptr) answer.refusal = renamed(std::move(*answer.refusal), method->renamed);
    static const std::vector unknown{errors::method_not_found};
    told = refused(*answer.refusal, method == nullptr ? unknown : method->errors);
  }
  // Only declared names: what strangers make up must not fill the metrics.
  observer_(method == nullptr ? "unknown" : name, told,
            std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - started));
  done(std::move(answer));
}

void MethodRunner::note(const Call& call, const MethodRow& method, const json::array& params) {
  if (!call.maybe_actor) return;
  core::audit::note_call(call.ctx, *call.maybe_actor, method.name,
                         [&] { return targets_of(method.params_schema, params); });
}

void MethodRunner::run_later(Call& call, const MethodRow& method, const json::array& params, Done done) {
  method.access.check(call.ctx, call.maybe_actor ? &*call.maybe_actor : nullptr);
  limits_.check_method(call, method.name, method.rate);
  note(call, method, params);
  const Then<std::string> then = [done = std::move(done), &method](Outcome<std::string> outcome) {
    MethodAnswer answer;
    try {
      answer.result = outcome.take();
    } catch (...) {
      answer = failure(method.name);
    }
    done(std::move(answer));
  };
  with_retries([&] { method.run_later(call, params, then); });
}

// Each step may refuse; what costs comes last.
std::string MethodRunner::result_of(Call& call, const MethodRow& method, const json::array& params) {
  method.access.check(call.ctx, call.maybe_actor ? &*call.maybe_actor : nullptr);
  limits_.check_method(call, method.name, method.rate);
  note(call, method, params);
  return with_retries([&] {
    std::string result;
    if (!method.run(call, params, result)) result.clear();
    return result;
  });
}

}  // namespace confab::api
