#include "sql/migrate.h"

#include <fmt/format.h>

#include <chrono>

#include "sql/script.h"

namespace confab::sql {
namespace {

struct Applied {
  std::int64_t newest;
  std::int64_t oldest_program;
};

Applied applied(Transaction& transaction) {
  const auto highest = [&](std::string_view sql) { return transaction.count(sql, {}); };
  return {highest("SELECT COALESCE(MAX(number), 0) FROM schema_migrations"),
          highest("SELECT COALESCE(MAX(oldest_program), 0) FROM schema_migrations")};
}

void apply(Transaction& transaction, Engine engine, const Migration& migration) {
  for (const auto& statement : split_script(migration.sql, engine)) transaction.execute(statement, {});
  if (migration.then) migration.then(transaction);
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  transaction.execute("INSERT INTO schema_migrations (number, name, applied_at, oldest_program) VALUES (?, ?, ?, ?)",
                      {migration.number, migration.name, Timestamp{now}, migration.oldest_program});
}

/// One step, in a transaction of its own; false when there was nothing left to do.
bool step(Database& database, std::span<const Migration> migrations) {
  const auto transaction = database.begin();
  // First of all, so that what is read next is the state that other nodes have left.
  transaction->lock("schema_migrations");
  transaction->execute(
      "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, "
      "applied_at BIGINT NOT NULL, oldest_program BIGINT NOT NULL)",
      {});
  const auto state = applied(*transaction);
  const auto known = static_cast<std::int64_t>(migrations.size());
  if (state.newest > known && state.oldest_program > known) {
    throw SchemaTooNew(fmt::format(
        "The database has schema {} and needs a program that knows schema {} at least, but this program knows only {}: "
        "start a newer version of Confab, or restore a backup from before the upgrade.",
        state.newest, state.oldest_program, known));
  }
  if (state.newest >= known) return false;
  apply(*transaction, database.engine(), migrations[static_cast<std::size_t>(state.newest)]);
  transaction->commit();
  return true;
}

}  // namespace

void migrate(Database& database, std::span<const Migration> migrations) {
  int expected = 0;
  for (const auto& migration : migrations) {
    if (migration.number != ++expected) throw Error(fmt::format("migration {} is missing", expected));
  }
  while (step(database, migrations)) {
  }
}

}  // namespace confab::sql
