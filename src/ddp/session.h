#pragma once
// One DDP connection: what was agreed on, who is logged in, what it listens to. Messages are read on the connection's
// loop; methods and subscriptions run on worker threads, one at a time and in order.

#include <atomic>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "api/call.h"
#include "api/method_runner.h"
#include "base/json.h"
#include "base/worker_pool.h"
#include "core/accounts/sessions.h"
#include "ddp/channel.h"
#include "ddp/hub.h"
#include "ddp/listening.h"
#include "ddp/session_index.h"
#include "ddp/streams.h"
#include "net/websocket.h"

namespace confab::ddp {

class Session;

/// What all sessions share. Made once; outlives them.
struct Shared {
  const core::Context& ctx;
  core::accounts::Sessions& accounts;
  api::MethodRunner& methods;
  const Streams& streams;
  Hub& hub;
  SessionIndex& sessions;
  WorkerPool& workers;
  /// A session's user began or ceased to be the given one (nullopt: nobody).
  std::function<void(Session&, const std::optional<core::Actor>& before, const std::optional<core::Actor>& after)>
      user_changed;
  std::function<void(Session&)> closed;
  /// A session's token runs out before long: see Session::expires_at(). Any thread.
  std::function<void()> ends_soon = [] {};
};

/// How often all sessions are looked at.
constexpr std::chrono::seconds kHousekeeping{5};

class Session final : public std::enable_shared_from_this<Session> {
 public:
  Session(Shared& shared, std::shared_ptr<Channel> channel, std::string address, std::string user_agent,
          std::string host, bool secure);

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const std::shared_ptr<Channel>& channel() const { return channel_; }
  [[nodiscard]] std::optional<core::Actor> actor() const;

  /// A message of the client. On the connection's loop.
  void receive(std::string_view text);
  /// The connection is gone. On the connection's loop.
  void disconnected();
  /// Pings a silent client, closes one that stays silent. On the connection's loop.
  void check_alive(std::chrono::steady_clock::time_point now);
  /// When the user's token runs out, in ms; kNever: it doesn't, or nobody is logged in. Any thread.
  [[nodiscard]] std::int64_t expires_at() const { return expires_at_; }
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max() - 1;
  /// Ends what rests on a token that has run out. Any thread.
  void end_if_expired();
  /// The user's token ended: stops its streams at once, then logs out and closes. Any thread.
  void end(std::string_view reason);
  /// Ends the subscriptions that `concerns` says of; the client is told. At once: what the caller publishes afterwards
  /// does not reach the connection. Any thread.
  void cut(const Listening::Concerns& concerns);
  /// The same for what may have ended: held back until decide_suspected(), which somebody must call where the answer is
  /// true. Any thread.
  [[nodiscard]] bool suspect(const Listening::Concerns& concerns);
  /// Asks again for what is suspected; ends it or lets it go on. Reads the store: on a worker.
  void decide_suspected();

 private:
  /// What becomes of the steps behind one.
  enum class Next : bool {
    goes_on,
    waits,  // for resume(): the answer may come on another thread
  };
  using Step = std::function<Next()>;

  // What they need of the message is moved out of it.
  void handle(json::object& message);
  void connect(const json::object& message);
  void call(json::object& message);
  void subscribe(json::object& message);
  void unsubscribe(const json::object& message);

  /// False when the server is busy: too long a wait for a worker, or here for an answer that no worker waits for.
  [[nodiscard]] bool enqueue(Step step);
  /// Also when the server is busy.
  void enqueue_always(Step step);
  /// Closes the connection when too many steps wait, or too much that they hold.
  [[nodiscard]] bool has_room_for_steps();
  void push_step(Step step, std::chrono::steady_clock::time_point now);
  [[nodiscard]] Step pop_step();
  void drain();
  /// A step that was to be waited for is done. Once for each; maybe before it has returned. Any thread.
  void resume();

  [[nodiscard]] Next run_method(const std::string& id, const std::string& name, const json::array& params);
  [[nodiscard]] bool write_stream(api::Call& call, const std::string& name, const json::array& params);
  void start_subscription(const std::string& id, const std::string& name, const json::array& params);
  void start_stream(const std::string& id, const std::string& name, const Stream& stream, const json::array& params);
  /// The keys that the caller may hold for it; nullopt: not allowed.
  [[nodiscard]] static std::optional<std::vector<std::string>> keys_for(api::Call& call, const Asked& asked);
  void start_presence(const std::string& id, const json::array& params);
  void start_publication(const std::string& id, const std::string& name);
  void stop_subscription(const std::string& id);
  std::vector<std::string> stop_all();

  [[nodiscard]] api::Call make_call() const;
  /// The session's user with the roles of now; nullopt when the token has ended meanwhile.
  [[nodiscard]] std::optional<core::Actor> fresh_actor() const;
  void adopt(const std::optional<core::Actor>& actor);
  void tell_own_user(const std::optional<core::Actor>& before, const std::optional<core::Actor>& after);
  /// Closes the connection when the token has ended before anybody could know that it is used here.
  void heed_lifetime(const std::optional<core::Actor>& actor);
  void protocol_error(std::string_view reason);

  Shared& shared_;
  const std::string id_;
  const std::shared_ptr<Channel> channel_;
  const std::string address_, user_agent_, host_;
  const bool secure_;

  // On the loop's thread.
  bool agreed_ = false;
  std::chrono::steady_clock::time_point last_heard_;
  bool pinged_ = false;
  std::atomic<std::size_t> received_bytes_{0};  // of the message that is looked at

  // The queue of steps.
  std::mutex steps_mutex_;
  struct Waiting {
    Step step;
    std::chrono::steady_clock::time_point since;
    std::size_t bytes;  // of its message
  };
  std::deque<Waiting> steps_;
  std::size_t waiting_bytes_ = 0;
  bool running_ = false;
  bool parked_ = false;   // running, and no thread does so: resume() goes on
  bool resumed_ = false;  // before the step has returned
  std::atomic<bool> gone_ = false;

  Guarded<std::optional<core::Actor>> actor_;
  std::atomic<std::int64_t> expires_at_ = kNever;  // of the token, in ms
  Listening listening_;
  struct PresenceWatch {
    std::optional<std::string> id;  // of the subscription
    std::set<std::string> watched;  // users whose presence is wanted
  };
  Guarded<PresenceWatch> presence_;
};

}  // namespace confab::ddp
