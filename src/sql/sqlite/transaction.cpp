#include "sql/sqlite/transaction.h"

#include <utility>

namespace confab::sql::sqlite {

Transaction::Transaction(Notices& notices, Connection& connection, GroupCommit& group)
    : sql::Transaction(notices), group_(group) {
  group_.enter();
  try {
    savepoint_.emplace(connection, group);
  } catch (...) {
    group_.leave_dropped();
    throw;
  }
}

Transaction::~Transaction() {
  if (!savepoint_) return;
  savepoint_.reset();
  group_.leave_dropped();
}

void Transaction::each(std::string_view sql, Arguments arguments, const RowFunction& row) {
  if (!savepoint_) throw Error("the transaction is over");
  savepoint_->each(sql, arguments, row);
}

std::int64_t Transaction::execute(std::string_view sql, Arguments arguments) {
  if (!savepoint_) throw Error("the transaction is over");
  return savepoint_->execute(sql, arguments);
}

void Transaction::store(std::function<void()> when_stored) {
  if (!savepoint_) throw Error("the transaction is over");
  savepoint_->keep();
  savepoint_.reset();
  group_.leave_kept(std::move(when_stored));
}

void TransactionOfWork::each(std::string_view sql, Arguments arguments, const RowFunction& row) {
  savepoint_.each(sql, arguments, row);
}

std::int64_t TransactionOfWork::execute(std::string_view sql, Arguments arguments) {
  return savepoint_.execute(sql, arguments);
}

void TransactionOfWork::store(std::function<void()> when_stored) {
  savepoint_.keep();
  when_stored_ = std::move(when_stored);
}

}  // namespace confab::sql::sqlite
