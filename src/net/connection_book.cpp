#include "net/connection_book.h"

namespace confab::net {

Ticket& Ticket::operator=(Ticket&& other) noexcept {
  if (this != &other) {
    release();
    book_ = std::move(other.book_);
    subscriber_ = other.subscriber_;
  }
  return *this;
}

void Ticket::release() {
  if (const auto book = std::exchange(book_, nullptr)) book->leave(subscriber_);
}

std::optional<Ticket> ConnectionBook::admit(const IpAddress& peer, bool counted) {
  // The unspecified address stands for "not counted by address": no peer has it.
  const IpAddress subscriber = counted && max_per_subscriber_ > 0 ? peer.subscriber() : IpAddress{};
  const std::lock_guard lock{mutex_};
  if (open_ >= max_connections_) return std::nullopt;
  if (subscriber != IpAddress{}) {
    auto& count = by_subscriber_[subscriber];
    if (count >= max_per_subscriber_) return std::nullopt;
    ++count;
  }
  ++open_;
  return Ticket{shared_from_this(), subscriber};
}

void ConnectionBook::leave(const IpAddress& subscriber) {
  const std::lock_guard lock{mutex_};
  if (subscriber != IpAddress{}) {
    const auto found = by_subscriber_.find(subscriber);
    if (--found->second == 0) by_subscriber_.erase(found);
  }
  if (--open_ == 0) emptied_.notify_all();
}

bool ConnectionBook::wait_until_empty(std::chrono::milliseconds patience) {
  std::unique_lock lock{mutex_};
  return emptied_.wait_for(lock, patience, [this] { return open_ == 0; });
}

}  // namespace confab::net
