#pragma once
// What one connection listens to: its subscriptions, and the hub's keys that each of them holds.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/concurrent.h"
#include "ddp/hub.h"
#include "ddp/session_index.h"

namespace confab::ddp {

/// A subscription as it was asked for.
struct Asked {
  const Stream* stream = nullptr;  // null: a publication, or presence
  std::string name;                // of the stream, as it was asked for
  std::string event;
  UserId user;  // for whom; empty: nobody has logged in
};

/// Any thread. A right that ends is cut here at once: what the thread that says so publishes next does not arrive.
class Listening {
 public:
  Listening(Hub& hub, SessionIndex& index, std::shared_ptr<Channel> channel)
      : hub_(hub), index_(index), channel_(std::move(channel)) {}

  [[nodiscard]] bool contains(const std::string& id) const;
  [[nodiscard]] std::size_t size() const;

  /// To be noted before rights are asked for; start() does not believe an answer that is older than a loss of rights.
  struct Moment {
    std::uint64_t own = 0, of_all = 0;
  };
  [[nodiscard]] Moment moment() const;
  /// Holds `keys` from now on, and sends `greeting`. False, and nothing is held, where rights may have ended since
  /// `asked_at`: ask again.
  [[nodiscard]] bool start(Session& session, const std::string& id, Asked asked, std::vector<std::string> keys,
                           std::vector<std::string> greeting, const Moment& asked_at);
  /// One without keys.
  void start(const std::string& id);
  void stop(Session& session, const std::string& id);
  /// Everything; the ids that ended.
  std::vector<std::string> stop_all(Session& session);

  using Concerns = std::function<bool(const Asked&)>;
  /// What `concerns` says of has ended for sure; the ids.
  std::vector<std::string> cut(Session& session, const Concerns& concerns);
  /// What `concerns` says of may have ended: nothing of it is sent until decide(). Whether there is any.
  bool suspect(const Concerns& concerns);

  /// A suspected subscription. `doubt` tells apart who suspected it last.
  struct Suspected {
    std::string id;
    Asked asked;
    std::uint64_t doubt = 0;
  };
  [[nodiscard]] std::vector<Suspected> suspected() const;
  /// The answer: the keys it may hold, or nullopt. Nothing happens where it was suspected once more since. True: it has
  /// ended.
  bool decide(Session& session, const Suspected& one, const std::optional<std::vector<std::string>>& keys);

 private:
  struct Held {
    Asked asked;
    std::vector<std::string> keys;
    std::uint64_t doubt = 0;  // 0: none
  };
  struct State {
    std::map<std::string, Held> by_id;
    std::uint64_t losses = 0;
  };
  static Subject subject_of(const Asked& asked);
  void release(Session& session, const Held& held);

  Hub& hub_;
  SessionIndex& index_;
  const std::shared_ptr<Channel> channel_;
  Guarded<State> state_;
};

}  // namespace confab::ddp
