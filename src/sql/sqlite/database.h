#pragma once

#include <filesystem>

#include "sql/database.h"
#include "sql/foreign_keys.h"
#include "sql/group_commit.h"
#include "sql/sqlite/checkpointer.h"
#include "sql/sqlite/connection.h"
#include "sql/sqlite/reader_pool.h"

namespace confab::sql::sqlite {

/// A file in WAL mode, fsynced at each (group) commit: one connection that writes, some that read, one that
/// checkpoints.
class Database final : public sql::Database, public ForeignKeys {
 public:
  /// Creates the file when it is missing, not its folder. Throws Error with a sentence for the administrator.
  explicit Database(const std::filesystem::path& file);
  /// Empties the log into the file. All transactions and readers must be gone.
  ~Database() override;

  std::unique_ptr<sql::Transaction> begin() override;
  std::unique_ptr<sql::Reader> read() override;
  void transact(const Work& work) override;
  void transact_later(Work work, const Failed& failed) override;
  [[nodiscard]] Engine engine() const override { return Engine::sqlite; }
  [[nodiscard]] std::string version() const override;
  void check() override;
  void without_foreign_keys(const std::function<void()>& work) override;
  [[nodiscard]] Notices& notices() override { return notices_; }

  /// How many transactions were stored, by how many commits.
  [[nodiscard]] GroupCommit::Statistics statistics() const { return group_.statistics(); }

 private:
  const std::filesystem::path file_;
  Notices notices_;
  Connection writer_;
  GroupCommit group_;
  ReaderPool readers_;
  Checkpointer checkpointer_;
};

}  // namespace confab::sql::sqlite
