#pragma once
// For the tests of whoever calls other servers: nothing leaves the process.

#include <functional>
#include <vector>

#include "base/concurrent.h"
#include "services/http/client.h"

namespace confab::services::http {

/// Any thread. Requests are kept in order.
class FakeClient final : public Client {
 public:
  /// What the other side says; throws Failed for what goes wrong. Until it is set, everything is `not_connected`.
  void answer(std::function<Response(const Request&)> answer) { state_.lock()->answer = std::move(answer); }
  [[nodiscard]] std::vector<Request> sent() const { return state_.lock()->sent; }

  Response send(const Request& request) override {
    std::function<Response(const Request&)> answer;
    {
      auto state = state_.lock();
      state->sent.push_back(request);
      answer = state->answer;
    }
    if (!answer) throw Failed(Failure::not_connected, "nobody is there");
    return answer(request);
  }

 private:
  struct State {
    std::function<Response(const Request&)> answer;
    std::vector<Request> sent;
  };
  Guarded<State> state_;
};

}  // namespace confab::services::http
