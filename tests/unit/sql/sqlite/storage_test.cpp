// SQLite when the disk is in the way: full, read-only, missing, or holding something else.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>

#include <barrier>
#include <fstream>
#include <thread>

#include "sql/sqlite/database.h"
#include "sql/test_database.h"

namespace confab::sql::testing {
namespace {

using ::testing::HasSubstr;

/// No file may grow beyond `bytes`: writes fail as they do on a disk that is full.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : old_handler_(signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{bytes, old_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &old_);
    signal(SIGXFSZ, old_handler_);
  }

 private:
  rlimit old_{};
  sighandler_t old_handler_;
};

/// As root: somebody without rights meanwhile.
class AsNobody {
 public:
  AsNobody() {
    constexpr uid_t kNobody = 65'534;
    if (old_ == 0 && seteuid(kNobody) != 0) throw std::runtime_error("seteuid");
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  ~AsNobody() {
    if (seteuid(old_) != 0) ADD_FAILURE() << "still nobody";
  }

 private:
  uid_t old_ = geteuid();
};

class SqliteStorage : public ::testing::Test {
 protected:
  SqliteStorage() : db(fresh.open()) {
    const auto tx = db->begin();
    tx->execute("CREATE TABLE entry (id %row_key%, note TEXT NOT NULL)", {});
    tx->commit();
  }

  void insert(std::string_view note) {
    const auto tx = db->begin();
    tx->execute("INSERT INTO entry (note) VALUES (?)", {note});
    tx->commit();
  }
  std::int64_t entries() { return db->read()->count("SELECT COUNT(*) FROM entry", {}); }
  rlim_t log_size() { return std::filesystem::file_size(fresh.file().string() + "-wal"); }

  TestDatabase fresh{Engine::sqlite};
  std::unique_ptr<Database> db;
};

TEST_F(SqliteStorage, AFullDiskAtTheCommitStoresNothing) {
  insert("before");
  {
    const FileSizeLimit full(log_size());
    EXPECT_THROW(insert("too much"), StorageFull);
    EXPECT_THROW(db->check(), StorageFull);
    EXPECT_EQ(entries(), 1);
  }
  insert("after");
  EXPECT_NO_THROW(db->check());
  EXPECT_EQ(entries(), 2);
}

TEST_F(SqliteStorage, AFullDiskFailsTheWholeGroup) {
  insert("before");
  constexpr int kThreads = 16;
  std::atomic<int> full{0};
  {
    const FileSizeLimit limit(log_size());
    std::barrier start(kThreads);
    std::vector<std::jthread> threads;
    threads.reserve(kThreads);
    for (int i = 0; i < kThreads; ++i) {
      threads.emplace_back([&] {
        start.arrive_and_wait();
        try {
          insert("too much");
        } catch (const StorageFull&) {
          ++full;
        }
      });
    }
  }
  EXPECT_EQ(full, kThreads);
  EXPECT_EQ(entries(), 1);
}

TEST_F(SqliteStorage, AFullDatabaseFailsTheStatementThatGrowsIt) {
  {
    const auto tx = db->begin();
    std::int64_t pages = 0;
    tx->each("PRAGMA page_count", {}, [&](const Row& row) { pages = row.integer(0); });
    tx->each(fmt::format("PRAGMA max_page_count = {}", pages + 4), {}, [](const Row&) {});
  }
  const std::string large(100'000, 'x');
  const std::string small = "fits";
  std::atomic<int> refused{0};
  std::atomic<int> stored{0};
  {
    std::vector<std::jthread> threads;
    threads.reserve(8);
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&, i] {
        try {
          insert(i % 2 == 0 ? large : small);
          ++stored;
        } catch (const StorageFull&) {
          ++refused;
        }
      });
    }
  }
  EXPECT_EQ(stored + refused, 8);
  EXPECT_GE(refused, 4) << "the large ones cannot fit";
  EXPECT_EQ(entries(), stored);
  EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM entry WHERE note <> 'fits'", {}), 0);
}

TEST_F(SqliteStorage, TheLogIsEmptiedByAndBy) {
  const std::string large(40'000, 'x');
  for (int i = 0; i < 1'000; ++i) insert(large);
  rlim_t in_the_file = 0;
  for (int i = 0; i < 500 && in_the_file < 4'000'000; ++i) {
    in_the_file = std::filesystem::file_size(fresh.file());
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_GE(in_the_file, 4'000'000U) << "the checkpointer has moved nothing";
  EXPECT_LT(log_size(), 70'000'000U);
}

TEST_F(SqliteStorage, ClosingLeavesOneFile) {
  insert("kept");
  db.reset();
  EXPECT_FALSE(std::filesystem::exists(fresh.file().string() + "-wal"));
  db = fresh.open();
  EXPECT_EQ(entries(), 1);
}

TEST_F(SqliteStorage, AThreadGetsOneTransaction) {
  const auto first = db->begin();
  EXPECT_THROW((void)db->begin(), Error);
  first->execute("INSERT INTO entry (note) VALUES ('mine')", {});
  first->commit();
  EXPECT_EQ(entries(), 1);
}

TEST(OpeningSqlite, SaysWhatIsWrong) {
  const TemporaryFolder folder;
  const auto path = [&](std::string_view name) { return "sqlite:" + (folder.path() / name).string(); };
  EXPECT_THAT(opening(path("missing/test.db")), HasSubstr("does not exist: create it"));
  EXPECT_THAT(opening("sqlite:" + folder.path().string()), HasSubstr("is a folder"));
  std::ofstream(folder.path() / "letter.txt") << std::string(5'000, 'x');
  EXPECT_THAT(opening(path("letter.txt")), HasSubstr("is not an SQLite database"));
  EXPECT_THAT(opening("sqlite:"), HasSubstr("names no file"));
  EXPECT_THAT(opening("mysql://localhost"), HasSubstr("must begin with"));
  EXPECT_EQ(opening(path("fine.db")), "opened");
}

TEST(OpeningSqlite, NeedsTheRightToWrite) {
  const AsNobody root_may_write_anywhere;
  const TemporaryFolder folder;
  namespace fs = std::filesystem;
  const auto file = folder.path() / "test.db";
  (void)open("sqlite:" + file.string());
  fs::permissions(file, fs::perms::owner_read);
  EXPECT_THAT(opening("sqlite:" + file.string()), HasSubstr("is not writable"));
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_THAT(opening("sqlite:" + file.string()), HasSubstr("folder"));
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST(OpeningSqlite, TakesRelativePathsAndUrls) {
  const TemporaryFolder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  EXPECT_EQ(opening("sqlite:relative.db"), "opened");
  EXPECT_EQ(opening("sqlite://" + (folder.path() / "url.db").string()), "opened");
  std::filesystem::current_path(before);
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "relative.db"));
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "url.db"));
}

}  // namespace
}  // namespace confab::sql::testing
