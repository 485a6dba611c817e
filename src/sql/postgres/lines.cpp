#include "sql/postgres/lines.h"

#include <chrono>
#include <utility>

#include "sql/group_commit.h"
#include "sql/postgres/shared_transaction.h"

namespace confab::sql::postgres {
namespace {

// A statement is a way to the server and back: what SQLite does in 5 ms takes some 20 here.
constexpr std::chrono::milliseconds kOldestGroup{20};
constexpr int kAttempts = 5;
constexpr std::size_t kManyLines = 1024;  // then those that nobody stands in are forgotten

bool is_conflict(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Conflict&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace

struct Lines::Line {
  explicit Line(Pool& pool) : shared(pool) {}

  SharedTransaction shared;
  GroupCommit group{{.begin = [this] { shared.begin(); },
                     .commit = [this] { shared.commit(); },
                     .rollback = [this] { shared.roll_back(); },
                     .oldest = kOldestGroup}};
};

struct Lines::Attempt {
  Database::Work work;
  Database::Failed failed;
  int left = kAttempts;
};

std::shared_ptr<Lines::Line> Lines::line_of(std::string_view name) {
  auto lines = lines_.lock();
  if (lines->size() >= kManyLines) std::erase_if(*lines, [](const auto& line) { return line.second.expired(); });
  auto& known = (*lines)[std::string{name}];
  auto line = known.lock();
  if (!line) known = line = std::make_shared<Line>(pool_);
  return line;
}

void Lines::transact_later(std::string_view name, Database::Work work, const Database::Failed& failed) {
  submit(line_of(name), std::make_shared<Attempt>(Attempt{std::move(work), failed}));
}

// The caller holds the line until this returns, so it does not end under a thread that is at work in it.
void Lines::submit(const std::shared_ptr<Line>& line, const std::shared_ptr<Attempt>& attempt) {
  line->group.run_later(
      [this, line, attempt] {
        TransactionOfLine transaction(notices_, line->shared);
        attempt->work(transaction);
        return transaction.outcome();
      },
      [this, line, attempt](std::exception_ptr failure) {
        try {
          if (--attempt->left > 0 && is_conflict(failure)) return submit(line, attempt);
        } catch (...) {
          failure = std::current_exception();
        }
        attempt->failed(std::move(failure));
      });
}

}  // namespace confab::sql::postgres
