#pragma once
// Accepts realtime connections: plain WebSockets at /websocket, SockJS at /sockjs/<n>/<id>/websocket.

#include <condition_variable>
#include <memory>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "ddp/session.h"
#include "net/message.h"
#include "net/websocket.h"

namespace confab::ddp {

class Server {
 public:
  /// `shared.user_changed` and `shared.closed` are set by the server; the rest must be filled. `presence` outlives it.
  explicit Server(Shared& shared);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// For net::Server: the listener of a new connection, or nullptr with `refusal` filled.
  [[nodiscard]] std::shared_ptr<net::WebSocketListener> accept(const net::Request& request,
                                                               const std::shared_ptr<net::WebSocket>& socket,
                                                               net::Response& refusal);
  /// The answer to GET /sockjs/info.
  [[nodiscard]] static net::Response sockjs_info();

  /// Ends sessions when tokens end, and what a user listens to in a room that they may not read any more. To be called
  /// with every event.
  void observe(const bus::Event& event);

  /// Told of every user that a session gains or loses; for the feed.
  using UserListener =
      std::function<void(Session&, const std::optional<core::Actor>& before, const std::optional<core::Actor>& after)>;
  void on_user_changed(UserListener listener) { user_listener_ = std::move(listener); }

  /// What is known in memory of who is in which room, so that a changed room does not ask the store for every listener.
  void know_members(std::function<bool(const UserId&, const RoomId&)> is_member) { is_member_ = std::move(is_member); }

  [[nodiscard]] std::size_t session_count() const;

 private:
  void user_changed(Session& session, const std::optional<core::Actor>& before,
                    const std::optional<core::Actor>& after);
  [[nodiscard]] std::vector<std::shared_ptr<Session>> all_sessions() const;
  void end_sessions(const bus::SessionsEnded& ended);
  void recheck_room(const RoomId& room, const std::optional<UserId>& user);
  void housekeeping();

  Shared& shared_;
  UserListener user_listener_;
  std::function<bool(const UserId&, const RoomId&)> is_member_;
  Guarded<std::unordered_map<Session*, std::weak_ptr<Session>>> sessions_;
  std::mutex stop_mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread housekeeper_;
};

}  // namespace confab::ddp
