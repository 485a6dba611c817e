#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>

namespace confab::sql::postgres {

struct Finish {
  void operator()(PGconn* handle) const { PQfinish(handle); }
};
using Handle = std::unique_ptr<PGconn, Finish>;

/// A connection that is ready for use: UTF-8, commits wait for the disk, notices are dropped. Waits for the server for
/// at most ten seconds. Throws Error with a sentence for the administrator, which never holds the password.
[[nodiscard]] Handle connect(const std::string& url);

}  // namespace confab::sql::postgres
