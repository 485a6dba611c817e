#include "sql/postgres/connect.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "sql/error.h"
#include "sql/postgres/failure.h"

namespace confab::sql::postgres {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds kTimeout{10};

void check_url(const std::string& url) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.c_str(), nullptr),
                                                                             &PQconninfoFree);
  // libpq's own words may quote a piece of the password.
  if (!options) {
    throw Error(
        "The database address cannot be read: write postgres://user:password@host:5432/database, with special "
        "characters "
        "percent-encoded.");
  }
}

/// The refusal of the server: `FATAL:  28P01: password authentication failed ...` in verbose messages.
struct Refused {
  std::string state;
  std::string sentence;
};

Refused refusal(std::string_view message) {
  constexpr std::string_view kBeforeState = ":  ";
  const auto is_state = [](std::string_view text) {
    return text.size() > 6 && text[5] == ':' && std::all_of(text.begin(), text.begin() + 5, [](char c) {
             return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
           });
  };
  for (auto at = message.find(kBeforeState); at != std::string_view::npos; at = message.find(kBeforeState, at + 1)) {
    const auto rest = message.substr(at + kBeforeState.size());
    if (!is_state(rest)) continue;
    return {std::string{rest.substr(0, 5)}, trimmed(rest.substr(7, rest.find('\n') - 7))};
  }
  std::string sentence = trimmed(message);
  std::replace_if(
      sentence.begin(), sentence.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return {"", sentence};
}

[[noreturn]] void explain(PGconn* handle) {
  const auto [state, sentence] = refusal(PQerrorMessage(handle));
  if (state == "3D000") {
    throw Unavailable(
        fmt::format("The PostgreSQL database {0} does not exist: create it with CREATE DATABASE {0} ENCODING 'UTF8'.",
                    PQdb(handle)));
  }
  if (state.starts_with("28") || PQconnectionNeedsPassword(handle)) {
    throw Unavailable(
        fmt::format("PostgreSQL refuses the user {}: {}. Check user and password in the database address.",
                    PQuser(handle), sentence));
  }
  if (!state.empty()) throw Unavailable(fmt::format("PostgreSQL refuses the connection: {} ({}).", sentence, state));
  throw Unavailable(
      fmt::format("The PostgreSQL server does not answer: {}. Check that it runs, and host and port in the "
                  "database address.",
                  sentence));
}

void wait_until_connected(PGconn* handle) {
  const auto deadline = Clock::now() + kTimeout;
  auto state = PGRES_POLLING_WRITING;
  while (state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING) {
    pollfd socket{PQsocket(handle), static_cast<short>(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    const int ready = left > 0 ? poll(&socket, 1, static_cast<int>(left)) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      throw Unavailable(
          fmt::format("The PostgreSQL server {} does not answer within {} seconds.", PQhost(handle), kTimeout.count()));
    }
    state = PQconnectPoll(handle);
  }
  if (state != PGRES_POLLING_OK) explain(handle);
}

void set_up(PGconn* handle) {
  PQsetErrorVerbosity(handle, PQERRORS_DEFAULT);
  PQsetNoticeProcessor(
      handle, [](void*, const char*) {}, nullptr);
  const char* encoding = PQparameterStatus(handle, "server_encoding");
  if (!encoding || std::string_view{encoding} != "UTF8") {
    throw Error(
        fmt::format("The PostgreSQL database {} is not in UTF-8: create one with ENCODING 'UTF8'.", PQdb(handle)));
  }
  // Short statements gain nothing from compiling them. What was committed must survive a crash, whatever the server's
  // default is; stricter settings (remote_apply) stay.
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(
      PQexec(
          handle,
          "SELECT set_config('jit', 'off', false), CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') "
          "THEN set_config('synchronous_commit', 'on', false) END"),
      &PQclear);
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) fail_lost(handle, "setting up the session");
}

}  // namespace

Handle connect(const std::string& url) {
  check_url(url);
  // What stands before dbname (the whole URL) can be changed by it, what stands behind cannot.
  constexpr std::array kNames{"fallback_application_name", "tcp_user_timeout",
                              "keepalives_idle",           "dbname",
                              "client_encoding",           static_cast<const char*>(nullptr)};
  const std::array values{"confab", "30000", "30", url.c_str(), "UTF8", static_cast<const char*>(nullptr)};
  Handle handle(PQconnectStartParams(kNames.data(), values.data(), 1));
  if (!handle) throw std::bad_alloc();
  PQsetErrorVerbosity(handle.get(), PQERRORS_VERBOSE);  // the only way to see the SQLSTATE of a refused connection
  if (PQstatus(handle.get()) == CONNECTION_BAD) explain(handle.get());
  wait_until_connected(handle.get());
  set_up(handle.get());
  return handle;
}

}  // namespace confab::sql::postgres
