#include "sql/sqlite/reader_pool.h"

namespace confab::sql::sqlite {
namespace {

// More are opened in a rush, but not kept: each may hold a megabyte of pages.
constexpr std::size_t kKept = 16;

}  // namespace

std::unique_ptr<Connection> ReaderPool::begin_reading() {
  auto connection = take();
  connection->execute("BEGIN");
  return connection;
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) noexcept {
  try {
    connection->execute("COMMIT");
  } catch (const std::exception&) {
    return;  // closing the connection ends the snapshot too
  }
  auto idle = idle_.lock();
  if (idle->size() < kKept) idle->push_back(std::move(connection));
}

std::unique_ptr<Connection> ReaderPool::take() {
  {
    auto idle = idle_.lock();
    if (!idle->empty()) {
      auto connection = std::move(idle->back());
      idle->pop_back();
      return connection;
    }
  }
  return std::make_unique<Connection>(file_, Role::reader);
}

}  // namespace confab::sql::sqlite
