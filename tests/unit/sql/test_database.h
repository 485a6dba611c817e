#pragma once
// A fresh, empty database for a test, on either engine. PostgreSQL needs CONFAB_TEST_POSTGRES: the URL of a server on
// which databases may be created (tools/test-postgres.sh starts one); without it, DatabaseTest skips the PostgreSQL
// cases.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
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

/// Databases on the test server. Creating one takes a fifth of a second, so the next test gets an emptied one.
class PostgresDatabases {
 public:
  static PostgresDatabases& of_this_process() {
    static PostgresDatabases databases;
    return databases;
  }
  PostgresDatabases(const PostgresDatabases&) = delete;
  PostgresDatabases& operator=(const PostgresDatabases&) = delete;
  ~PostgresDatabases() {
    for (const auto& name : *free_.lock()) {
      run_on_server(postgres_server(), fmt::format("DROP DATABASE {} (FORCE)", name));
    }
  }

  std::string take() {
    auto free = free_.lock();
    if (free->empty()) {
      auto name = fmt::format("confab_test_{}_{}", getpid(), ++created_);
      run_on_server(postgres_server(), fmt::format("CREATE DATABASE {}", name));
      return name;
    }
    auto name = std::move(free->back());
    free->pop_back();
    return name;
  }
  void give_back(const std::string& name) {
    run_on_server(with_database(postgres_server(), name),
                  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                  "WHERE datname = current_database() AND pid <> pg_backend_pid();"
                  "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    free_.lock()->push_back(name);
  }

 private:
  PostgresDatabases() = default;

  Guarded<std::vector<std::string>> free_;
  std::atomic<int> created_{0};
};

/// An empty database, gone with the object. Opened as often as a test likes.
class TestDatabase {
 public:
  explicit TestDatabase(Engine engine) : engine_(engine) {
    if (engine_ == Engine::sqlite) {
      url_ = fmt::format("sqlite:{}", file().string());
      return;
    }
    name_ = PostgresDatabases::of_this_process().take();
    url_ = with_database(postgres_server(), name_);
  }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;
  ~TestDatabase() {
    if (engine_ == Engine::postgres) PostgresDatabases::of_this_process().give_back(name_);
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

/// The base of such a test: `db` is open and empty.
class DatabaseTest : public ::testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (GetParam() == Engine::postgres && postgres_server().empty()) {
      GTEST_SKIP() << "CONFAB_TEST_POSTGRES names no server";
    }
    fresh = std::make_unique<TestDatabase>(GetParam());
    db = fresh->open();
    if (StatementLog::of_this_process().on()) db = std::make_unique<LoggedDatabase>(std::move(db));
  }
  void TearDown() override {
    db.reset();
    fresh.reset();
  }

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
