#include "sql/migrate.h"

#include <gmock/gmock.h>

#include <thread>

#include "sql/test_database.h"

namespace confab::sql::testing {
namespace {

using ::testing::HasSubstr;

constexpr Migration kUsers{1, "users",
                           "-- oldest program: 1\n"
                           "CREATE TABLE person (id %row_key%, name TEXT NOT NULL);\n"
                           "-- sqlite: CREATE TABLE only_sqlite (id BIGINT);\n"
                           "-- postgres: CREATE TABLE only_postgres (id BIGINT);\n",
                           1};
constexpr Migration kRooms{2, "rooms", "CREATE TABLE room (id BIGINT);\nINSERT INTO room (id) VALUES (7);\n", 1};
constexpr Migration kBreaking{3, "breaking", "ALTER TABLE room RENAME TO place;", 3};
constexpr Migration kBroken{2, "rooms", "CREATE TABLE room (id BIGINT);\nINSERT INTO nowhere VALUES (1);\n", 1};

class Migrating : public DatabaseTest {
 protected:
  std::int64_t schema() { return db->read()->count("SELECT MAX(number) FROM schema_migrations", {}); }
  std::int64_t rows(std::string_view table) {
    return db->read()->count(fmt::format("SELECT COUNT(*) FROM {}", table), {});
  }
};

TEST_P(Migrating, BringsAFreshDatabaseToTheNewest) {
  migrate(*db, std::array{kUsers, kRooms});
  EXPECT_EQ(schema(), 2);
  EXPECT_EQ(rows("person"), 0);
  EXPECT_EQ(rows("room"), 1);
  EXPECT_EQ(rows(GetParam() == Engine::sqlite ? "only_sqlite" : "only_postgres"), 0);
  EXPECT_THROW(rows(GetParam() == Engine::sqlite ? "only_postgres" : "only_sqlite"), Error);
}

TEST_P(Migrating, DoesNothingTwice) {
  migrate(*db, std::array{kUsers, kRooms});
  migrate(*db, std::array{kUsers, kRooms});
  EXPECT_EQ(rows("room"), 1);
}

TEST_P(Migrating, GoesOnWhereItWasInterrupted) {
  EXPECT_THROW(migrate(*db, std::array{kUsers, kBroken}), Error);
  EXPECT_EQ(schema(), 1);
  EXPECT_THROW(rows("room"), Error) << "half of a migration stayed";
  migrate(*db, std::array{kUsers, kRooms, kBreaking});
  EXPECT_EQ(schema(), 3);
  EXPECT_EQ(rows("place"), 1);
}

TEST_P(Migrating, RefusesADatabaseThatIsTooNew) {
  migrate(*db, std::array{kUsers, kRooms, kBreaking});
  try {
    migrate(*db, std::array{kUsers, kRooms});
    FAIL() << "schema 3 needs a program that knows it";
  } catch (const SchemaTooNew& refusal) {
    EXPECT_THAT(refusal.what(), HasSubstr("schema 3"));
    EXPECT_THAT(refusal.what(), HasSubstr("knows only 2"));
  }
  EXPECT_EQ(rows("place"), 1);
}

TEST_P(Migrating, AdmitsAnOlderProgramThatStillWorks) {
  migrate(*db, std::array{kUsers, kRooms});
  EXPECT_NO_THROW(migrate(*db, std::array{kUsers}));
  EXPECT_EQ(schema(), 2);
}

TEST_P(Migrating, RefusesGapsInTheNumbers) {
  EXPECT_THROW(migrate(*db, std::array{kUsers, kBreaking}), Error);
  EXPECT_THROW(schema(), Error);
}

TEST_P(Migrating, NodesMayStartTogether) {
  const auto start = [&] {
    const auto node = fresh->open();
    migrate(*node, std::array{kUsers, kRooms, kBreaking});
  };
  {
    std::vector<std::jthread> nodes;
    nodes.reserve(4);
    for (int i = 0; i < 4; ++i) nodes.emplace_back(start);
  }
  EXPECT_EQ(schema(), 3);
  EXPECT_EQ(rows("schema_migrations"), 3);
  EXPECT_EQ(rows("place"), 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, Migrating, kEngines, engine_name);

}  // namespace
}  // namespace confab::sql::testing
