#include "net/http_connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "net/guarded_call.h"

namespace confab::net {
namespace {

// Requests of one connection that are being answered at the same time; further ones wait in the kernel's buffer.
constexpr std::size_t kPipelined = 16;
constexpr std::chrono::seconds kLingerTimeout{2};
constexpr std::size_t kUnreadKept = 1024;
constexpr std::size_t kSourcePiece = std::size_t{128} * 1024;

}  // namespace

HttpConnection::HttpConnection(std::shared_ptr<const ServerContext> context, std::shared_ptr<EventLoop> loop,
                               const IpAddress& peer, Ticket ticket)
    : context_(std::move(context)),
      loop_(std::move(loop)),
      peer_(peer),
      ticket_(std::move(ticket)),
      parser_(context_->options.max_header_bytes),
      body_share_(context_->bodies),
      answer_share_(context_->answers),
      phase_since_(loop_->now()),
      progress_(loop_->now()) {}

HttpConnection::~HttpConnection() = default;

void HttpConnection::start() {
  loop_->counters().open_connections.add(1);
  // The first request has to come within the time for a header, not only within that for an idle connection.
  enter(Phase::header);
  set_deadline();
}

void HttpConnection::start_refusing() {
  counted_ = false;
  fail(503, "There are too many connections at the moment.");
}

// --- reading

void HttpConnection::on_readable() {
  const auto buffer = loop_->read_buffer();
  const auto size = ::recv(fd(), buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return;
  // Readable without being asked for means that the connection is broken in both directions.
  if (size < 0 || (size == 0 && (lingering_ || peer_done_ || !may_read()))) return hang_up();
  if (size == 0) {
    // A client may close its side behind its last request and still read the answers.
    peer_done_ = true;
    if (answers_.empty() && !upgrade_) return hang_up();
    return update_interest();
  }
  loop_->counters().bytes_in.add(static_cast<std::uint64_t>(size));
  if (lingering_ || phase_ == Phase::last) return;
  process({buffer.data(), static_cast<std::size_t>(size)});
}

bool HttpConnection::may_read() const {
  if (incoming_ && (!incoming_->decided || incoming_->paused)) return false;
  return !peer_done_ && (lingering_ || (phase_ != Phase::last && !upgrade_ && answers_.size() < kPipelined));
}

void HttpConnection::process(std::string_view data) {
  const std::string before = std::exchange(unread_, {});
  std::string joined;
  if (data.empty()) {
    data = before;
  } else if (!before.empty()) {
    joined.reserve(before.size() + data.size());
    data = joined.append(before).append(data);
  }
  processing_ = true;
  while (feed(data)) {
  }
  if (!store(data)) fail(503, "There are too many unfinished requests at the moment.");
  processing_ = false;
  upgrade_if_due();
  if (!watched()) return;  // a WebSocket now
  update_interest();
  set_deadline();
}

// One step; false when there is nothing more to do with what has come.
bool HttpConnection::feed(std::string_view& data) {
  if (!may_read() || lingering_) return false;
  switch (parser_.feed(data)) {
    case HttpParser::Step::need_more:
      if (phase_ == Phase::idle && (parser_.in_request() || !data.empty())) enter(Phase::header);
      return false;
    case HttpParser::Step::head:
      return on_head();
    case HttpParser::Step::piece:
      return on_piece(parser_.piece());
    case HttpParser::Step::complete:
      on_complete(parser_.take());
      return true;
    case HttpParser::Step::failed:
      fail(parser_.error().status, parser_.error().message);
      return false;
  }
  return false;
}

// False when all connections together hold too much of what is not complete.
bool HttpConnection::store(std::string_view rest) {
  if (phase_ == Phase::last) rest = {};
  unread_.assign(rest);
  if (unread_.empty() && unread_.capacity() > kUnreadKept) unread_.shrink_to_fit();
  return body_share_.resize(phase_ == Phase::last ? 0 : unread_.size() + parser_.collected_bytes());
}

void HttpConnection::resume() {
  if (processing_) return;
  if (may_read() && (!unread_.empty() || incoming_)) return process({});
  update_interest();
  set_deadline();
}

// --- answers

void HttpConnection::answer(std::uint64_t sequence, Response response) {
  Exchange* exchange = answers_.unanswered(sequence);
  if (exchange == nullptr) return;  // too late: it got 503 meanwhile
  const bool last = exchange == &answers_.back();
  if (stopping_ && last && phase_ == Phase::last) exchange->form.keep_alive = false;
  // Without a length and without chunks, the end of the connection is the end of the body.
  if (!exchange->form.http11 && !body_size(response)) exchange->form.keep_alive = false;
  if (!exchange->form.keep_alive && last) enter(Phase::last);
  AnswerQueue::set_answer(*exchange, std::move(response));
  if (!blocked_) {
    loop_->flush_later(*this);
  } else if (!answer_share_.resize(answers_.unsent_bytes())) {
    give_up();
  }
}

// False when the connection is no use any more.
bool HttpConnection::write_answers() {
  using Progress = AnswerQueue::Progress;
  const auto before = loop_->counters().bytes_out.get();
  const auto progress = answers_.write(fd(), loop_->counters());
  const bool was_blocked = std::exchange(blocked_, progress == Progress::blocked || progress == Progress::turn);
  if (loop_->counters().bytes_out.get() != before || (blocked_ && !was_blocked)) progress_ = loop_->now();
  if (progress == Progress::starved) pull();
  if (progress == Progress::broken) return false;
  if (answer_share_.resize(blocked_ ? answers_.unsent_bytes() : 0)) return true;
  loop_->counters().closed_slow.add(1);
  return false;
}

// All connections together hold too much of what is not read.
void HttpConnection::give_up() {
  loop_->counters().closed_slow.add(1);
  broken_ = true;  // callers further up are still at work on the connection
  loop_->flush_later(*this);
}

void HttpConnection::pull() {
  Exchange& exchange = answers_.front();
  if (std::exchange(exchange.pulled, true)) return;
  progress_ = loop_->now();
  const PieceReceiver receiver{loop_, weak_from_this(), exchange.sequence};
  const bool asked =
      guarded_call("the source of an answer", [&] { exchange.response.source->pull(kSourcePiece, receiver); });
  if (!asked) receiver.fail();
}

void HttpConnection::take_piece(std::uint64_t sequence, std::optional<std::string> bytes) {
  Exchange* exchange = answers_.starving(sequence);
  if (exchange == nullptr) return;
  if (!bytes || !AnswerQueue::set_piece(*exchange, std::move(*bytes))) return hang_up();
  loop_->flush_later(*this);
}

void HttpConnection::on_flush() {
  if (broken_) return hang_up();
  if (blocked_ || lingering_) return;
  on_writable();
}

void HttpConnection::on_writable() {
  if (!write_answers()) return hang_up();
  if (answers_.empty()) {
    if (phase_ == Phase::last) return linger();
    if (phase_ == Phase::idle) phase_since_ = loop_->now();
    upgrade_if_due();
    if (!watched()) return;
    if (peer_done_ && answers_.empty()) return hang_up();
  }
  resume();
}

// --- the end

// Closing a socket with unread input resets it, and a reset overtakes the answer. So: shut our side down and read until
// the peer does the same or its time is up.
void HttpConnection::linger() {
  if (peer_done_) return hang_up();
  lingering_ = true;
  unread_ = {};
  ::shutdown(fd(), SHUT_WR);
  update_interest();
  loop_->arm(*this, kLingerTimeout);
}

void HttpConnection::hang_up() {
  loop_->forget(*this);
  if (std::exchange(counted_, false)) loop_->counters().open_connections.subtract(1);
  answers_.clear();
  upgrade_.reset();
  ticket_ = Ticket{};
  drop_incoming();
  (void)body_share_.resize(0);
  (void)answer_share_.resize(0);
}

void HttpConnection::on_stop() {
  stopping_ = true;
  if (lingering_) return;
  if (phase_ == Phase::body || parser_.in_request()) return;  // is told to be the last one when it is complete
  if (upgrade_ || answers_.empty()) return hang_up();
  enter(Phase::last);
  update_interest();
  set_deadline();
}

void HttpConnection::on_abort() {
  hang_up();
}

// --- time

void HttpConnection::enter(Phase phase) {
  if (phase_ == Phase::last) return;
  phase_ = phase;
  phase_since_ = loop_->now();
}

void HttpConnection::update_interest() {
  loop_->set_interest(*this, may_read(), blocked_);
}

std::optional<HttpConnection::Clock::time_point> HttpConnection::deadline() const {
  const auto& options = context_->options;
  std::optional<Clock::time_point> first;
  const auto consider = [&](Clock::time_point at) { first = first ? std::min(*first, at) : at; };
  if (!answers_.empty() && !answers_.front().answered) consider(answers_.front().since + options.handler_timeout);
  if (blocked_) consider(progress_ + options.write_timeout);
  if (waits_for_source()) consider(progress_ + options.handler_timeout);
  if (may_read()) {
    if (phase_ == Phase::header) consider(phase_since_ + options.header_timeout);
    if (phase_ == Phase::body) {
      consider(phase_since_ + (incoming_ && incoming_->sink ? options.body_window : options.body_timeout));
    }
    if (phase_ == Phase::idle && answers_.empty()) consider(phase_since_ + options.keep_alive_timeout);
  } else if (incoming_) {
    consider(incoming_->waiting_since + options.handler_timeout);
  }
  return first;
}

bool HttpConnection::waits_for_source() const {
  return !answers_.empty() && answers_.front().pulled;
}

void HttpConnection::set_deadline() {
  if (lingering_ || !watched()) return;
  if (const auto at = deadline()) {
    loop_->arm_at(*this, *at);
  } else {
    loop_->disarm(*this);
  }
}

void HttpConnection::on_timeout() {
  if (lingering_) return hang_up();
  const auto now = loop_->now();
  const auto& options = context_->options;
  if (const auto at = deadline(); !at || *at > now) return set_deadline();
  if (blocked_ && progress_ + options.write_timeout <= now) return hang_up();
  if (waits_for_source() && progress_ + options.handler_timeout <= now) return hang_up();
  if (!answers_.empty() && !answers_.front().answered && answers_.front().since + options.handler_timeout <= now) {
    // What was asked behind it is not answered: the connection ends with this answer.
    drop_incoming();
    answers_.drop_all_but_first();
    upgrade_.reset();
    enter(Phase::last);
    answers_.front().form.keep_alive = false;
    answer(answers_.front().sequence, error_response(503, "The request took too long."));
  } else if (phase_ == Phase::idle || (phase_ == Phase::header && !parser_.in_request() && unread_.empty())) {
    return hang_up();  // nobody waits for an answer
  } else if (incoming_ && !may_read()) {
    fail(503, "The request took too long.");
  } else if (phase_ == Phase::body && !too_slow(now)) {
    // another window
  } else {
    fail(408, phase_ == Phase::body ? "The body of the request did not come in time."
                                    : "The header of the request did not come in time.");
  }
  update_interest();
  set_deadline();
}

}  // namespace confab::net
