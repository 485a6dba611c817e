#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "bus/sequencer.h"
#include "core/kernel/context.h"
#include "sql/database.h"

namespace confab::core {

/// A database transaction together with the events that tell of it. Rolled back, and its events forgotten, when it goes
/// out of scope before commit().
class Transaction {
 public:
  explicit Transaction(const Context& ctx);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  operator sql::Transaction&() { return *sql_; }  // NOLINT(google-explicit-constructor): repositories take it as it is
  [[nodiscard]] sql::Transaction& sql() { return *sql_; }

  /// Goes out when, and only when, commit() has made it true. Call it after the first write to what it tells of: the
  /// order of events follows the order in which locks were taken.
  /// Any kind of bus/event.h; its area's header is enough.
  template <class Happened>
  void publish(Happened happened);

  /// Returns when the transaction is on disk and its events have been handed to all listeners. Throws as
  /// sql::Transaction::commit().
  void commit();

 private:
  bus::Sequencer& sequencer_;
  std::unique_ptr<sql::Transaction> sql_;
  std::optional<bus::Sequencer::Ticket> ticket_;
  std::vector<bus::Event> events_;
};

}  // namespace confab::core
