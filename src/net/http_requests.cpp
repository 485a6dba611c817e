// The part of an HttpConnection that hands complete requests to their handlers.

#include <random>

#include "net/guarded_call.h"
#include "net/handshake.h"
#include "net/http_connection.h"
#include "net/request_target.h"
#include "net/websocket_connection.h"

namespace confab::net {
namespace {

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

Request HttpConnection::make_request(ParsedRequest& parsed) const {
  Request request;
  auto client = context_->proxies.identify(peer_, parsed.headers);
  request.method = std::move(parsed.method);
  request.headers = std::move(parsed.headers);
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
  const AnswerForm form{.head = parsed.method == "HEAD", .http11 = parsed.http11, .keep_alive = parsed.keep_alive};
  const std::string target = std::move(parsed.target);
  Request request = make_request(parsed);
  if (set_target(request, target)) return hand_to_handler(std::move(request), form, nullptr);
  if (!form.keep_alive) enter(Phase::last);
  answer(begin_exchange(form).sequence, bad_target());
}

void HttpConnection::hand_to_handler(Request request, AnswerForm form, BodySink* sink) {
  if (stopping_) form.keep_alive = false;
  if (!form.keep_alive) enter(Phase::last);
  Responder responder{std::make_shared<Answer>(loop_, weak_from_this(), begin_exchange(form).sequence)};
  // An exception drops the responder, which answers with 500.
  if (sink == nullptr) {
    guarded_call("the HTTP handler", [&] { context_->http(std::move(request), std::move(responder)); });
  } else {
    guarded_call("a body's sink", [&] { sink->finish(std::move(request), std::move(responder)); });
  }
}

void HttpConnection::upgrade_if_due() {
  if (!upgrade_ || !answers_.empty()) return;
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
  const auto socket =
      std::make_shared<WebSocketConnection>(loop_,
                                            WebSocketLimits{.message_bytes = options.max_frame_bytes,
                                                            .stranger_message_bytes = options.max_stranger_frame_bytes,
                                                            .queue_bytes = options.max_send_queue_bytes,
                                                            .stranger_queue_bytes = options.max_stranger_queue_bytes,
                                                            .all_queues_bytes = options.max_unsent_bytes,
                                                            .stranger_timeout = options.stranger_timeout,
                                                            .message_timeout = options.message_timeout,
                                                            .write_timeout = options.write_timeout},
                                            std::shared_ptr<Budget>{context_, &context_->bodies});
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
  refuse({}, error_response(status, message));
}

// The last answer of the connection: what the peer sends behind it is not understood, or not wanted.
void HttpConnection::refuse(AnswerForm form, Response response) {
  drop_incoming();
  enter(Phase::last);
  form.keep_alive = false;
  answer(begin_exchange(form).sequence, std::move(response));
}

}  // namespace confab::net
