#include "sql/postgres/failure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sql/arguments.h"
#include "sql/error.h"

namespace confab::sql::postgres {
namespace {

enum class Meaning { unique, conflict, storage };

struct State {
  std::string_view code;
  Meaning meaning;
};

constexpr std::array kStates{
    State{"23505", Meaning::unique},   State{"40001", Meaning::conflict},  // serialization_failure
    State{"40P01", Meaning::conflict},                                     // deadlock_detected
    State{"53100", Meaning::storage},                                      // disk_full
    State{"25006", Meaning::storage},  // read_only_sql_transaction: a standby, or default_transaction_read_only
};

std::string_view field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text ? text : "";
}

}  // namespace

void fail(const PGresult* result, std::string_view doing) {
  const auto state = field(result, PG_DIAG_SQLSTATE);
  // Not the whole message: its DETAIL repeats the row's values.
  const auto message =
      fmt::format("PostgreSQL: {} ({}) in: {}", field(result, PG_DIAG_MESSAGE_PRIMARY), state, excerpt(doing));
  const auto* known = std::find_if(kStates.begin(), kStates.end(), [&](const State& row) { return row.code == state; });
  if (known == kStates.end()) throw Error(message);
  switch (known->meaning) {
    case Meaning::unique:
      throw UniqueViolation(message, std::string{field(result, PG_DIAG_CONSTRAINT_NAME)});
    case Meaning::conflict:
      throw Conflict(message);
    case Meaning::storage:
      throw StorageFull(message);
  }
  throw Error(message);
}

bool is_of_server(const PGresult* result) {
  return !field(result, PG_DIAG_SQLSTATE).empty();
}

void fail_lost(const PGconn* connection, std::string_view doing) {
  throw Unavailable(fmt::format("PostgreSQL: {} in: {}", trimmed(PQerrorMessage(connection)), excerpt(doing)));
}

std::string trimmed(std::string_view message) {
  const auto end = message.find_last_not_of(" \r\n");
  return std::string{message.substr(0, end == std::string_view::npos ? 0 : end + 1)};
}

}  // namespace confab::sql::postgres
