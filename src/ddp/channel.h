#pragma once
// A realtime connection's way out: a plain WebSocket, or one that speaks SockJS.

#include <memory>
#include <string>
#include <string_view>

#include "base/id.h"
#include "net/websocket.h"

namespace confab::ddp {

/// One DDP message in the forms it is sent in; each is encoded once and shared by all connections of a loop.
struct Broadcast {
  net::SharedFrame plain;
  net::SharedFrame sockjs;  // empty when nobody speaks SockJS
};

class Channel {
 public:
  Channel(std::shared_ptr<net::WebSocket> socket, bool sockjs)
      : id_(random_id()), socket_(std::move(socket)), sockjs_(sockjs) {}

  /// The connection's id, which is also its session's.
  [[nodiscard]] const std::string& id() const { return id_; }

  /// Any thread.
  void send(std::string_view message) const;
  /// On the connection's loop.
  void send_on_loop(const Broadcast& broadcast) const;
  void send_raw(std::string_view frame) const { socket_->send(net::make_frame(frame)); }
  void close(std::uint16_t code, std::string_view reason) const { socket_->close(code, reason); }
  /// Somebody has logged in.
  void vouch() const { socket_->vouch(); }
  [[nodiscard]] net::Loop& loop() const { return socket_->loop(); }
  [[nodiscard]] bool speaks_sockjs() const { return sockjs_; }

 private:
  std::string id_;
  std::shared_ptr<net::WebSocket> socket_;
  bool sockjs_;
};

/// `a["..."]`, how SockJS carries a message.
[[nodiscard]] std::string sockjs_message(std::string_view message);

}  // namespace confab::ddp
