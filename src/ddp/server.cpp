#include "ddp/server.h"

#include <algorithm>
#include <chrono>

#include "base/digest.h"
#include "base/json.h"
#include "base/log.h"
#include "core/presence/connect.h"
#include "core/presence/presence.h"

namespace confab::ddp {
namespace {

constexpr std::string_view kGreeting = R"({"server_id":"0"})";
constexpr std::size_t kSentBackAtOnce = 200;
constexpr std::chrono::milliseconds kBetweenSentBack{100};
constexpr std::uint16_t kComeBack = 1012;  // service restart

bool is_sockjs_path(std::string_view path) {
  return path.starts_with("/sockjs/") && path.ends_with("/websocket");
}

class PlainListener final : public net::WebSocketListener {
 public:
  explicit PlainListener(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  void on_text(std::string_view text) override { session_->receive(text); }
  void on_close() override { session_->disconnected(); }

 private:
  std::shared_ptr<Session> session_;
};

/// Unwraps SockJS: a frame is a JSON array of messages, or one message as a JSON string.
class SockJsListener final : public net::WebSocketListener {
 public:
  explicit SockJsListener(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  void on_text(std::string_view text) override {
    if (text.empty()) return;  // SockJS allows empty frames
    try {
      const auto frame = parse_json(text);
      if (frame.is_string()) return session_->receive(std::string_view{frame.get_string()});
      if (!frame.is_array()) return session_->channel()->close(1002, "Broken framing");
      for (const auto& message : frame.get_array()) {
        if (!message.is_string()) return session_->channel()->close(1002, "Broken framing");
        session_->receive(std::string_view{message.get_string()});
      }
    } catch (const Refusal&) {
      session_->channel()->close(1002, "Broken framing");
    }
  }
  void on_close() override { session_->disconnected(); }

 private:
  std::shared_ptr<Session> session_;
};

}  // namespace

Server::Server(Shared& shared) : shared_(shared), rights_(shared) {
  shared_.user_changed = [this](Session& session, const auto& before, const auto& after) {
    user_changed(session, before, after);
  };
  shared_.closed = [this](Session& session) { shared_.sessions.remove(session); };
  shared_.ends_soon = [this] {
    const std::lock_guard lock{stop_mutex_};  // not between its looking and its waiting
    stop_.notify_all();
  };
  housekeeper_ = std::thread([this] { housekeeping(); });
}

Server::~Server() {
  {
    const std::lock_guard lock{stop_mutex_};
    stopping_ = true;
  }
  stop_.notify_all();
  housekeeper_.join();
}

std::shared_ptr<net::WebSocketListener> Server::accept(const net::Request& request,
                                                       const std::shared_ptr<net::WebSocket>& socket,
                                                       net::Response& refusal) {
  const bool sockjs = is_sockjs_path(request.path);
  if (!sockjs && request.path != "/websocket" && request.path != "/websocket/") {
    refusal = {.status = 404, .headers = {}, .body = "", .shared_body = {}};
    return nullptr;
  }
  auto channel = std::make_shared<Channel>(socket, sockjs);
  auto session =
      std::make_shared<Session>(shared_, channel, request.remote_address,
                                std::string{request.headers.get("User-Agent")}, request.host, request.secure);
  shared_.sessions.add(session);
  if (sockjs) channel->send_raw("o");
  channel->send(kGreeting);
  if (sockjs) return std::make_shared<SockJsListener>(std::move(session));
  return std::make_shared<PlainListener>(std::move(session));
}

net::Response Server::sockjs_info() {
  net::Response response;
  response.headers.set("Content-Type", "application/json; charset=UTF-8");
  response.headers.set("Cache-Control", "no-store, no-cache, must-revalidate, max-age=0");
  response.headers.set("Access-Control-Allow-Origin", "*");
  const std::string random = random_bytes(4);
  std::uint32_t entropy = 0;
  for (const unsigned char byte : random) entropy = entropy << 8 | byte;
  response.body = fmt::format(R"({{"websocket":true,"origins":["*:*"],"cookie_needed":false,"entropy":{}}})", entropy);
  return response;
}

void Server::user_changed(Session& session, const std::optional<core::Actor>& before,
                          const std::optional<core::Actor>& after) {
  const bool same = before && after && before->id == after->id;
  if (before && !same) shared_.ctx.presence.disconnected(before->id, session.id());
  if (after && !same) core::connect(shared_.ctx, *after, session.id());
  if (user_listener_) user_listener_(session, before, after);
}

void Server::events_lost() {
  rights_.recheck_all();
  *to_send_back_.lock() = shared_.sessions.all();
  stop_.notify_all();
}

// A client that comes back asks for what it has missed. Not all at once: each of them costs some reads.
void Server::send_back_some() {
  SessionIndex::Sessions some;
  {
    auto waiting = to_send_back_.lock();
    const auto count = std::min(kSentBackAtOnce, waiting->size());
    some.assign(waiting->end() - static_cast<std::ptrdiff_t>(count), waiting->end());
    waiting->resize(waiting->size() - count);
  }
  for (const auto& session : some) session->channel()->close(kComeBack, "Come back for what was missed");
}

void Server::housekeeping() {
  auto next = std::chrono::steady_clock::now() + kHousekeeping;
  std::unique_lock lock{stop_mutex_};
  while (true) {
    const bool is_sending_back = !to_send_back_.lock()->empty();
    const auto now = std::chrono::steady_clock::now();
    stop_.wait_until(lock, is_sending_back ? now + kBetweenSentBack : std::min(next, now + end_expired()));
    if (stopping_) return;
    send_back_some();
    if (std::chrono::steady_clock::now() < next) continue;
    next = now + kHousekeeping;
    for (auto& session : shared_.sessions.all()) {
      auto& loop = session->channel()->loop();
      loop.post([session = std::move(session), now] { session->check_alive(now); });
    }
  }
}

// Not when the next round comes, but when they have run out.
std::chrono::milliseconds Server::end_expired() {
  const auto now = to_millis(shared_.ctx.clock.now());
  constexpr std::chrono::milliseconds round = kHousekeeping;
  auto first = now + round.count();
  for (const auto& session : shared_.sessions.all()) {
    session->end_if_expired();
    first = std::min(first, session->expires_at() + 1);
  }
  return std::max(std::chrono::milliseconds{first - now}, std::chrono::milliseconds{0});
}

}  // namespace confab::ddp
