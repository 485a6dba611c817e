#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "sql/postgres/connection.h"

namespace confab::sql::postgres {

/// Connections, opened when they are needed and replaced when they are lost. Any thread may call it.
class Pool {
 public:
  Pool(std::string url, std::size_t size) : url_(std::move(url)), size_(size) {}

  /// A connection in a transaction, READ COMMITTED. Waits while all are in use; throws Error after ten seconds
  /// of that, and when the server does not answer. A connection that was lost while nobody used it is replaced
  /// silently.
  [[nodiscard]] std::unique_ptr<Connection> begin_writing();
  /// The same for reading, REPEATABLE READ: PostgreSQL's word for a snapshot.
  [[nodiscard]] std::unique_ptr<Connection> begin_reading();
  /// Rolls back what is still open.
  void give_back(std::unique_ptr<Connection> connection) noexcept;

 private:
  std::unique_ptr<Connection> begin(const char* command);
  std::unique_ptr<Connection> take();

  std::string url_;
  std::size_t size_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t open_ = 0;  // idle or in use
};

}  // namespace confab::sql::postgres
