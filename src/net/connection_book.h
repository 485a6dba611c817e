#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include "net/ip_address.h"

namespace confab::net {

class ConnectionBook;

/// The place of one connection in the book; gives it back when destroyed. Keeps the book alive.
class Ticket {
 public:
  Ticket() = default;
  Ticket(std::shared_ptr<ConnectionBook> book, const IpAddress& subscriber)
      : book_(std::move(book)), subscriber_(subscriber) {}
  Ticket(Ticket&&) = default;
  Ticket& operator=(Ticket&& other) noexcept;
  ~Ticket() { release(); }

 private:
  void release();

  std::shared_ptr<ConnectionBook> book_;
  IpAddress subscriber_;
};

/// Counts open connections, of all loops together. Any thread. Lives in a shared_ptr, for its tickets hold it.
class ConnectionBook : public std::enable_shared_from_this<ConnectionBook> {
 public:
  /// `max_per_subscriber` of 0: one address may have as many as all together.
  ConnectionBook(std::size_t max_connections, std::size_t max_per_subscriber)
      : max_connections_(max_connections), max_per_subscriber_(max_per_subscriber) {}

  /// None when all places are taken, or those of the peer's network (IpAddress::subscriber()). `counted` is false for
  /// proxies, behind which many clients share one address.
  [[nodiscard]] std::optional<Ticket> admit(const IpAddress& peer, bool counted);
  /// Waits until no connection is open; false when `patience` ended first.
  bool wait_until_empty(std::chrono::milliseconds patience);

 private:
  friend class Ticket;
  void leave(const IpAddress& subscriber);

  const std::size_t max_connections_;
  const std::size_t max_per_subscriber_;
  std::mutex mutex_;
  std::condition_variable emptied_;
  std::size_t open_ = 0;
  std::unordered_map<IpAddress, std::size_t> by_subscriber_;
};

}  // namespace confab::net
