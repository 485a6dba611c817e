#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/concurrent.h"
#include "sql/database.h"
#include "sql/postgres/pool.h"

namespace confab::sql::postgres {

/// Transactions that would wait for each other all the same, since they lock the same row (a room's), in a line of its
/// own for each such row. Whoever is first in a line takes a connection and does the work of those who come meanwhile,
/// each in a savepoint, and commits for all: they share one wait for the disk, and no thread waits for another's lock.
/// Lines have nothing to do with each other, so nobody holds locks of two of them. Any thread.
class Lines {
 public:
  /// Both outlive it, as it outlives the calls.
  Lines(Notices& notices, Pool& pool) : notices_(notices), pool_(pool) {}

  /// As Database::transact_later(). Work that was in the way of another transaction (Conflict) is done again, some
  /// times.
  void transact_later(std::string_view line, Database::Work work, const Database::Failed& failed);

 private:
  struct Line;
  struct Attempt;
  std::shared_ptr<Line> line_of(std::string_view name);
  void submit(const std::shared_ptr<Line>& line, const std::shared_ptr<Attempt>& attempt);

  Notices& notices_;
  Pool& pool_;
  Guarded<std::unordered_map<std::string, std::weak_ptr<Line>>> lines_;
};

}  // namespace confab::sql::postgres
