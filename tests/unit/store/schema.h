#pragma once
// Databases with the newest schema in them: DatabaseTest for the tests of what stands above it.

#include "sql/migrate.h"
#include "sql/test_database.h"
#include "store/migrations.h"

namespace confab::store::testing {

/// For TestDatabase: the schema, and the rows that it comes with.
inline void with_schema(sql::Database& database) {
  sql::migrate(database, migrations());
}

class SchemaTest : public sql::testing::DatabaseTest {
 protected:
  [[nodiscard]] sql::testing::Contents initial_contents() const override { return with_schema; }
};

}  // namespace confab::store::testing
