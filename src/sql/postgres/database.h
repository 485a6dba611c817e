#pragma once

#include <string>

#include "sql/database.h"
#include "sql/postgres/lines.h"
#include "sql/postgres/notice_carrier.h"
#include "sql/postgres/pool.h"

namespace confab::sql::postgres {

/// A server, reached by libpq, with a pool of blocking connections.
class Database final : public sql::Database {
 public:
  /// At most `connections` are open at a time. Connects once, to find out whether it works. Throws Error with a
  /// sentence for the administrator.
  Database(const std::string& url, std::size_t connections);

  std::unique_ptr<sql::Transaction> begin() override;
  std::unique_ptr<sql::Reader> read() override;
  void transact_later(Work work, const Failed& failed) override;
  [[nodiscard]] Engine engine() const override { return Engine::postgres; }
  [[nodiscard]] std::string version() const override { return version_; }
  void check() override;
  [[nodiscard]] Notices& notices() override { return notices_; }

 private:
  Notices notices_;
  NoticeCarrier carrier_;
  Pool pool_;
  Lines lines_{notices_, pool_};
  std::string version_;
};

}  // namespace confab::sql::postgres
