#pragma once
// Who listens to what: (stream, event) -> connections, one shard per event loop, each touched by its loop alone.

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/concurrent.h"
#include "ddp/channel.h"
#include "net/loop.h"

namespace confab::ddp {

/// `stream-room-messages/<rid>`
[[nodiscard]] std::string stream_key(std::string_view stream, std::string_view event);

class Hub {
 public:
  /// The loops must outlive the hub.
  explicit Hub(const std::vector<net::Loop*>& loops);
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  /// From now on `channel` gets what is published under `key`; then `greeting` is sent to it, so that a client that has
  /// been told `ready` misses nothing. A key may be held several times: each holding gets its own copy. Any thread.
  void subscribe(const std::string& key, const std::shared_ptr<Channel>& channel, std::vector<std::string> greeting);
  /// Gives back one holding. Any thread.
  void unsubscribe(const std::string& key, const std::shared_ptr<Channel>& channel);

  /// What is published under `key` from now on is kept for the channel, not sent, until resume() or unsubscribe(): for
  /// whose right to it is being asked for again. A channel for which too much is kept is closed, and comes back. Any
  /// thread; what the same thread publishes next is kept already.
  void suspend(const std::string& key, const std::shared_ptr<Channel>& channel);
  /// Sends what was kept, and goes on. Any thread.
  void resume(const std::string& key, const std::shared_ptr<Channel>& channel);

  /// Whether anybody listens, so that nothing is serialised for nobody. Any thread.
  [[nodiscard]] bool has_listeners(const std::string& key) const;
  /// The same for many: those of `items` whose key somebody listens to. `append_key(key, item)` writes the key of one;
  /// it runs under the hub's lock and must not call the hub. Any thread.
  template <class Items, class AppendKey>
  [[nodiscard]] auto with_listeners(const Items& items, AppendKey&& append_key) const {
    std::vector<typename Items::value_type> found;
    std::string key;
    auto interest = interest_.lock();
    for (const auto& item : items) {
      key.clear();
      append_key(key, item);
      if (interest->contains(key)) found.push_back(item);
    }
    return found;
  }

  /// Delivers `message` to everybody who listens to `key`, once per holding, in publish order per key; not to the
  /// connection `except`.
  /// Never blocks: a connection whose queue is full is closed. Any thread.
  void publish(const std::string& key, std::string_view message, std::string_view except = {});
  /// The same for messages of different keys, with one hand-over per loop.
  struct Addressed {
    std::string key, message;
  };
  void publish_all(const std::vector<Addressed>& messages);

  [[nodiscard]] std::uint64_t deliveries() const { return deliveries_.load(std::memory_order_relaxed); }

 private:
  struct Listener {
    std::shared_ptr<Channel> channel;
    std::unique_ptr<std::vector<Broadcast>> kept;  // while suspended
    void send(const Broadcast& broadcast);
  };
  using Listeners = std::unordered_map<std::string, std::vector<Listener>>;
  struct Shard {
    net::Loop* loop;
    Listeners listeners;  // on the loop's thread only
  };
  // How many listeners a key has on each loop: decides where a message is posted to.
  using Interest = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  struct Delivery {
    std::string key;
    Broadcast broadcast;
    std::string except;
  };
  /// Runs on the channel's loop, for each of its holdings of the key.
  template <class Act>
  void post_to_listeners(const std::string& key, const std::shared_ptr<Channel>& channel, Act act);
  /// Puts a message on the list of every loop that has listeners of its key.
  void address(const std::string& key, std::string_view message, std::string_view except,
               std::vector<std::vector<Delivery>>& by_loop);
  void hand_over(std::vector<std::vector<Delivery>> by_loop);

  std::vector<std::unique_ptr<Shard>> shards_;
  Guarded<Interest> interest_;
  std::atomic<std::uint64_t> deliveries_{0};
  std::atomic<std::int64_t> sockjs_listeners_{0};
};

}  // namespace confab::ddp
