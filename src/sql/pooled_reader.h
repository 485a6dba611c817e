#pragma once

#include <memory>
#include <utility>

#include "sql/database.h"

namespace confab::sql {

/// A reader on a connection of the driver's pool, which opens the snapshot and ends it.
template <class Pool>
class PooledReader final : public Reader {
 public:
  explicit PooledReader(Pool& pool) : pool_(pool), connection_(pool.begin_reading()) {}
  ~PooledReader() override { pool_.give_back(std::move(connection_)); }

  void each(std::string_view sql, Arguments arguments, const RowFunction& row) override {
    connection_->each(sql, arguments, row);
  }

 private:
  Pool& pool_;
  decltype(std::declval<Pool&>().begin_reading()) connection_;
};

}  // namespace confab::sql
