#include "sql/sqlite/connection.h"

#include <fmt/format.h>

#include <mutex>

#include "sql/arguments.h"
#include "sql/dialect.h"
#include "sql/sqlite/failure.h"
#include "sql/sqlite/log_writer.h"

namespace confab::sql::sqlite {
namespace {

constexpr std::size_t kStatements = 200;
constexpr std::chrono::milliseconds kBusyTimeout{10'000};

class StatementRow final : public Row {
 public:
  explicit StatementRow(sqlite3_stmt* statement) : statement_(statement) {}

  [[nodiscard]] bool is_null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  [[nodiscard]] double real(int column) const override { return sqlite3_column_double(statement_, column); }
  [[nodiscard]] std::string_view text(int column) const override {
    const auto* bytes = sqlite3_column_text(statement_, column);
    if (!bytes) return {};
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  sqlite3_stmt* statement_;
};

int bind(sqlite3_stmt* statement, int index, const Value::Storage& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, index, *number);
  if (const auto* real = std::get_if<double>(&value)) return sqlite3_bind_double(statement, index, *real);
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    // An empty view may have no address, which SQLite would take for NULL.
    const char* bytes = text->data() ? text->data() : "";
    return sqlite3_bind_text64(statement, index, bytes, text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  return sqlite3_bind_null(statement, index);
}

void prepare_library() {
  static std::once_flag once;
  // Its statistics cost a lock that all threads share, at each allocation.
  std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

sqlite3* open_file(const std::filesystem::path& file, Role role) {
  prepare_library();
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (role == Role::writer ? SQLITE_OPEN_CREATE : 0);
  sqlite3* handle = nullptr;
  const char* vfs = role == Role::writer ? log_writing_vfs() : nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, vfs);
  if (code == SQLITE_OK) return handle;
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> closed(handle, &sqlite3_close);
  throw Error(fmt::format("The database file {} cannot be opened: {}.", file.string(), sqlite3_errstr(code)));
}

}  // namespace

/// A statement while it runs: out of the cache, and back in it (reset, without its arguments) at the end.
class Connection::Running {
 public:
  Running(Connection& connection, std::string_view sql, Arguments arguments) : connection_(connection), sql_(sql) {
    auto cached = connection.statements_.take(sql);
    statement_ = cached ? std::move(*cached) : connection.prepare(sql);
    check_arguments(sql, arguments, static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_.get())));
    int index = 0;
    for (const auto& value : arguments) {
      const int code = bind(statement_.get(), ++index, value.storage());
      if (code != SQLITE_OK) fail(connection_.handle(), code, sql);
    }
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    connection_.statements_.put(sql_, std::move(statement_));
  }

  bool step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(connection_.handle(), code, sql_);
    return false;
  }
  [[nodiscard]] sqlite3_stmt* statement() const { return statement_.get(); }

 private:
  Connection& connection_;
  std::string_view sql_;
  Statement statement_;
};

Connection::Connection(const std::filesystem::path& file, Role role)
    : handle_(open_file(file, role)), statements_(kStatements) {
  set_up(file, role);
}

void Connection::set_up(const std::filesystem::path& file, Role role) {
  sqlite3* db = handle();
  sqlite3_busy_timeout(db, static_cast<int>(kBusyTimeout.count()));
  // "text" in double quotes would be taken for a string, which PostgreSQL refuses.
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  // No mmap: its pages would count as this process's memory, and a disk error would be a SIGBUS.
  std::string pragmas =
      "PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
      "PRAGMA case_sensitive_like = ON; PRAGMA synchronous = FULL;";
  switch (role) {
    case Role::writer:
      pragmas +=
          "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864; "
          "PRAGMA cache_size = -8192;";
      break;
    case Role::reader:
      pragmas += "PRAGMA query_only = ON; PRAGMA cache_size = -1024;";
      break;
    case Role::checkpointer:
      pragmas += "PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -64;";
      break;
  }
  const int code = sqlite3_exec(db, pragmas.c_str(), nullptr, nullptr, nullptr);
  if ((code & 0xff) == SQLITE_NOTADB) {
    throw Error(
        fmt::format("The file {} is not an SQLite database: move it away, or name another file.", file.string()));
  }
  if (sqlite3_db_readonly(db, "main") == 1) {
    throw Error(
        fmt::format("The database file {} is not writable: give the user that runs Confab the right to write it "
                    "and its folder.",
                    file.string()));
  }
  if (code != SQLITE_OK) fail(db, code, fmt::format("opening {}", file.string()));
}

void Connection::each(std::string_view sql, Arguments arguments, const RowFunction& row) {
  Running running(*this, sql, arguments);
  const StatementRow current(running.statement());
  while (running.step()) row(current);
}

std::int64_t Connection::execute(std::string_view sql, Arguments arguments) {
  // sqlite3_changes() keeps the number of an earlier statement when this one cannot change rows (CREATE TABLE).
  const auto before = sqlite3_total_changes64(handle());
  Running running(*this, sql, arguments);
  while (running.step()) {
  }
  return sqlite3_total_changes64(handle()) == before ? 0 : sqlite3_changes64(handle());
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(handle()) == 0;
}

bool Connection::violates_foreign_keys() const {
  int violations = 0;
  int highwater = 0;
  sqlite3_db_status(handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &violations, &highwater, 0);
  return violations != 0;
}

Connection::Statement Connection::prepare(std::string_view sql) {
  const auto text = translate(sql, Engine::sqlite);
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle(), text.c_str(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement, &tail);
  Statement prepared(statement);
  if (code != SQLITE_OK) fail(handle(), code, sql);
  const std::string_view rest(tail);
  if (!prepared || rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    throw Error(fmt::format("not exactly one SQL statement: {}", excerpt(sql)));
  }
  return prepared;
}

}  // namespace confab::sql::sqlite
