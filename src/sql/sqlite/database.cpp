#include "sql/sqlite/database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "sql/pooled_reader.h"
#include "sql/sqlite/failure.h"
#include "sql/sqlite/transaction.h"

namespace confab::sql::sqlite {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLeastSpace = std::uintmax_t{16} * 1024 * 1024;

// Before SQLite opens the file, which would only say "unable to open database file".
const fs::path& checked(const fs::path& file) {
  const auto folder = file.parent_path();
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    throw Error(
        fmt::format("The database's folder {} does not exist: create it, or name another file.", folder.string()));
  }
  if (fs::is_directory(file, ignored)) {
    throw Error(fmt::format("{} is a folder: name a file in it for the database.", file.string()));
  }
  if (faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
    throw Error(
        fmt::format("The database's folder {} is not writable: give the user that runs Confab the right to write.",
                    folder.string()));
  }
  return file;
}

void commit_or_roll_back(Connection& writer) {
  try {
    writer.execute("COMMIT");
  } catch (const std::exception&) {
    if (writer.in_transaction()) writer.execute("ROLLBACK");
    throw;
  }
}

GroupCommit::Steps steps(Connection& writer) {
  return {
      .begin =
          [&writer] {
            if (writer.in_transaction()) writer.execute("ROLLBACK");  // one that failed to end
            writer.execute("BEGIN IMMEDIATE");
          },
      .commit = [&writer] { commit_or_roll_back(writer); },
      .rollback = [&writer] { writer.execute("ROLLBACK"); },
  };
}

int after_commit(void* checkpointer, sqlite3*, const char*, int pages) {
  static_cast<Checkpointer*>(checkpointer)->log_has(pages);
  return SQLITE_OK;
}

}  // namespace

Database::Database(const std::filesystem::path& file)
    : file_(file),
      writer_(checked(file), Role::writer),
      group_(steps(writer_)),
      readers_(file),
      checkpointer_(file, group_) {
  std::string mode;
  writer_.each("PRAGMA journal_mode", {}, [&](const Row& row) { mode = row.string(0); });
  if (mode != "wal") {
    throw Error(fmt::format("SQLite cannot keep a write-ahead log beside {}: put the database on a local disk.",
                            file.string()));
  }
  sqlite3_wal_hook(writer_.handle(), after_commit, &checkpointer_);
}

Database::~Database() {
  sqlite3_wal_hook(writer_.handle(), nullptr, nullptr);
  // A failure keeps the log, from which the next start goes on.
  sqlite3_wal_checkpoint_v2(writer_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

std::unique_ptr<sql::Transaction> Database::begin() {
  return std::make_unique<Transaction>(notices_, writer_, group_);
}

std::unique_ptr<sql::Reader> Database::read() {
  return std::make_unique<PooledReader<ReaderPool>>(readers_);
}

void Database::transact(const Work& work) {
  group_.run([&] {
    TransactionOfWork transaction(notices_, writer_, group_);
    work(transaction);
    return transaction.outcome();
  });
}

void Database::transact_later(Work work, const Failed& failed) {
  group_.run_later(
      [this, work = std::move(work)] {
        TransactionOfWork transaction(notices_, writer_, group_);
        work(transaction);
        return transaction.outcome();
      },
      failed);
}

std::string Database::version() const {
  return fmt::format("SQLite {}", sqlite3_libversion());
}

void Database::check() {
  if (is_damaged(writer_.handle())) {
    throw Error(fmt::format("The database {} is damaged: put a backup back.", file_.string()));
  }
  // The little that is written below may fit where nothing else does.
  std::error_code unknown;
  const auto space = fs::space(file_.parent_path(), unknown);
  if (!unknown && space.available < kLeastSpace) {
    throw StorageFull(fmt::format("The disk of {} is full.", file_.parent_path().string()));
  }
  const auto transaction = begin();
  // Written even though it changes nothing, so that a full or read-only disk shows.
  transaction->execute("PRAGMA user_version = 0", {});
  transaction->commit();
}

void Database::without_foreign_keys(const std::function<void()>& work) {
  // Inside a transaction SQLite takes no notice of it.
  const auto enforce = [this](std::string_view pragma) { group_.exclusively([&] { writer_.execute(pragma, {}); }); };
  enforce("PRAGMA foreign_keys = OFF");
  try {
    work();
  } catch (...) {
    enforce("PRAGMA foreign_keys = ON");
    throw;
  }
  enforce("PRAGMA foreign_keys = ON");
}

}  // namespace confab::sql::sqlite
