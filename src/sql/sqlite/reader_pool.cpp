#include "sql/sqlite/reader_pool.h"

namespace confab::sql::sqlite {
namespace {

// More are opened in a rush, but not kept: each may hold a megabyte of pages.
constexpr std::size_t kKept = 16;

}  // namespace

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

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
  auto idle = idle_.lock();
  if (idle->size() < kKept) idle->push_back(std::move(connection));
}

Reader::Reader(ReaderPool& pool) : pool_(pool), connection_(pool.take()) {
  connection_->execute("BEGIN");
}

Reader::~Reader() {
  try {
    connection_->execute("COMMIT");
    pool_.give_back(std::move(connection_));
  } catch (const std::exception&) {  // closing the connection ends the snapshot too
  }
}

void Reader::each(std::string_view sql, Arguments arguments, const RowFunction& row) {
  connection_->each(sql, arguments, row);
}

}  // namespace confab::sql::sqlite
