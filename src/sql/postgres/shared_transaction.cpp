#include "sql/postgres/shared_transaction.h"

#include <array>

namespace confab::sql::postgres {
namespace {

constexpr const char* kBegin = "BEGIN ISOLATION LEVEL READ COMMITTED";

}  // namespace

void SharedTransaction::begin() {
  connection_ = pool_.begin_writing();
  since_ = Since::beginning;
}

void SharedTransaction::commit() {
  std::string done;
  try {
    done = connection_->command("COMMIT");
  } catch (...) {
    roll_back();
    throw;
  }
  pool_.give_back(std::move(connection_));
  // The COMMIT of an aborted transaction is no error to the server, it just does something else.
  if (done != "COMMIT") throw Error("PostgreSQL rolled the transaction back at its commit");
}

void SharedTransaction::roll_back() noexcept {
  pool_.give_back(std::move(connection_));
}

void SharedTransaction::begin_work() {
  switch (since_) {
    case Since::beginning:
      return;
    case Since::work:
      connection_->command("SAVEPOINT one");
      break;
    case Since::savepoint:
      connection_->command("RELEASE SAVEPOINT one; SAVEPOINT one");
      break;
  }
  since_ = Since::savepoint;
}

void SharedTransaction::keep_work() noexcept {
  if (since_ == Since::beginning) since_ = Since::work;
}

void SharedTransaction::drop_work() noexcept {
  try {
    if (since_ == Since::savepoint) {
      connection_->command("ROLLBACK TO SAVEPOINT one");
    } else {
      connection_->command("ROLLBACK");
      connection_->command(kBegin);
    }
  } catch (const std::exception&) {  // lost; so is the commit, for an aborted transaction stores nothing
  }
}

TransactionOfLine::TransactionOfLine(Notices& notices, SharedTransaction& shared)
    : sql::Transaction(notices), shared_(shared) {
  shared_.begin_work();
}

TransactionOfLine::~TransactionOfLine() {
  if (!state_.over()) shared_.drop_work();
}

void TransactionOfLine::each(std::string_view sql, Arguments arguments, const RowFunction& row) {
  state_.run([&] { shared_.connection().each(sql, arguments, row); });
}

std::int64_t TransactionOfLine::execute(std::string_view sql, Arguments arguments) {
  return state_.run([&] { return shared_.connection().execute(sql, arguments); });
}

void TransactionOfLine::lock(std::string_view name) {
  each("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", std::array{Value{name}}, [](const Row&) {});
}

void TransactionOfLine::store(std::function<void()> when_stored) {
  state_.run([] {});
  state_.finish();
  shared_.keep_work();
  when_stored_ = std::move(when_stored);
}

}  // namespace confab::sql::postgres
