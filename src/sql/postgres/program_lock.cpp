#include "sql/postgres/program_lock.h"

#include <poll.h>

#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/id.h"
#include "base/log.h"
#include "sql/error.h"
#include "sql/postgres/connection.h"
#include "sql/postgres/failure.h"

namespace confab::sql::postgres {
namespace {

using Clock = std::chrono::steady_clock;

// The server notices within some twelve seconds that the machine of its client is gone, and does not end what waits. A
// setting that it does not know is left out.
constexpr const char* kSettings =
    "SELECT set_config(s.name, w.value, true) FROM pg_settings s JOIN (VALUES "
    "('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0'), ('tcp_keepalives_idle', '5'), "
    "('tcp_keepalives_interval', '2'), ('tcp_keepalives_count', '3'), ('application_name', $1)) AS w(name, value) ON "
    "w.name = s.name";
constexpr const char* kLock = "SELECT pg_try_advisory_xact_lock(23487, hashtext(coalesce(current_schema(), '')))";
// Ours, which the server has not noticed is gone.
constexpr const char* kEndOwn =
    "SELECT pg_terminate_backend(a.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = "
    "'advisory' AND l.classid = 23487 AND a.datname = current_database() AND a.application_name = $1 AND a.pid <> "
    "pg_backend_pid()";

constexpr std::chrono::milliseconds kBetweenTries{200};
constexpr std::chrono::seconds kAfterLoss{1};  // until the connection is tried again
constexpr std::chrono::milliseconds kLettingGo{1000};

Result asked(PGconn* handle, const char* statement, const std::string& argument) {
  const std::array values{argument.c_str()};
  const bool takes_it = std::string_view{statement}.find("$1") != std::string_view::npos;
  Result result{PQexecParams(handle, statement, takes_it ? 1 : 0, nullptr, values.data(), nullptr, nullptr, 0)};
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return result;
  if (PQstatus(handle) != CONNECTION_OK) fail_lost(handle, statement);
  fail(result.get(), statement);
}

/// Until the server has let go, for which closing the connection does not wait: whoever starts next is not refused.
void let_go(PGconn* handle) {
  if (PQsendQuery(handle, "ROLLBACK") == 0) return;
  pollfd answered{PQsocket(handle), POLLIN, 0};
  (void)poll(&answered, 1, static_cast<int>(kLettingGo.count()));
}

}  // namespace

ProgramLock::ProgramLock(std::string url, std::chrono::milliseconds patience, std::function<void()> on_taken)
    : url_(std::move(url)),
      name_("confab, the program that uses this (" + random_id() + ")"),
      on_taken_(std::move(on_taken)) {
  auto handle = begun();
  const auto deadline = Clock::now() + patience;
  while (take(handle.get()) == Taken::no) {
    if (Clock::now() >= deadline) {
      throw InUse(std::string{"Another Confab uses the PostgreSQL database "} + PQdb(handle.get()));
    }
    std::this_thread::sleep_for(kBetweenTries);
  }
  thread_ = std::thread([this, handle = std::move(handle)]() mutable { loop(std::move(handle)); });
}

ProgramLock::~ProgramLock() {
  wake_.stop();
  thread_.join();
}

Handle ProgramLock::begun() const {
  auto handle = connect(url_);
  asked(handle.get(), "BEGIN ISOLATION LEVEL READ COMMITTED", name_);
  asked(handle.get(), kSettings, name_);
  return handle;
}

ProgramLock::Taken ProgramLock::take(PGconn* handle) const {
  const auto result = asked(handle, kLock, name_);
  return std::string_view{PQgetvalue(result.get(), 0, 0)} == "t" ? Taken::yes : Taken::no;
}

bool ProgramLock::ended_own(PGconn* handle) const {
  return PQntuples(asked(handle, kEndOwn, name_).get()) > 0;
}

void ProgramLock::loop(Handle handle) {
  bool told = false;  // once for each loss
  do {
    try {
      if (!handle) handle = retaken();
      if (!handle) return on_taken_();
      told = false;
      return hold(handle.get());
    } catch (const std::exception& error) {
      if (!std::exchange(told, true)) {
        log::warning("the lock of the database is lost until the server answers", {{"error", error.what()}});
      }
      handle.reset();
    }
  } while (!wake_.stopped_within(kAfterLoss));
}

Handle ProgramLock::retaken() {
  auto handle = begun();
  while (take(handle.get()) == Taken::no) {
    if (!ended_own(handle.get())) return {};
    if (wake_.stopped_within(kBetweenTries)) break;
  }
  return handle;
}

void ProgramLock::hold(PGconn* handle) {
  while (!wake_.stopped_within({})) {
    std::array ready{pollfd{PQsocket(handle), POLLIN, 0}, pollfd{wake_.descriptor(), POLLIN, 0}};
    if (poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "poll");
    }
    if (ready[0].revents != 0 && PQconsumeInput(handle) == 0) fail_lost(handle, "holding the lock of the database");
  }
  let_go(handle);
}

}  // namespace confab::sql::postgres
