#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "net/connection_book.h"
#include "net/event_loop.h"
#include "net/http_parser.h"
#include "net/http_writer.h"
#include "net/ip_address.h"
#include "net/server_context.h"
#include "net/watcher.h"

namespace confab::net {

/// One HTTP/1.1 connection: reads requests, hands them to the handler, sends the answers in the order of the requests.
class HttpConnection final : public Watcher {
 public:
  HttpConnection(std::shared_ptr<const ServerContext> context, std::shared_ptr<EventLoop> loop, const IpAddress& peer,
                 Ticket ticket);
  ~HttpConnection() override;

  /// Behind EventLoop::watch().
  void start();
  /// In place of start(): says that the house is full, and hangs up.
  void start_refusing();
  /// The answer to request number `sequence`; ignored when it has got one.
  void answer(std::uint64_t sequence, Response response);

  void on_readable() override;
  void on_writable() override;
  void on_flush() override;
  void on_timeout() override;
  void on_stop() override;
  void on_abort() override;

 private:
  using Clock = EventLoop::Clock;

  /// A request that waits for its answer, or an answer that waits to be sent.
  struct Exchange {
    std::uint64_t sequence = 0;
    Clock::time_point since;
    AnswerForm form;
    bool answered = false;
    std::string head;
    Response response;
  };
  enum class Phase : std::uint8_t { idle, header, body, last };

  void process(std::string_view data);
  bool feed(std::string_view& data);
  void store(std::string_view rest);
  void resume();
  void on_head();
  void dispatch(ParsedRequest parsed);
  void upgrade_if_due();
  [[nodiscard]] static Response refuse_handshake(int status);
  std::optional<Response> open_websocket(Request request, std::string_view target);
  Request make_request(ParsedRequest& parsed);
  static bool set_target(Request& request, std::string_view target);
  [[nodiscard]] static Response bad_target();
  Exchange& begin_exchange(const AnswerForm& form);
  void fail(int status, std::string_view message);

  bool write_answers();
  void advance(std::size_t written);
  void linger();
  void hang_up();

  void enter(Phase phase);
  [[nodiscard]] std::optional<Clock::time_point> deadline() const;
  void set_deadline();
  void update_interest();
  [[nodiscard]] bool may_read() const;

  const std::shared_ptr<const ServerContext> context_;
  const std::shared_ptr<EventLoop> loop_;
  const IpAddress peer_;
  Ticket ticket_;
  HttpParser parser_;
  std::string unread_;  // came, and is not parsed yet
  std::deque<Exchange> exchanges_;
  std::size_t sent_ = 0;  // of the first exchange
  std::uint64_t next_sequence_ = 0;
  std::optional<ParsedRequest> upgrade_;  // waits until the requests before it are answered
  Phase phase_ = Phase::idle;
  Clock::time_point phase_since_;
  Clock::time_point progress_;  // when something was sent
  bool blocked_ = false;        // the kernel's buffer is full
  bool peer_done_ = false;      // the peer sends nothing more
  bool lingering_ = false;      // everything is sent; waits for the peer to hang up
  bool stopping_ = false;
  bool counted_ = true;  // in the figures of open connections
};

}  // namespace confab::net
