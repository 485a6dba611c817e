#include "api/method_runner.h"

#include "api/errors.h"
#include "base/errors/request.h"
#include "base/text.h"

namespace confab::api {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kMaxQuotedName = 100;

}  // namespace

MethodAnswer MethodRunner::run(Call& call, const std::string& name, const json::array& params,
                               const std::function<bool()>& undeclared) {
  const auto started = SteadyClock::now();
  const auto* method = methods_.find(name);
  MethodAnswer answer;
  try {
    if (method != nullptr) {
      answer.result = result_of(call, *method, params);
    } else if (!undeclared || !undeclared()) {
      limits_.check_method(call, "unknown", rate::standard);
      throw Refusal(errors::method_not_found, "Method '" + excerpt(name, kMaxQuotedName) + "' not found");
    }
  } catch (...) {
    answer.refusal = current_failure(excerpt(name, kMaxQuotedName)).refusal;
  }
  std::optional<Refused> told;
  if (answer.refusal) {
    static const std::vector unknown{errors::method_not_found};
    told = refused(*answer.refusal, method == nullptr ? unknown : method->errors);
  }
  // Only declared names: what strangers make up must not fill the metrics.
  observer_(method == nullptr ? "unknown" : std::string_view{name}, told,
            std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - started));
  return answer;
}

// Each step may refuse; what costs comes last. A second factor is asked for between the limits and the handler.
std::string MethodRunner::result_of(Call& call, const MethodRow& method, const json::array& params) {
  method.access.check(call.ctx, call.maybe_actor ? &*call.maybe_actor : nullptr);
  limits_.check_method(call, method.name, method.rate);
  return with_retries([&] {
    std::string result;
    if (!method.run(call, params, result)) result.clear();
    return result;
  });
}

}  // namespace confab::api
