#include "app/data_folder.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/options.h"
#include "sql/test_database.h"

namespace confab::app {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

class DataFolderTest : public ::testing::Test {
 protected:
  /// What is said against a folder; "" when it can be used.
  static std::string against(const fs::path& path) {
    try {
      const DataFolder folder{path};
    } catch (const UsageError& error) {
      return error.what();
    }
    return {};
  }

  sql::testing::TemporaryFolder base;
  fs::path wanted = base.path() / "data";
};

TEST_F(DataFolderTest, IsMadeWhenMissing) {
  const DataFolder folder{wanted};
  EXPECT_TRUE(fs::is_directory(wanted));
  EXPECT_EQ(folder.path(), wanted);
  struct stat lock {};
  ASSERT_EQ(stat((wanted / "confab.lock").c_str(), &lock), 0);
  EXPECT_EQ(lock.st_mode & 0777U, 0600U);
}

unsigned mode_of(const fs::path& path) {
  struct stat found {};
  EXPECT_EQ(stat(path.c_str(), &found), 0);
  return found.st_mode & 0777U;
}

TEST_F(DataFolderTest, IsTheOwnersAloneWhateverTheMask) {
  umask(0);
  fs::create_directory(wanted);
  for (const char* name : {"confab.db", "confab.db-wal", "notes.txt"}) std::ofstream{wanted / name} << "x";
  const DataFolder folder{wanted};
  std::ofstream{wanted / "later"} << "x";
  EXPECT_EQ(mode_of(wanted), 0700U);
  EXPECT_EQ(mode_of(wanted / "confab.db"), 0600U);
  EXPECT_EQ(mode_of(wanted / "confab.db-wal"), 0600U);
  EXPECT_EQ(mode_of(wanted / "notes.txt"), 0666U) << "not ours";
  EXPECT_EQ(mode_of(wanted / "later"), 0600U);
}

TEST_F(DataFolderTest, IsLockedWhileInUse) {
  {
    const DataFolder folder{wanted};
    EXPECT_THAT(against(wanted),
                AllOf(HasSubstr("Another Confab runs on the data folder " + wanted.string()), HasSubstr("--data")));
    EXPECT_EQ(against(base.path() / "other"), "");
  }
  EXPECT_EQ(against(wanted), "");
}

TEST_F(DataFolderTest, KeepsWhatIsInIt) {
  fs::create_directory(wanted);
  std::ofstream{wanted / "confab.db"} << "kept";
  EXPECT_EQ(against(wanted), "");
  EXPECT_EQ(fs::file_size(wanted / "confab.db"), 4U);
}

TEST_F(DataFolderTest, SaysWhatToDo) {
  EXPECT_THAT(against(base.path() / "missing" / "data"),
              AllOf(HasSubstr("cannot be made because"), HasSubstr("does not exist"), HasSubstr("--data")));
  EXPECT_FALSE(fs::exists(base.path() / "missing")) << "a typing mistake must not make folders";
  std::ofstream{wanted} << "a file";
  EXPECT_THAT(against(wanted), AllOf(HasSubstr("is not a folder"), HasSubstr("--data")));
}

TEST_F(DataFolderTest, SaysWhoseFolderItMustBe) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::create_directory(wanted);
  fs::permissions(wanted, fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_THAT(against(wanted), AllOf(HasSubstr("is not writable"), HasSubstr(std::to_string(geteuid()))));
}

}  // namespace
}  // namespace confab::app
