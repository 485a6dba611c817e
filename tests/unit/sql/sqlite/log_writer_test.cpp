// What SQLite writes piece by piece to its log comes to the file in one, in its order, and before it is synced.
#include "sql/sqlite/log_writer.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

#include "sql/test_database.h"

namespace confab::sql::sqlite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

/// A file that notes what is written to it.
struct NotedFile {
  sqlite3_file base{};
  sqlite3_io_methods methods{};
  std::vector<std::pair<std::int64_t, std::string>> writes;
  int result = SQLITE_OK;

  NotedFile() {
    methods.xWrite = [](sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
      auto& self = *reinterpret_cast<NotedFile*>(file);
      self.writes.emplace_back(offset, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size)));
      return self.result;
    };
    base.pMethods = &methods;
  }
};

class LogWriterTest : public ::testing::Test {
 protected:
  int write(const std::string& text, std::int64_t offset) {
    return writer.write(text.data(), static_cast<int>(text.size()), offset);
  }
  NotedFile file;
  LogWriter writer{file.base};
};

TEST_F(LogWriterTest, PiecesOneBehindTheOtherAreOneWrite) {
  write("ab", 10);
  write("cde", 12);
  write("f", 15);
  EXPECT_THAT(file.writes, IsEmpty());
  EXPECT_EQ(writer.flush(), SQLITE_OK);
  EXPECT_THAT(file.writes, ElementsAre(Pair(10, "abcdef")));
  EXPECT_EQ(writer.flush(), SQLITE_OK);
  EXPECT_EQ(file.writes.size(), 1U);
}

TEST_F(LogWriterTest, WhatStandsElsewhereIsWrittenBehindWhatCameBefore) {
  write("ab", 10);
  write("x", 3);
  write("y", 4);
  writer.flush();
  EXPECT_THAT(file.writes, ElementsAre(Pair(10, "ab"), Pair(3, "xy")));
}

TEST_F(LogWriterTest, APieceThatIsWrittenOverComesBehindTheFirst) {
  write("abcd", 10);
  write("X", 12);
  writer.flush();
  EXPECT_THAT(file.writes, ElementsAre(Pair(10, "abcd"), Pair(12, "X")));
}

TEST_F(LogWriterTest, WhatIsReadIsWrittenBefore) {
  write("abcd", 10);
  EXPECT_EQ(writer.flush_if_holds(4, 6), SQLITE_OK);
  EXPECT_EQ(writer.flush_if_holds(4, 14), SQLITE_OK);
  EXPECT_THAT(file.writes, IsEmpty());
  EXPECT_EQ(writer.flush_if_holds(5, 6), SQLITE_OK);
  EXPECT_THAT(file.writes, ElementsAre(Pair(10, "abcd")));
}

TEST_F(LogWriterTest, MuchIsNotHeld) {
  const std::string page(4096, 'p');
  std::int64_t size = 0;
  for (; size < std::int64_t{10} * 1024 * 1024; size += 4096) write(page, size);
  writer.flush();
  ASSERT_GT(file.writes.size(), 10U);
  ASSERT_LT(file.writes.size(), 100U);
  std::int64_t at = 0;
  for (const auto& [offset, bytes] : file.writes) {
    ASSERT_EQ(offset, at);
    ASSERT_LT(bytes.size(), 131'072U) << "more than SQLite's file system writes";
    at += std::ssize(bytes);
  }
  EXPECT_EQ(at, size);
}

TEST_F(LogWriterTest, AFailureIsToldOnceAndLeavesNothing) {
  file.result = SQLITE_FULL;
  write("ab", 10);
  EXPECT_EQ(writer.flush(), SQLITE_FULL);
  file.result = SQLITE_OK;
  EXPECT_EQ(writer.flush(), SQLITE_OK);
  EXPECT_EQ(file.writes.size(), 1U);

  write("ab", 10);
  file.result = SQLITE_IOERR_WRITE;
  EXPECT_EQ(write("x", 3), SQLITE_IOERR_WRITE);
}

// As after a loss of power in the next moment: the files are looked at without their writer.
TEST(LogOnDisk, HoldsWhatWasCommitted) {
  const sql::testing::TemporaryFolder folder;
  const auto file = folder.path() / "a.db";
  const auto copied = folder.path() / "b.db";
  const auto db = sql::open("sqlite:" + file.string());
  const auto execute = [&](const std::string& sql) {
    const auto tx = db->begin();
    tx->execute(sql, {});
    tx->commit();
  };
  execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, note TEXT NOT NULL)");
  for (int i = 1; i <= 40; ++i) {
    // More than the page cache holds, now and then: pages are written to the log before the commit, and read from it.
    execute("INSERT INTO entry (note) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
            std::to_string(i % 10 == 0 ? 4'000 : 3) + ") SELECT hex(randomblob(2000)) FROM n");
    execute("UPDATE entry SET note = note || 'x' WHERE id % 7 = 0");
    if (i % 8 != 0) continue;
    std::filesystem::copy_file(file, copied, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(file.string() + "-wal", copied.string() + "-wal",
                               std::filesystem::copy_options::overwrite_existing);
    const auto expected = db->read()->count("SELECT sum(length(note)) FROM entry", {});
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(copied.c_str(), &raw), SQLITE_OK);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> closed(raw, &sqlite3_close);
    std::string found;
    const auto note = [](void* out, int, char** values, char**) {
      *static_cast<std::string*>(out) += values[0];
      return 0;
    };
    sqlite3_exec(raw, "SELECT sum(length(note)) FROM entry; PRAGMA integrity_check", note, &found, nullptr);
    ASSERT_EQ(found, std::to_string(expected) + "ok") << i;
  }
}

}  // namespace
}  // namespace confab::sql::sqlite
