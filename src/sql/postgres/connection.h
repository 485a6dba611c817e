#pragma once

#include <libpq-fe.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sql/database.h"
#include "sql/lru_cache.h"
#include "sql/postgres/connect.h"
#include "sql/postgres/parameters.h"

namespace confab::sql::postgres {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

/// One blocking connection with its prepared statements. Belongs to one thread at a time.
class Connection {
 public:
  /// Connects. Throws Error with a sentence for the administrator.
  explicit Connection(const std::string& url);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void each(std::string_view sql, Arguments arguments, const RowFunction& row);
  /// The number of rows the statement touched.
  std::int64_t execute(std::string_view sql, Arguments arguments);

  /// Runs BEGIN, COMMIT and the like, and gives back what the server says it did (an aborted transaction's COMMIT did a
  /// ROLLBACK). Throws Error when the connection is lost.
  std::string command(const char* sql);

  /// Lets the server forget what fell out of the cache. Outside of a transaction. Throws Error when the connection is
  /// lost.
  void tidy();

  /// Whether the connection stands, outside of any transaction, and may serve the next user.
  [[nodiscard]] bool reusable() const;
  [[nodiscard]] bool lost() const { return is_lost_ || PQstatus(handle_.get()) != CONNECTION_OK; }
  /// "15.18"
  [[nodiscard]] std::string server_version() const;

 private:
  Result run(std::string_view sql, Arguments arguments);
  std::string prepare(std::string_view sql, const Parameters& parameters);
  /// Passes on a result that says success; throws otherwise.
  Result checked(PGresult* result, std::string_view doing);

  Handle handle_;
  LruCache<std::string> statements_;  // their names
  std::vector<std::string> unneeded_;
  std::uint64_t next_name_ = 0;
  bool is_lost_ = false;  // libpq itself notices it later
};

}  // namespace confab::sql::postgres
