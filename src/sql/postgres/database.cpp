#include "sql/postgres/database.h"

#include <fmt/format.h>

#include "sql/in_line.h"
#include "sql/pooled_reader.h"
#include "sql/postgres/transaction.h"

namespace confab::sql::postgres {

Database::Database(const std::string& url, std::size_t connections) : carrier_(url, notices_), pool_(url, connections) {
  notices_.share(carrier_);
  auto connection = pool_.begin_reading();
  version_ = fmt::format("PostgreSQL {}", connection->server_version());
  pool_.give_back(std::move(connection));
}

std::unique_ptr<sql::Transaction> Database::begin() {
  return std::make_unique<Transaction>(notices_, pool_);
}

std::unique_ptr<sql::Reader> Database::read() {
  return std::make_unique<PooledReader<Pool>>(pool_);
}

void Database::transact_later(Work work, const Failed& failed) {
  const auto line = InLine::current();
  if (line.empty()) return sql::Database::transact_later(std::move(work), failed);
  lines_.transact_later(line, std::move(work), failed);
}

void Database::check() {
  const auto transaction = begin();
  const auto read_only =
      transaction->first("SHOW transaction_read_only", {}, [](const Row& row) { return row.string(0); });
  if (read_only != "off") throw StorageFull("PostgreSQL admits no changes: a standby, or set to read-only");
  transaction->commit();
}

}  // namespace confab::sql::postgres
