#pragma once

#include <span>

#include "sql/migrate.h"

namespace confab::store {

/// All schema changes, made from store/migrations/*.sql at build time.
[[nodiscard]] std::span<const sql::Migration> migrations();

}  // namespace confab::store
