#pragma once
// Connecting, logging in and subscribing over DDP, one blocking step after the other.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "load/account.h"
#include "load/socket.h"

namespace confab::load {

/// A DDP connection while it is set up; afterwards its socket is taken out and driven by an event loop.
class DdpConnection {
 public:
  /// Upgrades at /websocket and sends `connect`.
  explicit DdpConnection(std::uint16_t port);

  /// Throws with the server's answer when it is refused.
  void login(const Account& account);
  void subscribe(std::string_view stream, std::string_view event);

  /// The socket, non-blocking, and the bytes that were read but not used.
  [[nodiscard]] Fd release(std::string& unread);

 private:
  void send(std::string_view json);
  /// Reads until a message for which `wanted` is true has come; answers pings on the way.
  boost::json::object await(const std::function<bool(const boost::json::object&)>& wanted);

  std::string buffer_;
  Fd socket_;
  unsigned last_id_ = 0;
};

/// Text of the frame for the method `sendMessage`; `id` numbers the call.
[[nodiscard]] std::string send_message_frame(std::uint32_t id, std::string_view room, std::string_view text);

/// Text of the frame that logs in with a token.
[[nodiscard]] std::string resume_frame(std::string_view token);

inline constexpr std::string_view kDdpPong = R"({"msg":"pong"})";

}  // namespace confab::load
