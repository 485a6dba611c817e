#include "ddp/hub.h"

#include <algorithm>
#include <utility>

namespace confab::ddp {
namespace {

constexpr std::size_t kMaxKept = 500;      // messages of one key, while its listener is suspended
constexpr std::uint16_t kComeBack = 1013;  // try again later

}  // namespace

std::string stream_key(std::string_view stream, std::string_view event) {
  std::string key;
  key.reserve(stream.size() + event.size() + 1);
  key.append(stream).append("/").append(event);
  return key;
}

Hub::Hub(const std::vector<net::Loop*>& loops) {
  for (auto* loop : loops) shards_.push_back(std::make_unique<Shard>(Shard{loop, {}}));
}

void Hub::subscribe(const std::string& key, const std::shared_ptr<Channel>& channel,
                    std::vector<std::string> greeting) {
  const std::size_t index = channel->loop().index();
  {
    auto interest = interest_.lock();
    auto& counts = (*interest)[key];
    counts.resize(shards_.size());
    ++counts[index];
  }
  if (channel->speaks_sockjs()) ++sockjs_listeners_;
  shards_[index]->loop->post([shard = shards_[index].get(), key, channel, greeting = std::move(greeting)] {
    shard->listeners[key].push_back({channel, nullptr});
    for (const auto& message : greeting) channel->send(message);
  });
}

void Hub::unsubscribe(const std::string& key, const std::shared_ptr<Channel>& channel) {
  const std::size_t index = channel->loop().index();
  {
    auto interest = interest_.lock();
    const auto counts = interest->find(key);
    if (counts != interest->end() && --counts->second[index] == 0 &&
        std::all_of(counts->second.begin(), counts->second.end(), [](auto count) { return count == 0; })) {
      interest->erase(counts);
    }
  }
  if (channel->speaks_sockjs()) --sockjs_listeners_;
  shards_[index]->loop->post([shard = shards_[index].get(), key, channel] {
    const auto listeners = shard->listeners.find(key);
    if (listeners == shard->listeners.end()) return;
    const auto one = std::find_if(listeners->second.begin(), listeners->second.end(),
                                  [&](const Listener& listener) { return listener.channel == channel; });
    if (one != listeners->second.end()) {
      *one = std::move(listeners->second.back());
      listeners->second.pop_back();
    }
    if (listeners->second.empty()) shard->listeners.erase(listeners);
  });
}

template <class Act>
void Hub::post_to_listeners(const std::string& key, const std::shared_ptr<Channel>& channel, Act act) {
  auto* shard = shards_[channel->loop().index()].get();
  shard->loop->post([shard, key, channel, act] {
    const auto listeners = shard->listeners.find(key);
    if (listeners == shard->listeners.end()) return;
    for (auto& listener : listeners->second) {
      if (listener.channel == channel) act(listener);
    }
  });
}

void Hub::suspend(const std::string& key, const std::shared_ptr<Channel>& channel) {
  post_to_listeners(key, channel, [](Listener& listener) {
    if (!listener.kept) listener.kept = std::make_unique<std::vector<Broadcast>>();
  });
}

void Hub::resume(const std::string& key, const std::shared_ptr<Channel>& channel) {
  post_to_listeners(key, channel, [](Listener& listener) {
    const auto kept = std::exchange(listener.kept, nullptr);
    if (!kept) return;
    for (const auto& broadcast : *kept) listener.channel->send_on_loop(broadcast);
  });
}

void Hub::Listener::send(const Broadcast& broadcast) {
  if (!kept) return channel->send_on_loop(broadcast);
  if (kept->size() >= kMaxKept) return channel->close(kComeBack, "Too much to keep");
  kept->push_back(broadcast);
}

bool Hub::has_listeners(const std::string& key) const {
  auto interest = interest_.lock();
  return interest->contains(key);
}

void Hub::publish(const std::string& key, std::string_view message, std::string_view except) {
  std::vector<std::vector<Delivery>> by_loop(shards_.size());
  address(key, message, except, by_loop);
  hand_over(std::move(by_loop));
}

void Hub::publish_all(const std::vector<Addressed>& messages) {
  std::vector<std::vector<Delivery>> by_loop(shards_.size());
  for (const auto& message : messages) address(message.key, message.message, {}, by_loop);
  hand_over(std::move(by_loop));
}

void Hub::address(const std::string& key, std::string_view message, std::string_view except,
                  std::vector<std::vector<Delivery>>& by_loop) {
  std::vector<std::uint32_t> counts;
  {
    auto interest = interest_.lock();
    const auto found = interest->find(key);
    if (found == interest->end()) return;
    counts = found->second;
  }
  const std::string sockjs = sockjs_listeners_ > 0 ? sockjs_message(message) : std::string{};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    deliveries_.fetch_add(counts[i], std::memory_order_relaxed);
    // Each loop has frames of its own: shared by two processors, their counts of users would cost more than a copy.
    Broadcast broadcast{net::make_frame(message), sockjs.empty() ? nullptr : net::make_frame(sockjs)};
    by_loop[i].push_back({key, std::move(broadcast), std::string{except}});
  }
}

void Hub::hand_over(std::vector<std::vector<Delivery>> by_loop) {
  for (std::size_t i = 0; i < by_loop.size(); ++i) {
    if (by_loop[i].empty()) continue;
    shards_[i]->loop->post_to_send([shard = shards_[i].get(), deliveries = std::move(by_loop[i])] {
      for (const auto& delivery : deliveries) {
        const auto listeners = shard->listeners.find(delivery.key);
        if (listeners == shard->listeners.end()) continue;
        for (auto& listener : listeners->second) {
          if (delivery.except.empty() || listener.channel->id() != delivery.except) listener.send(delivery.broadcast);
        }
      }
    });
  }
}

}  // namespace confab::ddp
