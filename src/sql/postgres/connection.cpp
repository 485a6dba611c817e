#include "sql/postgres/connection.h"

#include <fmt/format.h>

#include "sql/arguments.h"
#include "sql/dialect.h"
#include "sql/postgres/failure.h"
#include "sql/postgres/result_row.h"

namespace confab::sql::postgres {
namespace {

constexpr std::size_t kStatements = 200;

}  // namespace

Connection::Connection(const std::string& url) : handle_(connect(url)), statements_(kStatements) {}

void Connection::each(std::string_view sql, Arguments arguments, const RowFunction& row) {
  const auto result = run(sql, arguments);
  const int rows = PQntuples(result.get());
  for (int i = 0; i < rows; ++i) row(ResultRow{result.get(), i});
}

std::int64_t Connection::execute(std::string_view sql, Arguments arguments) {
  const auto result = run(sql, arguments);
  const std::string_view touched = PQcmdTuples(result.get());
  return touched.empty() ? 0 : std::stoll(std::string{touched});
}

std::string Connection::command(const char* sql) {
  return PQcmdStatus(checked(PQexec(handle_.get(), sql), sql).get());
}

void Connection::tidy() {
  while (!unneeded_.empty()) {
    command(fmt::format("DEALLOCATE {}", unneeded_.back()).c_str());
    unneeded_.pop_back();
  }
}

bool Connection::reusable() const {
  return !lost() && PQtransactionStatus(handle_.get()) == PQTRANS_IDLE;
}

std::string Connection::server_version() const {
  const std::string_view full = PQparameterStatus(handle_.get(), "server_version");  // "15.18 (Debian 15.18-0+deb12u1)"
  return std::string{full.substr(0, full.find(' '))};
}

Result Connection::run(std::string_view sql, Arguments arguments) {
  const Parameters parameters(arguments);
  const auto key = fmt::format("{}:{}", parameters.signature(), sql);
  auto name = statements_.take(key);
  check_arguments(sql, arguments, name ? arguments.size() : count_placeholders(sql));
  if (!name) name = prepare(sql, parameters);
  Result result;
  try {
    result = checked(PQexecPrepared(handle_.get(), name->c_str(), parameters.count(), parameters.values(),
                                    parameters.lengths(), parameters.formats(), 0),
                     sql);
  } catch (...) {
    // Its plan may be the reason: a table that has changed since.
    unneeded_.push_back(std::move(*name));
    throw;
  }
  if (auto evicted = statements_.put(key, std::move(*name))) unneeded_.push_back(std::move(*evicted));
  return result;
}

std::string Connection::prepare(std::string_view sql, const Parameters& parameters) {
  auto name = fmt::format("s{}", ++next_name_);
  const auto text = translate(sql, Engine::postgres);
  checked(PQprepare(handle_.get(), name.c_str(), text.c_str(), parameters.count(), parameters.types()), sql);
  return name;
}

Result Connection::checked(PGresult* raw, std::string_view doing) {
  Result result(raw);
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return result;
  if (!result || !is_of_server(result.get())) is_lost_ = true;
  if (lost()) fail_lost(handle_.get(), doing);
  fail(result.get(), doing);
}

}  // namespace confab::sql::postgres
