#include "rest/method_call.h"

#include <memory>

#include "api/errors.h"
#include "base/bounds.h"

namespace confab::rest {

struct MethodCallParams {
  Field<"method", std::string, "For logs; `message` says which method is called.", bound::text> method;
  Field<"message", std::string, R"(EJSON text: {"msg":"method","id","method","params"}.)", bound::frame> message;
};

using MethodCallResult = Named<"message", std::string, R"(EJSON text: {"msg":"result","id", "result" or "error"}.)">;

namespace {

// The answer is 200 with the error inside, as the clients of the protocol expect.
MethodCallResult result_of(const json::value* id, const api::MethodAnswer& answer) {
  std::string text = R"({"msg":"result","id":)";
  text.append(id == nullptr ? "null" : to_json_text(*id));
  if (answer.refusal) {
    text.append(",\"error\":").append(api::method_call_error(*answer.refusal));
  } else if (!answer.result.empty()) {
    text.append(",\"result\":").append(answer.result);
  }
  text.push_back('}');
  return {std::move(text)};
}

void run(api::MethodRunner& methods, Call& call, const MethodCallParams& params, Then<MethodCallResult> then) {
  const auto frame = std::make_shared<const json::value>(parse_json(params.message));
  const auto* name = find_member(*frame, "method");
  const auto* arguments = find_member(*frame, "params");
  if (name == nullptr || !name->is_string()) {
    throw Refusal(errors::invalid_params, "message must hold a method frame");
  }
  // As over the websocket: the id comes back, and the name is looked for.
  constexpr std::size_t kMax = 256;
  if (const auto* id = find_member(*frame, "id"); id != nullptr && !bound::fits(*id, kMax)) {
    throw Refusal(errors::invalid_params, "message.id must NOT have more than 256 bytes");
  }
  if (name->get_string().size() > kMax) {
    throw Refusal(errors::invalid_params, "message.method must NOT have more than 256 bytes");
  }
  const std::string called{name->get_string()};
  static const json::array none;
  methods.run(call, called, arguments != nullptr && arguments->is_array() ? arguments->get_array() : none,
              [frame, then = std::move(then)](const api::MethodAnswer& answer) {
                then(result_of(find_member(*frame, "id"), answer));
              });
}

}  // namespace

void declare_method_call(api::Endpoints& endpoints, api::MethodRunner& methods) {
  const auto handler = [&methods](Call& call, const MethodCallParams& params, Then<MethodCallResult> then) {
    run(methods, call, params, std::move(then));
  };
  endpoints.post_later<MethodCallParams, MethodCallResult>("/api/v1/method.call/*method", Access::user(),
                                                           "Call a DDP method.", {}, rate::unlimited,
                                                           MaxBody{api::kMaxMessageBody}, handler);
  endpoints.post_later<MethodCallParams, MethodCallResult>("/api/v1/method.callAnon/*method", Access::anyone(),
                                                           "Call a DDP method without being logged in.", {},
                                                           rate::unlimited, handler);
}

}  // namespace confab::rest
