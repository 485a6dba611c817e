#include "ddp/server.h"

#include <chrono>

#include "base/digest.h"
#include "base/json.h"
#include "base/log.h"
#include "core/access/room.h"
#include "core/presence/presence.h"
#include "store/users.h"

namespace confab::ddp {
namespace {

constexpr std::string_view kGreeting = R"({"server_id":"0"})";
constexpr std::chrono::seconds kHousekeeping{5};

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

Server::Server(Shared& shared) : shared_(shared) {
  shared_.user_changed = [this](Session& session, const auto& before, const auto& after) {
    user_changed(session, before, after);
  };
  shared_.closed = [this](Session& session) { sessions_.lock()->erase(&session); };
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
  sessions_.lock()->emplace(session.get(), session);
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
  auto& presence = shared_.ctx.presence;
  if (before && !same) presence.disconnected(before->id, session.id());
  if (after && !same) {
    const auto reader = shared_.ctx.db.read();
    if (const auto user = store::Users{*reader}.by_id(after->id)) {
      presence.connected({.id = user->id,
                          .username = user->username.value_or(""),
                          .name = user->name,
                          .chosen = user->status_default,
                          .text = user->status_text},
                         session.id());
    }
  }
  if (user_listener_) user_listener_(session, before, after);
}

void Server::observe(const bus::Event& event) {
  if (const auto* ended = std::get_if<bus::SessionsEnded>(&event)) {
    end_sessions(*ended);
  } else if (const auto* membership = std::get_if<bus::SubscriptionChanged>(&event)) {
    if (membership->change == bus::Change::removed) recheck_room(membership->room, membership->user);
  } else if (const auto* room = std::get_if<bus::RoomChanged>(&event)) {
    recheck_room(room->room, std::nullopt);  // it may have become private
  }
}

void Server::end_sessions(const bus::SessionsEnded& ended) {
  for (const auto& session : all_sessions()) {
    const auto actor = session->actor();
    if (!actor || actor->id != ended.user) continue;
    if (ended.token_hash && actor->token_hash != *ended.token_hash) continue;
    if (ended.kept_token_hash && actor->token_hash == *ended.kept_token_hash) continue;
    session->end("Logged out");
  }
}

void Server::recheck_room(const RoomId& room, const std::optional<UserId>& user) {
  for (const auto& session : all_sessions()) {
    const auto actor = session->actor();
    if (user && (!actor || actor->id != *user)) continue;
    session->recheck_room(room, [&] {
      if (!actor) return core::access::can_read_anonymously(shared_.ctx, room);
      return (!user && is_member_ && is_member_(actor->id, room)) || core::access::can_read(shared_.ctx, *actor, room);
    });
  }
}

std::vector<std::shared_ptr<Session>> Server::all_sessions() const {
  std::vector<std::shared_ptr<Session>> all;
  auto sessions = sessions_.lock();
  all.reserve(sessions->size());
  for (const auto& [key, weak] : *sessions) {
    if (auto session = weak.lock()) all.push_back(std::move(session));
  }
  return all;
}

std::size_t Server::session_count() const {
  return sessions_.lock()->size();
}

void Server::housekeeping() {
  std::unique_lock lock{stop_mutex_};
  while (!stop_.wait_for(lock, kHousekeeping, [this] { return stopping_; })) {
    const auto now = std::chrono::steady_clock::now();
    for (auto& session : all_sessions()) {
      auto& loop = session->channel()->loop();
      loop.post([session = std::move(session), now] { session->check_alive(now); });
    }
  }
}

}  // namespace confab::ddp
