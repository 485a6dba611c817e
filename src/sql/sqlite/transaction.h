#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "sql/database.h"
#include "sql/sqlite/savepoint.h"

namespace confab::sql::sqlite {

/// A transaction whose thread has the turn from its beginning to its end.
class Transaction final : public sql::Transaction {
 public:
  /// Waits for the turn.
  Transaction(Notices& notices, Connection& connection, GroupCommit& group);
  ~Transaction() override;

  void each(std::string_view sql, Arguments arguments, const RowFunction& row) override;
  std::int64_t execute(std::string_view sql, Arguments arguments) override;
  /// Holding the turn is holding every lock.
  void lock(std::string_view) override {}

 private:
  void store(std::function<void()> when_stored) override;

  GroupCommit& group_;
  std::optional<Savepoint> savepoint_;  // until the turn is given back
};

/// A transaction inside Database::transact(), on the thread that has the turn, whoever's it is. Its commit() only says
/// that the group is to store it.
class TransactionOfWork final : public sql::Transaction {
 public:
  TransactionOfWork(Notices& notices, Connection& connection, GroupCommit& group)
      : sql::Transaction(notices), savepoint_(connection, group) {}

  void each(std::string_view sql, Arguments arguments, const RowFunction& row) override;
  std::int64_t execute(std::string_view sql, Arguments arguments) override;
  void lock(std::string_view) override {}

  [[nodiscard]] GroupCommit::Outcome outcome() { return {savepoint_.kept(), std::move(when_stored_)}; }

 private:
  void store(std::function<void()> when_stored) override;

  Savepoint savepoint_;
  std::function<void()> when_stored_;
};

}  // namespace confab::sql::sqlite
