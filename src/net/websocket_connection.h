#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "net/budget.h"
#include "net/connection_book.h"
#include "net/event_loop.h"
#include "net/watcher.h"
#include "net/websocket.h"
#include "net/websocket_codec.h"

namespace confab::net {

struct WebSocketLimits {
  std::size_t message_bytes = 0;
  std::size_t stranger_message_bytes = 0;  // until vouch()
  std::size_t queue_bytes = 0;
  std::size_t stranger_queue_bytes = 0;  // until vouch()
  std::size_t all_queues_bytes = 0;      // of all frames that wait: beyond it, who is behind is closed
  std::chrono::seconds stranger_timeout{0};
  // Of a message that has begun, after vouch(); until then the other one counts.
  std::chrono::seconds message_timeout{0};
  std::chrono::seconds write_timeout{0};  // without a byte that the peer takes
};

/// A WebSocket on an event loop. While idle it holds no buffer: input is read into the loop's, output is a list of
/// shared frames.
class WebSocketConnection final : public WebSocket, public Watcher, private FrameEvents {
 public:
  /// `unfinished` counts what all connections hold of messages that are not complete.
  WebSocketConnection(std::shared_ptr<EventLoop> loop, const WebSocketLimits& limits,
                      std::shared_ptr<Budget> unfinished);
  ~WebSocketConnection() override;

  /// Takes the place of `http`, whose socket it becomes; `early` is what came behind the upgrade request. Frames sent
  /// before go out behind the answer.
  void start(Watcher& http, std::shared_ptr<WebSocketListener> listener, std::string answer, std::string early,
             Ticket ticket);

  void send(SharedFrame frame) override;
  void send_on_loop(SharedFrame frame) override;
  void close(std::uint16_t code, std::string_view reason) override;
  void vouch() override;
  [[nodiscard]] Loop& loop() const override { return *loop_; }

  void on_readable() override;
  void on_writable() override;
  void on_flush() override;
  void on_timeout() override;
  void on_stop() override;
  void on_abort() override;

 private:
  enum class State : std::uint8_t {
    opening,  // the handler is deciding
    open,
    closing,   // our close frame is queued or sent; the peer's answer is awaited
    draining,  // both sides are done; waiting for what is queued to leave and for the peer to hang up
    closed,
  };

  bool on_message(std::string_view text) override;
  void on_ping(std::string_view payload) override;
  void on_peer_close(std::uint16_t code, std::string_view reason) override;

  using Clock = EventLoop::Clock;
  static constexpr Clock::time_point kNever = Clock::time_point::max();

  void read(std::span<char> data);
  void await_end_of_message();
  [[nodiscard]] bool is_backlog(const Frame& next) const;
  void push(SharedFrame frame);
  void begin_close(std::uint16_t code, std::string_view reason);
  void fail(std::uint16_t code, std::string_view reason);
  void give_up_slow_reader();
  void drain();
  void hang_up();
  void tell_closed();
  void write();
  bool write_queue();
  void advance(std::size_t written);
  [[nodiscard]] Clock::time_point deadline() const;
  void set_deadline();

  const std::shared_ptr<EventLoop> loop_;
  const std::size_t max_message_bytes_;
  const std::size_t max_queue_bytes_;
  const std::size_t max_stranger_queue_bytes_;
  const std::size_t max_of_all_queues_;
  const std::chrono::seconds stranger_timeout_;
  const std::chrono::seconds message_timeout_;
  const std::chrono::seconds write_timeout_;
  std::shared_ptr<WebSocketListener> listener_;
  FrameReader reader_;
  const std::shared_ptr<Budget> unfinished_;
  BudgetShare held_{*unfinished_};  // by reader_
  std::vector<SharedFrame> queue_;
  std::size_t queued_bytes_ = 0;
  std::uint32_t next_ = 0;       // the first frame of queue_ that is not sent completely
  std::size_t next_offset_ = 0;  // how much of it is
  State state_ = State::opening;
  bool blocked_ = false;    // the kernel's buffer is full
  bool overflow_ = false;   // the limit is exceeded; closed at the end of the turn
  bool broken_ = false;     // writing failed; closed at the end of the turn
  bool shut_down_ = false;  // our side of the TCP connection is closed
  bool vouched_ = false;
  bool message_ended_ = false;  // in what is being read
  Clock::time_point stranger_until_ = kNever;
  Clock::time_point message_until_ = kNever;  // of the one that has begun
  Clock::time_point closing_until_ = kNever;
  Clock::time_point progress_;  // when the peer took something last, while it is blocked
  Ticket ticket_;
};

}  // namespace confab::net
