#include "sql/sqlite/transaction.h"

namespace confab::sql::sqlite {

template <class Work>
auto Transaction::run(Work&& work) {
  return state_.run([&] {
    try {
      return work();
    } catch (const std::exception& error) {
      // A full disk can make SQLite roll back everything, and with it those in the group who were done already.
      if (!connection_.in_transaction()) group_.lost(error.what());
      throw;
    }
  });
}

Transaction::Transaction(Notices& notices, Connection& connection, GroupCommit& group)
    : sql::Transaction(notices), connection_(connection), group_(group) {
  group_.enter();
  try {
    connection_.execute("SAVEPOINT one");
  } catch (...) {
    group_.leave_dropped();
    throw;
  }
}

Transaction::~Transaction() {
  if (state_.over()) return;
  roll_back();
  group_.leave_dropped();
}

void Transaction::each(std::string_view sql, Arguments arguments, const RowFunction& row) {
  run([&] { connection_.each(sql, arguments, row); });
}

std::int64_t Transaction::execute(std::string_view sql, Arguments arguments) {
  return run([&] { return connection_.execute(sql, arguments); });
}

void Transaction::store(std::function<void()> when_stored) {
  run([&] {
    // Found by the group's COMMIT, it would take the others down with it.
    if (connection_.violates_foreign_keys()) throw Error("SQLite: a deferred foreign key is violated at commit");
    connection_.execute("RELEASE one");
  });
  state_.finish();
  group_.leave_kept(std::move(when_stored));
}

void Transaction::roll_back() noexcept {
  try {
    if (!connection_.in_transaction()) return;
    connection_.execute("ROLLBACK TO one");
    connection_.execute("RELEASE one");
  } catch (const std::exception& error) {
    // What it wrote cannot be separated from the others' any more.
    try {
      if (connection_.in_transaction()) connection_.execute("ROLLBACK");
    } catch (const std::exception&) {  // the next transaction rolls back before it begins
    }
    group_.lost(error.what());
  }
}

}  // namespace confab::sql::sqlite
