#include "rest/method_call.h"

#include <algorithm>

#include "api/errors.h"

namespace confab::rest {

struct MethodCallParams {
  std::string method;
  std::string message;
};

struct MethodCallResult {
  std::string message;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::MethodCallParams> {
  static constexpr auto list = std::tuple{
      field("method", &rest::MethodCallParams::method, "The method's name, in the path."),
      field("message", &rest::MethodCallParams::message, R"(EJSON text: {"msg":"method","id","method","params"}.)"),
  };
};

template <>
struct Fields<rest::MethodCallResult> {
  static constexpr auto list = std::tuple{
      field("message", &rest::MethodCallResult::message, R"(EJSON text: {"msg":"result","id", "result" or "error"}.)"),
  };
};

}  // namespace confab

namespace confab::rest {
namespace {

// The answer is 200 with the error inside, as the clients of the protocol expect.
MethodCallResult run(const api::Methods& methods, api::Call& call, const MethodCallParams& params) {
  const auto frame = parse_json(params.message);
  const auto* name = find_member(frame, "method");
  const auto* id = find_member(frame, "id");
  const auto* arguments = find_member(frame, "params");
  if (name == nullptr || !name->is_string()) {
    throw Refusal(ErrorCode::invalid_params, "message must hold a method frame");
  }
  std::string answer = R"({"msg":"result","id":)";
  answer.append(id == nullptr ? "null" : to_json_text(*id));
  const std::string called{name->get_string()};
  try {
    // A slash of the name stands as a colon in the path: that is how clients write `rooms/get`.
    std::string named = called;
    std::replace(named.begin(), named.end(), '/', ':');
    if (called != params.method && named != params.method) {
      throw Refusal(ErrorCode::invalid_params, "The path and the message name different methods");
    }
    const auto* method = methods.find(called);
    if (method == nullptr) throw Refusal(ErrorCode::method_not_found, "Method '" + called + "' not found");
    method->access.check(call.ctx, call.maybe_actor ? &*call.maybe_actor : nullptr);
    std::string result;
    const auto list = arguments != nullptr && arguments->is_array() ? arguments->get_array() : json::array{};
    if (api::with_retries([&] {
          result.clear();
          return method->run(call, list, result);
        })) {
      answer.append(",\"result\":").append(result);
    }
  } catch (...) {
    answer.append(",\"error\":").append(api::ddp_error(api::current_failure(called).refusal));
  }
  answer.push_back('}');
  return {std::move(answer)};
}

}  // namespace

void declare_method_call(api::Endpoints& endpoints, const api::Methods& methods) {
  const auto handler = [&methods](api::Call& call, const MethodCallParams& params) {
    return run(methods, call, params);
  };
  endpoints.post<MethodCallParams, MethodCallResult>("/api/v1/method.call/*method", {
                                                                                        .access = api::Access::user(),
                                                                                        .summary = "Call a DDP method.",
                                                                                        .rate = {.unlimited = true},
                                                                                        .handler = handler,
                                                                                    });
  endpoints.post<MethodCallParams, MethodCallResult>("/api/v1/method.callAnon/*method",
                                                     {
                                                         .access = api::Access::anyone(),
                                                         .summary = "Call a DDP method without being logged in.",
                                                         .rate = api::kInteractive,
                                                         .handler = handler,
                                                     });
}

}  // namespace confab::rest
