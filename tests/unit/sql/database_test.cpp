#include <gmock/gmock.h>

#include <limits>

#include "sql/test_database.h"

namespace confab::sql::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class DatabaseBasics : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (db) run({"CREATE TABLE item (id TEXT PRIMARY KEY, number BIGINT, real DOUBLE PRECISION, note TEXT)"});
  }

  void add(std::string_view id, Value number = nullptr, Value real = nullptr, Value note = nullptr) {
    const auto tx = db->begin();
    tx->execute("INSERT INTO item (id, number, real, note) VALUES (?, ?, ?, ?)", {id, number, real, note});
    tx->commit();
  }
  std::int64_t rows() { return db->read()->count("SELECT COUNT(*) FROM item", {}); }
};

TEST_P(DatabaseBasics, TellsWhatItIs) {
  EXPECT_EQ(db->engine(), GetParam());
  EXPECT_THAT(db->version(), HasSubstr(GetParam() == Engine::sqlite ? "SQLite 3." : "PostgreSQL "));
  EXPECT_NO_THROW(db->check());
}

TEST_P(DatabaseBasics, TransactStoresWhatItsWorkCommits) {
  int told = 0;
  db->transact([&](Transaction& tx) {
    tx.execute("INSERT INTO item (id) VALUES ('one')", {});
    tx.commit([&] { ++told; });
  });
  EXPECT_EQ(told, 1);
  EXPECT_EQ(rows(), 1);
}

TEST_P(DatabaseBasics, TransactTakesBackWhatItsWorkDoesNotCommit) {
  db->transact([](Transaction& tx) { tx.execute("INSERT INTO item (id) VALUES ('one')", {}); });
  EXPECT_EQ(rows(), 0);
  EXPECT_THROW(db->transact([](Transaction& tx) {
    tx.execute("INSERT INTO item (id) VALUES ('one')", {});
    throw std::logic_error("no");
  }),
               std::logic_error);
  EXPECT_THROW(db->transact([](Transaction& tx) {
    tx.execute("INSERT INTO item (id) VALUES ('one')", {});
    tx.execute("INSERT INTO item (id) VALUES ('one')", {});
  }),
               UniqueViolation);
  EXPECT_EQ(rows(), 0);
  add("two");
  EXPECT_EQ(rows(), 1) << "the next one goes on";
}

TEST_P(DatabaseBasics, KeepsExtremeNumbers) {
  const auto smallest = std::numeric_limits<std::int64_t>::min();
  const auto largest = std::numeric_limits<std::int64_t>::max();
  add("small", smallest, -0.1);
  add("large", largest, 1.7976931348623157e308);
  const auto reader = db->read();
  const auto numbers =
      reader->all("SELECT number FROM item ORDER BY number", {}, [](const Row& row) { return row.integer(0); });
  const auto reals = reader->all("SELECT real FROM item ORDER BY real", {}, [](const Row& row) { return row.real(0); });
  EXPECT_THAT(numbers, ElementsAre(smallest, largest));
  EXPECT_THAT(reals, ElementsAre(-0.1, 1.7976931348623157e308));
}

TEST_P(DatabaseBasics, KeepsNullApartFromZeroAndEmpty) {
  add("null");
  add("zero", 0, 0.0, "");
  add("optional", std::optional<std::int64_t>{}, nullptr, std::optional<std::string>{});
  const auto nulls = [&](std::string_view id) {
    return db->read()->first("SELECT number, real, note FROM item WHERE id = ?", {id}, [](const Row& row) {
      EXPECT_EQ(row.integer(0), 0);
      EXPECT_EQ(row.real(1), 0.0);
      EXPECT_EQ(row.text(2), "");
      return std::vector{row.is_null(0), row.is_null(1), row.is_null(2)};
    });
  };
  EXPECT_THAT(nulls("null").value(), ElementsAre(true, true, true));
  EXPECT_THAT(nulls("zero").value(), ElementsAre(false, false, false));
  EXPECT_THAT(nulls("optional").value(), ElementsAre(true, true, true));
}

TEST_P(DatabaseBasics, KeepsTimesBooleansAndIds) {
  const auto moment = from_millis(1'795'368'512'345);
  add("typed", moment, nullptr, UserId{"aB3"});
  add("true", true);
  const auto reader = db->read();
  reader->each("SELECT number, note, real FROM item WHERE id = ?", {"typed"}, [&](const Row& row) {
    EXPECT_EQ(row.time(0), moment);
    EXPECT_EQ(row.id<UserId>(1), UserId{"aB3"});
    EXPECT_EQ(row.optional_time(2), std::nullopt);
    EXPECT_EQ(row.optional_string(1), "aB3");
  });
  EXPECT_EQ(
      reader->first("SELECT number FROM item WHERE id = 'true'", {}, [](const Row& row) { return row.boolean(0); }),
      true);
}

TEST_P(DatabaseBasics, ReadsComparisonsAsBooleans) {
  const auto equal = [&](int a, int b) {
    return db->read()->first("SELECT CAST(? AS BIGINT) = ?", {a, b}, [](const Row& row) { return row.boolean(0); });
  };
  EXPECT_EQ(equal(1, 1), true);
  EXPECT_EQ(equal(1, 2), false);
}

TEST_P(DatabaseBasics, KeepsUnicodeAndLongText) {
  const std::string greeting = "Grüße, 世界, مرحبا, 👩‍👩‍👧 \\ 'quoted' \"too\" ?";
  std::string large;
  while (large.size() < 1'000'000) large += "0123456789 ünïcödé ";
  add("greeting", nullptr, nullptr, greeting);
  add("large", nullptr, nullptr, large);
  const auto note = [&](std::string_view id) {
    return db->read()->first("SELECT note FROM item WHERE id = ?", {id}, [](const Row& row) { return row.string(0); });
  };
  EXPECT_EQ(note("greeting"), greeting);
  EXPECT_TRUE(note("large") == large);
}

TEST_P(DatabaseBasics, RefusesTextWithNul) {
  EXPECT_THROW(add("nul", nullptr, nullptr, std::string_view("a\0b", 3)), Error);
  EXPECT_EQ(rows(), 0);
}

TEST_P(DatabaseBasics, CountsTouchedRows) {
  add("a", 1);
  add("b", 1);
  const auto tx = db->begin();
  EXPECT_EQ(tx->execute("UPDATE item SET number = number + ?", {1}), 2);
  EXPECT_EQ(tx->execute("DELETE FROM item WHERE id = ?", {"missing"}), 0);
  EXPECT_EQ(tx->execute("CREATE TABLE other (id BIGINT)", {}), 0);
  EXPECT_EQ(tx->execute("INSERT INTO item (id) VALUES (?) ON CONFLICT DO NOTHING", {"a"}), 0);
}

TEST_P(DatabaseBasics, SaysWhichUniqueIndexRefused) {
  run({"CREATE TABLE account (id BIGINT PRIMARY KEY, name TEXT, CONSTRAINT account_name UNIQUE (name))"});
  const auto insert = [&](int id, std::string_view name) {
    const auto tx = db->begin();
    tx->execute("INSERT INTO account (id, name) VALUES (?, ?)", {id, name});
    tx->commit();
  };
  insert(1, "ann");
  try {
    insert(2, "ann");
    FAIL() << "a second ann";
  } catch (const UniqueViolation& violation) {
    EXPECT_EQ(violation.constraint(), GetParam() == Engine::sqlite ? "account.name" : "account_name");
  }
  EXPECT_THROW(insert(1, "ben"), UniqueViolation);
  insert(2, "ben");
  EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM account", {}), 2);
}

TEST_P(DatabaseBasics, EnforcesForeignKeys) {
  run({"CREATE TABLE part (item TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE)"});
  EXPECT_THROW(run({"INSERT INTO part (item) VALUES ('missing')"}), Error);
  add("there");
  run({"INSERT INTO part (item) VALUES ('there')", "DELETE FROM item"});
  EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM part", {}), 0);
}

TEST_P(DatabaseBasics, ChecksDeferredForeignKeysAtCommit) {
  run({"CREATE TABLE part (item TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED)"});
  const auto add_part = [&](bool with_item) {
    const auto tx = db->begin();
    tx->execute("INSERT INTO part (item) VALUES ('later')", {});
    if (with_item) tx->execute("INSERT INTO item (id) VALUES ('later')", {});
    tx->commit();
  };
  EXPECT_THROW(add_part(false), Error);
  EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM part", {}), 0);
  add_part(true);
  EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM part", {}), 1);
}

TEST_P(DatabaseBasics, RollsBackWhatIsDropped) {
  add("kept");
  {
    const auto tx = db->begin();
    tx->execute("INSERT INTO item (id) VALUES (?)", {"dropped"});
    EXPECT_EQ(tx->count("SELECT COUNT(*) FROM item", {}), 2);  // its own view
  }
  EXPECT_EQ(rows(), 1);
}

TEST_P(DatabaseBasics, FailedTransactionCanOnlyBeDropped) {
  add("a");
  {
    const auto tx = db->begin();
    tx->execute("INSERT INTO item (id) VALUES ('b')", {});
    EXPECT_THROW(tx->execute("INSERT INTO item (id) VALUES ('a')", {}), UniqueViolation);
    EXPECT_THROW(tx->execute("INSERT INTO item (id) VALUES ('c')", {}), Error);
    EXPECT_THROW(tx->commit(), Error);
  }
  EXPECT_EQ(rows(), 1);
}

TEST_P(DatabaseBasics, CommitsOnce) {
  const auto tx = db->begin();
  tx->execute("INSERT INTO item (id) VALUES ('a')", {});
  tx->commit();
  EXPECT_THROW(tx->commit(), Error);
  EXPECT_THROW(tx->execute("DELETE FROM item", {}), Error);
  EXPECT_EQ(rows(), 1);
}

TEST_P(DatabaseBasics, ReaderSeesOneState) {
  add("before");
  const auto reader = db->read();
  EXPECT_EQ(reader->count("SELECT COUNT(*) FROM item", {}), 1);
  add("after");
  EXPECT_EQ(reader->count("SELECT COUNT(*) FROM item", {}), 1);
  EXPECT_EQ(rows(), 2);
}

TEST_P(DatabaseBasics, ReaderCannotWrite) {
  EXPECT_THROW(db->read()->each("INSERT INTO item (id) VALUES ('x') RETURNING id", {}, [](const Row&) {}), Error);
  EXPECT_EQ(rows(), 0);
}

TEST_P(DatabaseBasics, ReaderDoesNotSeeWhatIsNotCommitted) {
  const auto tx = db->begin();
  tx->execute("INSERT INTO item (id) VALUES ('open')", {});
  EXPECT_EQ(rows(), 0);
  tx->commit();
  EXPECT_EQ(rows(), 1);
}

TEST_P(DatabaseBasics, MacrosWork) {
  run({"CREATE TABLE log (number %row_key%, line TEXT)"});
  const auto tx = db->begin();
  const auto insert = [&](std::string_view line) {
    return tx->first("INSERT INTO log (line) VALUES (?) RETURNING number", {line},
                     [](const Row& row) { return row.integer(0); });
  };
  EXPECT_EQ(insert("one"), 1);
  EXPECT_EQ(insert("two"), 2);
  EXPECT_EQ(tx->count("SELECT number FROM log WHERE line = ? %for_update%", {"two"}), 2);
  EXPECT_EQ(tx->count("SELECT %greatest%(number, ?) FROM log WHERE line = 'two'", {7}), 7);
  EXPECT_EQ(tx->count("SELECT %least%(number, ?) FROM log WHERE line = 'two'", {7}), 2);
  EXPECT_THROW(tx->count("SELECT %no_such_macro%", {}), Error);
}

TEST_P(DatabaseBasics, LeavesQuotedMarksAlone) {
  EXPECT_EQ(db->read()->first("SELECT 'a?b%c%' -- ? %not_a_macro%\n || CAST(? AS TEXT)", {"!"},
                              [](const Row& row) { return row.string(0); }),
            "a?b%c%!");
}

TEST_P(DatabaseBasics, LikeTellsUpperFromLowerCase) {
  add("Upper");
  EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM item WHERE id LIKE ?", {"upper%"}), 0);
  EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM item WHERE lower(id) LIKE ?", {"upper%"}), 1);
}

TEST_P(DatabaseBasics, RefusesAWrongNumberOfArguments) {
  EXPECT_THROW(db->read()->count("SELECT COUNT(*) FROM item WHERE id = ?", {}), Error);
  EXPECT_THROW(db->read()->count("SELECT COUNT(*) FROM item WHERE id = ?", {"a", "b"}), Error);
}

TEST_P(DatabaseBasics, ErrorsNameTheStatementButNotItsArguments) {
  try {
    db->read()->count("SELECT secret FROM missing_table WHERE id = ?", {"hunter2"});
    FAIL() << "there is no such table";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("missing_table"));
    EXPECT_THAT(error.what(), ::testing::Not(HasSubstr("hunter2")));
  }
}

TEST_P(DatabaseBasics, RowsMayAskFurther) {
  for (const auto* id : {"a", "b", "c"}) add(id, 1);
  const auto reader = db->read();
  constexpr auto kSql = "SELECT id FROM item WHERE id > ? ORDER BY id";
  std::string seen;
  reader->each(kSql, {""}, [&](const Row& outer) {
    seen += outer.string(0) + ":";
    reader->each(kSql, {outer.text(0)}, [&](const Row& inner) { seen += inner.text(0); });
    seen += " ";
  });
  EXPECT_EQ(seen, "a:bc b:c c: ");
}

TEST_P(DatabaseBasics, ThrowingRowFunctionLeavesTheSessionUsable) {
  add("a");
  const auto reader = db->read();
  EXPECT_THROW(reader->each("SELECT id FROM item", {}, [](const Row&) { throw std::out_of_range("mine"); }),
               std::out_of_range);
  EXPECT_EQ(reader->count("SELECT COUNT(*) FROM item", {}), 1);
}

TEST_P(DatabaseBasics, ManyDifferentStatementsAreCachedWithinBounds) {
  add("a", 5);
  const auto reader = db->read();
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 450; ++i) {
      ASSERT_EQ(reader->count(fmt::format("SELECT number + {} FROM item WHERE id = ?", i), {"a"}), 5 + i);
    }
  }
}

TEST_P(DatabaseBasics, StatementsServeNullsAndValuesInTurn) {
  for (int i = 0; i < 3; ++i) {
    add(fmt::format("null{}", i));
    add(fmt::format("value{}", i), i, 0.5, "text");
  }
  EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM item WHERE number IS NULL", {}), 3);
  EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM item WHERE note = ?", {"text"}), 3);
}

TEST_P(DatabaseBasics, SurvivesReopening) {
  add("kept", 42);
  db.reset();
  db = fresh->open();
  EXPECT_EQ(db->read()->count("SELECT number FROM item WHERE id = ?", {"kept"}), 42);
}

TEST_P(DatabaseBasics, NoticesAreToldOnceTheirTransactionIsStored) {
  std::vector<std::string> told;
  const auto number = db->notices().listen("fruit", [&](std::string_view text) { told.emplace_back(text); });
  {
    const auto transaction = db->begin();
    transaction->notice("fruit", "apple");
    transaction->notice("fruit", "apple");
    transaction->notice("fruit", "pear");
    transaction->notice("stone", "flint");
    EXPECT_THAT(told, IsEmpty());
    transaction->commit([&] { EXPECT_THAT(told, IsEmpty()); });
  }
  EXPECT_THAT(told, ElementsAre("apple", "pear"));
  db->begin()->notice("fruit", "rolled back");
  EXPECT_THAT(told, SizeIs(2));

  db->notices().leave(number);
  const auto transaction = db->begin();
  transaction->notice("fruit", "unheard");
  transaction->commit();
  EXPECT_THAT(told, SizeIs(2));
}

INSTANTIATE_TEST_SUITE_P(Engines, DatabaseBasics, kEngines, engine_name);

}  // namespace
}  // namespace confab::sql::testing
