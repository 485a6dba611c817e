#pragma once
// The statements that a test program runs, for a test at its end that looks at all of them.

#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/concurrent.h"
#include "sql/database.h"

namespace confab::sql::testing {

/// What the arguments of a statement are, as PostgreSQL names it: "text", "bigint", "double precision", or "unknown"
/// for one that was always NULL.
using ArgumentTypes = std::vector<std::string_view>;

using Statements = std::map<std::string, ArgumentTypes, std::less<>>;

inline void add_types(ArgumentTypes& known, const ArgumentTypes& seen) {
  known.resize(seen.size(), "unknown");
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (known[i] == "unknown") known[i] = seen[i];
  }
}
inline void add_statement(Statements& statements, std::string_view sql, Arguments arguments) {
  constexpr std::array<std::string_view, 4> kTypes{"unknown", "bigint", "double precision", "text"};
  ArgumentTypes types;
  for (const auto& argument : arguments) types.push_back(kTypes[argument.storage().index()]);
  add_types(statements[std::string{sql}], types);
}

/// Distinct SQL texts, as repositories wrote them. Nothing is kept until somebody has asked for it.
class StatementLog {
 public:
  static StatementLog& of_this_process() {
    static StatementLog log;
    return log;
  }
  void start() { on_ = true; }
  [[nodiscard]] bool on() const { return on_; }
  void add(const Statements& statements) {
    auto known = statements_.lock();
    for (const auto& [sql, types] : statements) add_types((*known)[sql], types);
  }
  [[nodiscard]] Statements statements() const { return *statements_.lock(); }

 private:
  bool on_ = false;
  Guarded<Statements> statements_;
};

/// A database that writes down what is asked of it.
class LoggedDatabase final : public Database {
 public:
  explicit LoggedDatabase(std::unique_ptr<Database> db) : db_(std::move(db)) {}

  std::unique_ptr<Transaction> begin() override { return std::make_unique<LoggedTransaction>(notices(), db_->begin()); }
  std::unique_ptr<Reader> read() override { return std::make_unique<LoggedReader>(db_->read()); }
  [[nodiscard]] Engine engine() const override { return db_->engine(); }
  [[nodiscard]] std::string version() const override { return db_->version(); }
  void check() override { db_->check(); }
  [[nodiscard]] Notices& notices() override { return db_->notices(); }
  // As the engine does them: that work waits without a thread is part of what is tested.
  void transact(const Work& work) override {
    db_->transact([&](Transaction& tx) { log_and_do(work, tx); });
  }
  void transact_later(Work work, const Failed& failed) override {
    db_->transact_later([this, work = std::move(work)](Transaction& tx) { log_and_do(work, tx); }, failed);
  }

 private:
  void log_and_do(const Work& work, Transaction& tx) {
    LoggedTransaction logged(notices(), tx);
    work(logged);
  }

  class LoggedReader final : public Reader {
   public:
    explicit LoggedReader(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}
    void each(std::string_view sql, Arguments arguments, const RowFunction& row) override {
      Statements one;
      add_statement(one, sql, arguments);
      StatementLog::of_this_process().add(one);
      reader_->each(sql, arguments, row);
    }

   private:
    std::unique_ptr<Reader> reader_;
  };

  /// One that changes the schema is a migration: its statements are for what was there before.
  class LoggedTransaction final : public Transaction {
   public:
    LoggedTransaction(Notices& notices, std::unique_ptr<Transaction> transaction)
        : Transaction(notices), own_(std::move(transaction)), transaction_(*own_) {}
    LoggedTransaction(Notices& notices, Transaction& transaction) : Transaction(notices), transaction_(transaction) {}
    ~LoggedTransaction() override {
      if (!migrates_) StatementLog::of_this_process().add(statements_);
    }
    void each(std::string_view sql, Arguments arguments, const RowFunction& row) override {
      note(sql, arguments);
      transaction_.each(sql, arguments, row);
    }
    std::int64_t execute(std::string_view sql, Arguments arguments) override {
      note(sql, arguments);
      return transaction_.execute(sql, arguments);
    }
    void lock(std::string_view name) override { transaction_.lock(name); }

   private:
    void store(std::function<void()> when_stored) override { transaction_.commit(std::move(when_stored)); }
    void note(std::string_view sql, Arguments arguments) {
      migrates_ = migrates_ || sql.starts_with("CREATE") || sql.starts_with("ALTER") || sql.starts_with("DROP");
      add_statement(statements_, sql, arguments);
    }

    std::unique_ptr<Transaction> own_;
    Transaction& transaction_;
    Statements statements_;
    bool migrates_ = false;
  };

  std::unique_ptr<Database> db_;
};

}  // namespace confab::sql::testing
