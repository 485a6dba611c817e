#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <thread>

#include "sql/postgres/connect.h"
#include "sql/postgres/wake.h"

namespace confab::sql::postgres {

/// Held by the one program that uses a database: an advisory lock of PostgreSQL, on a connection and a thread of its
/// own. It belongs to a transaction that stays open, since a pooler that shares connections between transactions would
/// keep a session's lock after its program has ended; such a transaction sees no rows, so it is in nobody's way.
/// Programs that use different schemas of one database do not meet.
///
/// When the connection is lost, the lock is taken again as soon as the server answers.
class ProgramLock {
 public:
  /// Waits as long as `patience` for another program to let go, because a server that died is noticed after some
  /// seconds. Throws InUse, or Error when the server does not answer. `on_taken` is called, on the thread of the lock,
  /// when another program has taken the database while this one had lost its connection.
  ProgramLock(std::string url, std::chrono::milliseconds patience, std::function<void()> on_taken);
  /// Lets go; a server that does not answer is waited for no longer than a second.
  ~ProgramLock();
  ProgramLock(const ProgramLock&) = delete;
  ProgramLock& operator=(const ProgramLock&) = delete;

 private:
  enum class Taken { yes, no };

  [[nodiscard]] Handle begun() const;
  [[nodiscard]] Taken take(PGconn* handle) const;
  [[nodiscard]] bool ended_own(PGconn* handle) const;
  void loop(Handle handle);
  [[nodiscard]] Handle retaken();
  /// Until the connection is lost (throws Error) or this is stopped.
  void hold(PGconn* handle);

  const std::string url_;
  const std::string name_;  // of the connection, as pg_stat_activity shows it
  const std::function<void()> on_taken_;
  Wake wake_;
  std::thread thread_;
};

}  // namespace confab::sql::postgres
