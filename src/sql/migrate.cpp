#include "sql/migrate.h"

#include <fmt/format.h>

#include <chrono>

#include "sql/foreign_keys.h"
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

// What builds a table anew, the only way in which SQLite changes a key, says so in a line of its own.
bool wants_foreign_keys(const Migration& migration) {
  return migration.sql.find("\n-- foreign keys: off\n") == std::string_view::npos;
}

enum class Next { none, step, step_without_foreign_keys };

/// One step, in a transaction of its own, unless the next one must be done the other way. What is to be done next.
Next step(Database& database, std::span<const Migration> migrations, bool foreign_keys) {
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
  if (state.newest >= known) return Next::none;
  const auto& migration = migrations[static_cast<std::size_t>(state.newest)];
  if (wants_foreign_keys(migration) != foreign_keys) {
    return foreign_keys ? Next::step_without_foreign_keys : Next::step;
  }
  apply(*transaction, database.engine(), migration);
  transaction->commit();
  return Next::step;
}

Next step_without_foreign_keys(Database& database, std::span<const Migration> migrations) {
  auto* keys = dynamic_cast<ForeignKeys*>(&database);
  if (!keys) return step(database, migrations, false);
  auto next = Next::none;
  keys->without_foreign_keys([&] { next = step(database, migrations, false); });
  return next;
}

}  // namespace

void migrate(Database& database, std::span<const Migration> migrations) {
  int expected = 0;
  for (const auto& migration : migrations) {
    if (migration.number != ++expected) throw Error(fmt::format("migration {} is missing", expected));
  }
  for (auto next = Next::step; next != Next::none;) {
    next = next == Next::step ? step(database, migrations, true) : step_without_foreign_keys(database, migrations);
  }
}

}  // namespace confab::sql
