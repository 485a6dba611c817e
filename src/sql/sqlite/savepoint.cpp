#include "sql/sqlite/savepoint.h"

namespace confab::sql::sqlite {

template <class Work>
auto Savepoint::guarded(Work&& work) {
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

Savepoint::Savepoint(Connection& connection, GroupCommit& group) : connection_(connection), group_(group) {
  connection_.execute("SAVEPOINT one");
}

Savepoint::~Savepoint() {
  if (!kept()) roll_back();
}

void Savepoint::each(std::string_view sql, Arguments arguments, const RowFunction& row) {
  guarded([&] { connection_.each(sql, arguments, row); });
}

std::int64_t Savepoint::execute(std::string_view sql, Arguments arguments) {
  return guarded([&] { return connection_.execute(sql, arguments); });
}

void Savepoint::keep() {
  guarded([&] {
    if (connection_.violates_foreign_keys()) throw Error("SQLite: a deferred foreign key is violated at commit");
    connection_.execute("RELEASE one");
  });
  state_.finish();
}

void Savepoint::roll_back() noexcept {
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
