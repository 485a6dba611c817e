#include "sql/postgres/pool.h"

#include <chrono>

namespace confab::sql::postgres {
namespace {

// Long enough for a rush; threads that hold a connection and wait for a second one would wait forever.
constexpr std::chrono::seconds kTimeout{10};

}  // namespace

std::unique_ptr<Connection> Pool::begin_writing() {
  return begin("BEGIN ISOLATION LEVEL READ COMMITTED");
}

std::unique_ptr<Connection> Pool::begin_reading() {
  return begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void Pool::give_back(std::unique_ptr<Connection> connection) noexcept {
  try {
    if (!connection->lost() && !connection->reusable()) connection->command("ROLLBACK");
    if (connection->reusable()) connection->tidy();
  } catch (const std::exception&) {  // then it is not reusable
  }
  {
    const std::lock_guard lock(mutex_);
    if (connection->reusable()) {
      idle_.push_back(std::move(connection));
    } else {
      --open_;
    }
  }
  changed_.notify_one();
}

std::unique_ptr<Connection> Pool::begin(const char* command) {
  // After a restart of the server every idle connection is dead; the one after the last of them is new.
  for (std::size_t attempt = 0;; ++attempt) {
    auto connection = take();
    try {
      connection->command(command);
      return connection;
    } catch (const Error&) {
      const bool stale = connection->lost() && attempt < size_;
      give_back(std::move(connection));
      if (!stale) throw;
    }
  }
}

std::unique_ptr<Connection> Pool::take() {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, kTimeout, [this] { return !idle_.empty() || open_ < size_; })) {
    throw Unavailable("PostgreSQL: all connections of the pool are in use");
  }
  if (!idle_.empty()) {
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
  }
  ++open_;
  lock.unlock();
  try {
    return std::make_unique<Connection>(url_);
  } catch (...) {
    lock.lock();
    --open_;
    changed_.notify_one();
    throw;
  }
}

}  // namespace confab::sql::postgres
