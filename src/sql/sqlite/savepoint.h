#pragma once

#include "sql/database.h"
#include "sql/group_commit.h"
#include "sql/sqlite/connection.h"
#include "sql/transaction_state.h"

namespace confab::sql::sqlite {

/// One transaction's part of the transaction that the group shares. For the thread that has the turn.
class Savepoint {
 public:
  Savepoint(Connection& connection, GroupCommit& group);
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  /// Takes back what was not kept.
  ~Savepoint();

  void each(std::string_view sql, Arguments arguments, const RowFunction& row);
  std::int64_t execute(std::string_view sql, Arguments arguments);
  /// The group is to store it. Throws Error when a deferred foreign key is violated: found by the group's COMMIT, it
  /// would take the others down with it.
  void keep();
  [[nodiscard]] bool kept() const { return state_.over(); }

 private:
  template <class Work>
  auto guarded(Work&& work);
  void roll_back() noexcept;

  Connection& connection_;
  GroupCommit& group_;
  TransactionState state_;
};

}  // namespace confab::sql::sqlite
