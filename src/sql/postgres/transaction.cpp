#include "sql/postgres/transaction.h"

#include <array>

namespace confab::sql::postgres {

Transaction::Transaction(Notices& notices, Pool& pool)
    : sql::Transaction(notices), pool_(pool), connection_(pool.begin_writing()) {}

Transaction::~Transaction() {
  if (connection_) pool_.give_back(std::move(connection_));
}

void Transaction::each(std::string_view sql, Arguments arguments, const RowFunction& row) {
  state_.run([&] { connection_->each(sql, arguments, row); });
}

std::int64_t Transaction::execute(std::string_view sql, Arguments arguments) {
  return state_.run([&] { return connection_->execute(sql, arguments); });
}

void Transaction::lock(std::string_view name) {
  each("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", std::array{Value{name}}, [](const Row&) {});
}

void Transaction::store(std::function<void()> when_stored) {
  state_.run([&] {
    // The COMMIT of an aborted transaction is no error to the server, it just does something else.
    if (connection_->command("COMMIT") != "COMMIT") throw Error("PostgreSQL rolled the transaction back at its commit");
  });
  state_.finish();
  pool_.give_back(std::move(connection_));
  if (when_stored) when_stored();
}

}  // namespace confab::sql::postgres
