#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "net/answer_queue.h"
#include "net/body_sink.h"
#include "net/budget.h"
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

  /// What the source of answer number `sequence` has delivered; nothing when it failed.
  void take_piece(std::uint64_t sequence, std::optional<std::string> bytes);

  // BodyControl's side. `body` counts the bodies of the connection; a call about an earlier one does nothing.
  void decide(std::uint64_t body, Intake intake);
  void resume_body(std::uint64_t body);
  void refuse_body(std::uint64_t body, Response response);

  void on_readable() override;
  void on_writable() override;
  void on_flush() override;
  void on_timeout() override;
  void on_stop() override;
  void on_abort() override;

 private:
  using Clock = EventLoop::Clock;

  /// A request whose body is coming.
  struct Incoming {
    std::uint64_t body = 0;
    Request request;
    AnswerForm form;
    std::shared_ptr<BodySink> sink;
    bool expects_continue = false;
    bool decided = false;
    bool paused = false;              // the sink wants no more at the moment
    Clock::time_point waiting_since;  // for the decision, or paused
    std::uint64_t received = 0;       // in this window of time
  };
  enum class Phase : std::uint8_t { idle, header, body, last };

  void process(std::string_view data);
  bool feed(std::string_view& data);
  bool store(std::string_view rest);
  void resume();
  bool on_head();
  bool on_piece(std::string_view piece);
  void on_complete(ParsedRequest parsed);
  void drop_incoming();
  [[nodiscard]] bool too_slow(Clock::time_point now);
  void dispatch(ParsedRequest parsed);
  void hand_to_handler(Request request, AnswerForm form, BodySink* sink);
  void upgrade_if_due();
  [[nodiscard]] static Response refuse_handshake(int status);
  std::optional<Response> open_websocket(Request request, std::string_view target);
  [[nodiscard]] Request make_request(ParsedRequest& parsed) const;
  static bool set_target(Request& request, std::string_view target);
  [[nodiscard]] static Response bad_target();
  Exchange& begin_exchange(const AnswerForm& form) { return answers_.begin(form, loop_->now()); }
  void fail(int status, std::string_view message);
  void refuse(AnswerForm form, Response response);

  bool write_answers();
  void give_up();
  void pull();
  [[nodiscard]] bool waits_for_source() const;
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
  BudgetShare body_share_;
  std::unique_ptr<Incoming> incoming_;
  std::uint64_t bodies_ = 0;  // that have begun
  AnswerQueue answers_;
  BudgetShare answer_share_;
  std::optional<ParsedRequest> upgrade_;  // waits until the requests before it are answered
  Phase phase_ = Phase::idle;
  Clock::time_point phase_since_;
  Clock::time_point progress_;  // when something was sent, or a source was asked
  bool processing_ = false;
  bool blocked_ = false;    // the kernel's buffer is full, or others had to have their turn
  bool peer_done_ = false;  // the peer sends nothing more
  bool lingering_ = false;  // everything is sent; waits for the peer to hang up
  bool stopping_ = false;
  bool broken_ = false;  // closed at the end of the turn
  bool counted_ = true;  // in the figures of open connections
};

}  // namespace confab::net
