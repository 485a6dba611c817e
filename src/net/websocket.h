#pragma once
// RFC 6455 from the outside: shared frames, connections that can be written to from any thread, listeners.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "net/loop.h"
#include "net/message.h"

namespace confab::net {

/// Bytes that already are on-wire form: a control frame, the answer to the opening handshake.
struct Encoded {
  std::string bytes;
};

/// A text message, encoded once as an unmasked WebSocket frame and handed to any number of connections.
class Frame {
 public:
  explicit Frame(std::string_view payload);
  explicit Frame(Encoded encoded) : bytes_(std::move(encoded.bytes)) { all() += cost(); }
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;
  ~Frame() { all() -= cost(); }

  /// Of all frames of the process: what connections have to send, and what is about to be handed to them. A frame that
  /// many wait for counts once.
  [[nodiscard]] static std::size_t held_bytes() { return all().load(std::memory_order_relaxed); }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] std::string_view payload() const { return std::string_view{bytes_}.substr(header_); }

 private:
  static constexpr std::size_t kOverhead = 96;  // of the object, and of the places in queues
  [[nodiscard]] std::size_t cost() const { return bytes_.capacity() + kOverhead; }

  static std::atomic<std::size_t>& all() {
    static std::atomic<std::size_t> bytes{0};
    return bytes;
  }

  std::string bytes_;
  std::size_t header_ = 0;
};
using SharedFrame = std::shared_ptr<const Frame>;

[[nodiscard]] inline SharedFrame make_frame(std::string_view payload) {
  return std::make_shared<const Frame>(payload);
}

/// What a connection tells its owner; called on the connection's loop, one call at a time.
class WebSocketListener {
 public:
  WebSocketListener() = default;
  WebSocketListener(const WebSocketListener&) = delete;
  WebSocketListener& operator=(const WebSocketListener&) = delete;
  virtual ~WebSocketListener() = default;

  /// A complete text message, valid UTF-8, at most the configured size. `text` is valid during the call.
  virtual void on_text(std::string_view text) = 0;
  /// The connection is gone, for whatever reason; the last call.
  virtual void on_close() = 0;
};

/// One WebSocket connection. send() and close() may be called from any thread and never block. Frames of one thread
/// arrive in the order sent; all frames waiting when the connection's turn comes go out in one gathered write. A
/// connection is closed with 1013 (try again later) when more than the limit waits behind the frame that is being sent,
/// or less where all connections together hold too much, and hung up on when its peer takes nothing for a while.
class WebSocket {
 public:
  WebSocket() = default;
  WebSocket(const WebSocket&) = delete;
  WebSocket& operator=(const WebSocket&) = delete;
  virtual ~WebSocket() = default;

  virtual void send(SharedFrame frame) = 0;
  /// Cheaper than send(): only on the connection's own loop (from a listener or a task posted to loop()).
  virtual void send_on_loop(SharedFrame frame) = 0;
  /// Sends the waiting frames, then a close frame.
  virtual void close(std::uint16_t code, std::string_view reason) = 0;
  /// The peer has shown who it is: the connection is not closed after ServerOptions::stranger_timeout. Any thread.
  virtual void vouch() {}
  [[nodiscard]] virtual Loop& loop() const = 0;
};

}  // namespace confab::net
