#include "net/http_connection.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <random>

#include "net/guarded_call.h"
#include "net/handshake.h"
#include "net/request_target.h"
#include "net/websocket_connection.h"

namespace confab::net {
namespace {

// Requests of one connection that are being answered at the same time; further ones wait in the kernel's buffer.
constexpr std::size_t kPipelined = 16;
constexpr std::size_t kGather = 2 * kPipelined;
// An answer may take as long as it likes, but the peer has to take something of it now and then.
constexpr std::chrono::seconds kWriteTimeout{60};
constexpr std::chrono::seconds kLingerTimeout{2};
constexpr std::size_t kUnreadKept = 1024;

/// The way back from the handler. Knows its connection weakly: whoever keeps a responder for long keeps nothing alive.
class Answer final : public Responder::Sink {
 public:
  Answer(std::shared_ptr<EventLoop> loop, std::weak_ptr<Watcher> connection, std::uint64_t sequence)
      : loop_(std::move(loop)), connection_(std::move(connection)), sequence_(sequence) {}

  ~Answer() override {
    if (!answered_) send(error_response(500, "Something went wrong here: the request got no answer."));
  }

  void send(Response response) override {
    if (answered_.exchange(true)) return;
    if (loop_->in_loop_thread()) {
      deliver(connection_, sequence_, std::move(response));
    } else {
      // std::function wants a copyable task, and an answer is not to be copied.
      auto shared = std::make_shared<Response>(std::move(response));
      loop_->post([connection = std::move(connection_), sequence = sequence_, shared = std::move(shared)] {
        deliver(connection, sequence, std::move(*shared));
      });
    }
  }

 private:
  static void deliver(const std::weak_ptr<Watcher>& to, std::uint64_t sequence, Response response) {
    if (const auto connection = to.lock()) {
      static_cast<HttpConnection&>(*connection).answer(sequence, std::move(response));
    }
  }

  const std::shared_ptr<EventLoop> loop_;
  std::weak_ptr<Watcher> connection_;
  const std::uint64_t sequence_;
  std::atomic<bool> answered_{false};
};

// Unique among all servers of an installation for as long as logs are kept; not a secret.
std::string new_request_id() {
  thread_local std::mt19937_64 random{std::random_device{}() | std::uint64_t{std::random_device{}()} << 32U};
  return fmt::format("{:016x}", random());
}

}  // namespace

HttpConnection::HttpConnection(std::shared_ptr<const ServerContext> context, std::shared_ptr<EventLoop> loop,
                               const IpAddress& peer, Ticket ticket)
    : context_(std::move(context)),
      loop_(std::move(loop)),
      peer_(peer),
      ticket_(std::move(ticket)),
      parser_(context_->options.max_header_bytes, context_->options.max_body_bytes),
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
    if (exchanges_.empty() && !upgrade_) return hang_up();
    return update_interest();
  }
  loop_->counters().bytes_in.add(static_cast<std::uint64_t>(size));
  if (lingering_ || phase_ == Phase::last) return;
  process({buffer.data(), static_cast<std::size_t>(size)});
}

bool HttpConnection::may_read() const {
  return !peer_done_ && (lingering_ || (phase_ != Phase::last && !upgrade_ && exchanges_.size() < kPipelined));
}

void HttpConnection::process(std::string_view data) {
  const std::string before = std::exchange(unread_, {});
  std::string joined;
  if (!before.empty()) {
    joined.reserve(before.size() + data.size());
    data = joined.append(before).append(data);
  }
  while (feed(data)) {
  }
  store(data);
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
      on_head();
      return true;
    case HttpParser::Step::complete:
      dispatch(parser_.take());
      return true;
    case HttpParser::Step::failed:
      fail(parser_.error().status, parser_.error().message);
      return false;
  }
  return false;
}

void HttpConnection::store(std::string_view rest) {
  if (phase_ == Phase::last) rest = {};
  unread_.assign(rest);
  if (unread_.empty() && unread_.capacity() > kUnreadKept) unread_.shrink_to_fit();
}

void HttpConnection::resume() {
  if (unread_.empty() || !may_read()) {
    update_interest();
    set_deadline();
  } else {
    process({});
  }
}

void HttpConnection::on_head() {
  enter(Phase::body);
  if (!parser_.request().expects_continue) return;
  // In its turn: behind the answers to earlier requests.
  Exchange& exchange = begin_exchange({});
  exchange.head = "HTTP/1.1 100 Continue\r\n\r\n";
  exchange.answered = true;
  loop_->flush_later(*this);
}

// --- requests

HttpConnection::Exchange& HttpConnection::begin_exchange(const AnswerForm& form) {
  Exchange& exchange = exchanges_.emplace_back();
  exchange.sequence = next_sequence_++;
  exchange.since = loop_->now();
  exchange.form = form;
  return exchange;
}

// False when the target is not valid; the answer that says so is bad_target().
bool HttpConnection::set_target(Request& request, std::string_view target) {
  auto decoded = decode_target(request.method, target);
  if (!decoded) return false;
  request.path = std::move(decoded->path);
  request.query = std::move(decoded->query);
  return true;
}

Response HttpConnection::bad_target() {
  return error_response(400, "The address of the request is not valid.");
}

Request HttpConnection::make_request(ParsedRequest& parsed) {
  Request request;
  auto client = context_->proxies.identify(peer_, parsed.headers);
  request.method = std::move(parsed.method);
  request.headers = std::move(parsed.headers);
  request.body = std::move(parsed.body);
  request.remote_address = std::move(client.address);
  request.host = std::move(client.host);
  request.secure = client.secure;
  request.id = client.request_id.empty() ? new_request_id() : std::move(client.request_id);
  return request;
}

void HttpConnection::dispatch(ParsedRequest parsed) {
  enter(Phase::idle);
  loop_->counters().requests.add(1);
  if (parsed.websocket_upgrade && !stopping_) {
    upgrade_ = std::move(parsed);  // opened when what came behind it is put aside and what came before it is answered
    return;
  }
  const AnswerForm form{
      .head = parsed.method == "HEAD", .http11 = parsed.http11, .keep_alive = parsed.keep_alive && !stopping_};
  if (!form.keep_alive) enter(Phase::last);
  const std::uint64_t sequence = begin_exchange(form).sequence;
  const std::string target = std::move(parsed.target);
  Request request = make_request(parsed);
  if (!set_target(request, target)) return answer(sequence, bad_target());
  Responder responder{std::make_shared<Answer>(loop_, weak_from_this(), sequence)};
  // An exception drops the responder, which answers with 500.
  guarded_call("the HTTP handler", [&] { context_->http(std::move(request), std::move(responder)); });
}

void HttpConnection::upgrade_if_due() {
  if (!upgrade_ || !exchanges_.empty()) return;
  ParsedRequest parsed = std::move(*upgrade_);
  upgrade_.reset();
  const int status = check_handshake(parsed.headers);
  const std::string target = std::move(parsed.target);
  const Request request = make_request(parsed);
  const AnswerForm form{.head = false, .http11 = true, .keep_alive = parsed.keep_alive};

  auto refusal = status == 0 ? open_websocket(request, target) : refuse_handshake(status);
  if (!refusal) return;
  if (!form.keep_alive) enter(Phase::last);
  answer(begin_exchange(form).sequence, std::move(*refusal));
}

Response HttpConnection::refuse_handshake(int status) {
  if (status != 426) return error_response(status, "Sec-WebSocket-Key is not valid.");
  auto refusal = error_response(426, "The only version of WebSocket spoken here is 13.");
  refusal.headers.add("Sec-WebSocket-Version", "13");
  return refusal;
}

std::optional<Response> HttpConnection::open_websocket(Request request, std::string_view target) {
  if (!set_target(request, target)) return bad_target();
  const auto& options = context_->options;
  const auto socket = std::make_shared<WebSocketConnection>(
      loop_, WebSocketLimits{.message_bytes = options.max_frame_bytes, .queue_bytes = options.max_send_queue_bytes});
  Response refusal;
  std::shared_ptr<WebSocketListener> listener;
  if (!guarded_call("the WebSocket handler", [&] { listener = context_->websocket(request, socket, refusal); })) {
    return error_response(500, "Something went wrong here.");
  }
  if (listener) {
    counted_ = false;  // the place in the books goes over to the WebSocket
    socket->start(*this, std::move(listener), handshake_answer(request.headers), std::move(unread_),
                  std::move(ticket_));
    return std::nullopt;
  }
  // A refusal that was not filled in. Never 400: that makes mobile clients say that WebSockets are switched off.
  if (refusal.status < 300) return error_response(403, "No WebSocket is opened here.");
  return refusal;
}

void HttpConnection::fail(int status, std::string_view message) {
  enter(Phase::last);
  Exchange& exchange = begin_exchange({.head = false, .http11 = true, .keep_alive = false});
  answer(exchange.sequence, error_response(status, message));
}

// --- answers

void HttpConnection::answer(std::uint64_t sequence, Response response) {
  const auto found = std::find_if(exchanges_.begin(), exchanges_.end(),
                                  [&](const Exchange& exchange) { return exchange.sequence == sequence; });
  if (found == exchanges_.end() || found->answered) return;  // too late: it got 503 meanwhile
  if (stopping_ && found == exchanges_.end() - 1 && phase_ == Phase::last) found->form.keep_alive = false;
  found->head = encode_head(response, found->form);
  found->response = std::move(response);
  found->answered = true;
  if (!blocked_) loop_->flush_later(*this);
}

bool HttpConnection::write_answers() {
  while (!exchanges_.empty() && exchanges_.front().answered) {
    std::array<iovec, kGather> pieces;
    std::size_t count = 0;
    std::size_t skip = sent_;
    const auto add = [&](std::string_view bytes) {
      const auto skipped = std::min(skip, bytes.size());
      skip -= skipped;
      bytes.remove_prefix(skipped);
      if (!bytes.empty()) pieces[count++] = {const_cast<char*>(bytes.data()), bytes.size()};
    };
    for (const Exchange& exchange : exchanges_) {
      if (!exchange.answered || count + 2 > kGather) break;
      add(exchange.head);
      add(body_to_send(exchange.response, exchange.form));
    }
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = count;
    const auto written = ::sendmsg(fd(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (written < 0) {
      if (errno == EINTR) continue;
      if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
      if (!std::exchange(blocked_, true)) progress_ = loop_->now();
      return true;
    }
    progress_ = loop_->now();
    loop_->counters().bytes_out.add(static_cast<std::uint64_t>(written));
    advance(static_cast<std::size_t>(written));
  }
  blocked_ = false;
  return true;
}

void HttpConnection::advance(std::size_t written) {
  sent_ += written;
  while (!exchanges_.empty() && exchanges_.front().answered) {
    const Exchange& first = exchanges_.front();
    const std::size_t size = first.head.size() + body_to_send(first.response, first.form).size();
    if (sent_ < size) return;
    sent_ -= size;
    exchanges_.pop_front();
  }
}

void HttpConnection::on_flush() {
  if (blocked_ || lingering_) return;
  on_writable();
}

void HttpConnection::on_writable() {
  if (!write_answers()) return hang_up();
  if (exchanges_.empty()) {
    if (phase_ == Phase::last) return linger();
    if (phase_ == Phase::idle) phase_since_ = loop_->now();
    upgrade_if_due();
    if (!watched()) return;
    if (peer_done_ && exchanges_.empty()) return hang_up();
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
  exchanges_.clear();
  upgrade_.reset();
  ticket_ = Ticket{};
}

void HttpConnection::on_stop() {
  stopping_ = true;
  if (lingering_) return;
  if (phase_ == Phase::body || parser_.in_request()) return;  // is told to be the last one when it is complete
  if (upgrade_ || exchanges_.empty()) return hang_up();
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
  if (!exchanges_.empty() && !exchanges_.front().answered) consider(exchanges_.front().since + options.handler_timeout);
  if (blocked_) consider(progress_ + kWriteTimeout);
  if (may_read()) {
    if (phase_ == Phase::header) consider(phase_since_ + options.header_timeout);
    if (phase_ == Phase::body) consider(phase_since_ + options.body_timeout);
    if (phase_ == Phase::idle && exchanges_.empty()) consider(phase_since_ + options.keep_alive_timeout);
  }
  return first;
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
  if (blocked_ && progress_ + kWriteTimeout <= now) return hang_up();
  if (!exchanges_.empty() && !exchanges_.front().answered &&
      exchanges_.front().since + options.handler_timeout <= now) {
    // What was asked behind it is not answered: the connection ends with this answer.
    exchanges_.erase(exchanges_.begin() + 1, exchanges_.end());
    upgrade_.reset();
    enter(Phase::last);
    exchanges_.front().form.keep_alive = false;
    answer(exchanges_.front().sequence, error_response(503, "The request took too long."));
  } else if (phase_ == Phase::idle || (phase_ == Phase::header && !parser_.in_request() && unread_.empty())) {
    return hang_up();  // nobody waits for an answer
  } else {
    fail(408, phase_ == Phase::body ? "The body of the request did not come in time."
                                    : "The header of the request did not come in time.");
  }
  update_interest();
  set_deadline();
}

}  // namespace confab::net
