#pragma once
// Accepts realtime connections: plain WebSockets at /websocket, SockJS at /sockjs/<n>/<id>/websocket.

#include <condition_variable>
#include <memory>
#include <string>
#include <thread>

#include "ddp/session.h"
#include "ddp/session_index.h"
#include "ddp/stream_rights.h"
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

  /// Ends sessions when tokens end, and streams when the right to them does. To be called with every event.
  void observe(const bus::Event& event) { rights_.observe(event); }
  /// Events of other nodes were lost: all rights are asked for again, and clients come back one after the other to ask
  /// for what they have missed.
  void events_lost();

  /// Told of every user that a session gains or loses; for the feed.
  using UserListener =
      std::function<void(Session&, const std::optional<core::Actor>& before, const std::optional<core::Actor>& after)>;
  void on_user_changed(UserListener listener) { user_listener_ = std::move(listener); }

  [[nodiscard]] std::size_t session_count() const { return shared_.sessions.size(); }

 private:
  void user_changed(Session& session, const std::optional<core::Actor>& before,
                    const std::optional<core::Actor>& after);
  void housekeeping();
  /// Ends the sessions whose token has run out; how long until that of the next one does, at most some seconds.
  [[nodiscard]] std::chrono::milliseconds end_expired();
  void send_back_some();

  Shared& shared_;
  UserListener user_listener_;
  StreamRights rights_;
  Guarded<SessionIndex::Sessions> to_send_back_;
  std::mutex stop_mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread housekeeper_;
};

}  // namespace confab::ddp
