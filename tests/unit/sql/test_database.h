#pragma once
// A database for a test, on either engine. PostgreSQL needs CONFAB_TEST_POSTGRES: the URL of a server on
// which databases may be created (tools/test-postgres.sh starts one); without it, DatabaseTest skips the PostgreSQL
// cases.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/concurrent.h"
#include "sql/open.h"
#include "sql/statement_log.h"

namespace confab::sql::testing {

/// A folder that goes away with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = std::filesystem::temp_directory_path() / "confab-test-XXXXXX";
    if (!mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp");
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string postgres_server() {
  const char* url = std::getenv("CONFAB_TEST_POSTGRES");
  return url ? url : "";
}

/// The address of another database on the same server.
inline std::string with_database(const std::string& url, std::string_view name) {
  const auto host = url.find("//") + 2;
  const auto query = std::min(url.find('?', host), url.size());
  const auto slash = std::min(url.find('/', host), query);
  return fmt::format("{}/{}{}", url.substr(0, slash), name, url.substr(query));
}

/// Runs `sql` outside of a transaction, which CREATE DATABASE asks for.
inline void run_on_server(const std::string& url, const std::string& sql) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
  PQsetNoticeProcessor(
      connection.get(), [](void*, const char*) {}, nullptr);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), &PQclear);
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw Error(PQerrorMessage(connection.get()));
}

/// What many tests begin with: fills an empty database. Made once a process and engine, and copied from then on.
using Contents = void (*)(Database&);

/// Databases with nothing in them, or with some contents, on either engine. Thread-safe.
class DatabaseCopies {
 public:
  static DatabaseCopies& of_this_process() {
    static DatabaseCopies copies;
    return copies;
  }
  DatabaseCopies(const DatabaseCopies&) = delete;
  DatabaseCopies& operator=(const DatabaseCopies&) = delete;
  ~DatabaseCopies() {
    for (const auto& [contents, name] : *databases_.lock()) drop(name);
  }

  /// `file` is SQLite's, and does not exist yet.
  void copy_to(const std::filesystem::path& file, Contents contents) {
    auto files = files_.lock();
    auto [original, is_new] = files->try_emplace(contents, folder_.path() / std::to_string(files->size()));
    if (is_new) contents(*open(fmt::format("sqlite:{}", original->second.string())));
    std::filesystem::copy_file(original->second, file);
  }

  /// The name of a new database on the test server; drop() ends it.
  [[nodiscard]] std::string create(Contents contents) {
    auto name = next_name();
    // From the empty one, that nobody is ever connected to; as files, which takes a third of the time of writing each
    // page to the log as well.
    run_on_server(postgres_server(), fmt::format("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name,
                                                 contents ? original_of(contents) : std::string{"template0"}));
    return name;
  }
  static void drop(const std::string& name) {
    run_on_server(postgres_server(), fmt::format("DROP DATABASE {} (FORCE)", name));
  }

 private:
  DatabaseCopies() = default;

  std::string next_name() { return fmt::format("confab_test_{}_{}", getpid(), ++created_); }

  std::string original_of(Contents contents) {
    auto databases = databases_.lock();
    if (const auto found = databases->find(contents); found != databases->end()) return found->second;
    auto name = create(nullptr);
    contents(*open(with_database(postgres_server(), name)));
    // Its connections end a moment after they were closed, and a template must have none.
    run_on_server(postgres_server(), fmt::format("ALTER DATABASE {} ALLOW_CONNECTIONS false", name));
    run_on_server(postgres_server(),
                  fmt::format("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'", name));
    return databases->emplace(contents, std::move(name)).first->second;
  }

  TemporaryFolder folder_;
  Guarded<std::map<Contents, std::filesystem::path>> files_;
  Guarded<std::map<Contents, std::string>> databases_;
  std::atomic<int> created_{0};
};

/// A database of one's own, gone with the object. Opened as often as a test likes.
class TestDatabase {
 public:
  /// Without `contents` there is nothing in it.
  explicit TestDatabase(Engine engine, Contents contents = nullptr) : engine_(engine) {
    if (engine_ == Engine::sqlite) {
      if (contents) DatabaseCopies::of_this_process().copy_to(file(), contents);  // else SQLite makes the file
      url_ = fmt::format("sqlite:{}", file().string());
      return;
    }
    name_ = DatabaseCopies::of_this_process().create(contents);
    url_ = with_database(postgres_server(), name_);
  }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;
  ~TestDatabase() {
    if (engine_ == Engine::postgres) DatabaseCopies::drop(name_);
  }

  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] std::unique_ptr<Database> open() const { return sql::open(url_); }
  /// SQLite's file.
  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "test.db"; }

 private:
  Engine engine_;
  TemporaryFolder folder_;
  std::string name_;
  std::string url_;
};

/// What sql::open() has to say against an address; "opened" when nothing.
inline std::string opening(const std::string& url) {
  try {
    (void)open(url);
  } catch (const Error& error) {
    return error.what();
  }
  return "opened";
}

/// For TEST_P over both engines: INSTANTIATE_TEST_SUITE_P(Engines, MyTest, kEngines, engine_name);
inline const auto kEngines = ::testing::Values(Engine::sqlite, Engine::postgres);
inline std::string engine_name(const ::testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

/// The base of such a test: `db` is open, with initial_contents() in it.
class DatabaseTest : public ::testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (GetParam() == Engine::postgres && postgres_server().empty()) {
      GTEST_SKIP() << "CONFAB_TEST_POSTGRES names no server";
    }
    fresh = std::make_unique<TestDatabase>(GetParam(), initial_contents());
    db = fresh->open();
    if (StatementLog::of_this_process().on()) db = std::make_unique<LoggedDatabase>(std::move(db));
  }
  void TearDown() override {
    db.reset();
    fresh.reset();
  }

  /// nullptr: nothing.
  [[nodiscard]] virtual Contents initial_contents() const { return nullptr; }

  /// Runs statements in a transaction of their own.
  void run(std::initializer_list<std::string_view> statements) {
    const auto transaction = db->begin();
    for (const auto statement : statements) transaction->execute(statement, {});
    transaction->commit();
  }

  std::unique_ptr<TestDatabase> fresh;
  std::unique_ptr<Database> db;
};

}  // namespace confab::sql::testing
