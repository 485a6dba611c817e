#pragma once

#include "sql/database.h"
#include "sql/sqlite/connection.h"
#include "sql/sqlite/group_commit.h"
#include "sql/transaction_state.h"

namespace confab::sql::sqlite {

/// A savepoint inside the transaction that the group shares.
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
  template <class Work>
  auto run(Work&& work);
  void roll_back() noexcept;

  Connection& connection_;
  GroupCommit& group_;
  TransactionState state_;
};

}  // namespace confab::sql::sqlite
