#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

#include "sql/database.h"
#include "sql/group_commit.h"
#include "sql/postgres/pool.h"
#include "sql/transaction_state.h"

namespace confab::sql::postgres {

/// A transaction that several pieces of work share, each of which can be taken back by itself. The first needs no
/// savepoint for that: behind it there is nothing to keep. One thread at a time.
class SharedTransaction {
 public:
  explicit SharedTransaction(Pool& pool) : pool_(pool) {}

  /// Takes a connection. Throws as Pool::begin_writing().
  void begin();
  /// Throws Error; then nothing was stored, except that a lost connection leaves it open.
  void commit();
  void roll_back() noexcept;

  /// Before and after a piece of work. What cannot be taken back for want of a connection fails the commit.
  void begin_work();
  void keep_work() noexcept;
  void drop_work() noexcept;

  [[nodiscard]] Connection& connection() { return *connection_; }

 private:
  enum class Since : std::uint8_t { beginning, work, savepoint };  // what stands there

  Pool& pool_;
  std::unique_ptr<Connection> connection_;
  Since since_ = Since::beginning;
};

/// A piece of it, as a transaction. Its commit() only says that it is to be stored.
class TransactionOfLine final : public sql::Transaction {
 public:
  TransactionOfLine(Notices& notices, SharedTransaction& shared);
  ~TransactionOfLine() override;

  void each(std::string_view sql, Arguments arguments, const RowFunction& row) override;
  std::int64_t execute(std::string_view sql, Arguments arguments) override;
  void lock(std::string_view name) override;

  [[nodiscard]] GroupCommit::Outcome outcome() { return {state_.over(), std::move(when_stored_)}; }

 private:
  void store(std::function<void()> when_stored) override;

  SharedTransaction& shared_;
  TransactionState state_;
  std::function<void()> when_stored_;
};

}  // namespace confab::sql::postgres
