#pragma once

#include <memory>

#include "sql/database.h"
#include "sql/postgres/pool.h"
#include "sql/transaction_state.h"

namespace confab::sql::postgres {

/// READ COMMITTED, on a connection of the pool, which goes back at the commit, or rolled back when this is destroyed.
/// The constructor waits for a connection. One thread at a time.
class Transaction final : public sql::Transaction {
 public:
  Transaction(Notices& notices, Pool& pool);
  ~Transaction() override;

  void each(std::string_view sql, Arguments arguments, const RowFunction& row) override;
  std::int64_t execute(std::string_view sql, Arguments arguments) override;
  void lock(std::string_view name) override;

 private:
  void store(std::function<void()> when_stored) override;
  Pool& pool_;
  std::unique_ptr<Connection> connection_;
  TransactionState state_;
};

}  // namespace confab::sql::postgres
