#include "services/storage/file_system.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "services/storage/temporary.h"

namespace confab::services::storage {
namespace {

namespace fs = std::filesystem;
using testing::content_of;
using testing::failure_of;

constexpr std::string_view kKey = "abcdef0123-first";

class FileSystemTest : public ::testing::Test {
 protected:
  std::string local(const std::string& bytes) { return folder.file("local", bytes); }
  std::string read(const std::string& which, std::optional<Range> range = {}) {
    return content_of(*storage.open(which, range));
  }

  testing::Folder folder;
  fs::path root = folder.path() / "files";
  FileSystem storage{{root}};
  std::string key{kKey};
};

TEST_F(FileSystemTest, WhatIsPutIsThere) {
  storage.put(key, local("some bytes"));
  EXPECT_EQ(read(key), "some bytes");
  EXPECT_EQ(storage.size(key), 10U);
  EXPECT_TRUE(fs::exists(root / "ab" / "cd" / key));
}

TEST_F(FileSystemTest, ItStaysWhenTheSourceGoes) {
  const auto source = local("some bytes");
  storage.put(key, source);
  fs::remove(source);
  EXPECT_EQ(read(key), "some bytes");
}

TEST_F(FileSystemTest, NothingOfTheWayThereIsLeft) {
  storage.put(key, local("some bytes"));
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{root / "ab" / "cd"}) names.push_back(entry.path().filename());
  EXPECT_THAT(names, ::testing::ElementsAre(key));
}

TEST_F(FileSystemTest, PartsAreRead) {
  storage.put(key, local("0123456789"));
  EXPECT_EQ(read(key, Range{.offset = 2, .size = 3}), "234");
  EXPECT_EQ(read(key, Range{.offset = 8, .size = 100}), "89");
  EXPECT_EQ(read(key, Range{.offset = 100, .size = 1}), "");
}

TEST_F(FileSystemTest, TheFileItselfCanBeSent) {
  storage.put(key, local("0123456789"));
  const auto reader = storage.open(key, Range{.offset = 2, .size = 3});
  ASSERT_NE(reader->file(), nullptr);
  EXPECT_EQ(reader->file()->size(), 10U);
}

TEST_F(FileSystemTest, TheSameAgainIsTheSame) {
  storage.put(key, local("some bytes"));
  storage.put(key, local("some bytes"));
  EXPECT_EQ(read(key), "some bytes");
}

TEST_F(FileSystemTest, WhatIsRemovedIsGone) {
  storage.put(key, local("some bytes"));
  storage.remove(key);
  EXPECT_EQ(storage.size(key), std::nullopt);
  EXPECT_EQ(failure_of([&] { static_cast<void>(storage.open(key, {})); }), Failure::missing);
  EXPECT_NO_THROW(storage.remove(key));
}

TEST_F(FileSystemTest, WhatIsReadStaysWhileItIsRead) {
  storage.put(key, local("some bytes"));
  const auto reader = storage.open(key, {});
  storage.remove(key);
  EXPECT_EQ(content_of(*reader), "some bytes");
}

TEST_F(FileSystemTest, OnlyItsOwnerMayReadIt) {
  storage.put(key, local("some bytes"));
  EXPECT_EQ(fs::status(root).permissions() & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST_F(FileSystemTest, AnEarlierFolderStillCounts) {
  storage.put(key, local("before"));
  FileSystem moved{{folder.path() / "elsewhere", root}};
  moved.put("fedcba98-second", local("after"));
  EXPECT_EQ(content_of(*moved.open(key, {})), "before");
  EXPECT_EQ(content_of(*moved.open("fedcba98-second", {})), "after");
  moved.remove(key);
  EXPECT_EQ(moved.size(key), std::nullopt);
}

TEST_F(FileSystemTest, NothingIsTakenForGoneWhileAFolderIsNotThere) {
  std::vector<std::filesystem::path> told;
  const auto elsewhere = folder.path() / "elsewhere", away = folder.path() / "away";
  FileSystem moved{FileSystem::Roots{
      .all = {elsewhere, away}, .in_use = {away}, .gets_files = [&](const auto& root) { told.push_back(root); }}};
  moved.put(key, local("bytes"));
  EXPECT_THAT(told, ::testing::ElementsAre(elsewhere));
  moved.remove(key);
  EXPECT_THROW(moved.remove(key), Failed);
  std::filesystem::create_directory(away);
  EXPECT_NO_THROW(moved.remove(key));
}

TEST_F(FileSystemTest, ADiskThatIsNotThereIsNotPutInItsPlace) {
  const auto missing = folder.path() / "mnt" / "disk" / "files";
  FileSystem away{{missing}};
  EXPECT_EQ(failure_of([&] { away.put(key, local("bytes")); }), Failure::missing);
  EXPECT_FALSE(fs::exists(folder.path() / "mnt"));
}

TEST_F(FileSystemTest, APathThatIsAFileIsNamed) {
  FileSystem wrong{{local("I am a file")}};
  try {
    wrong.put(key, local("bytes"));
    FAIL();
  } catch (const Failed& failed) {
    EXPECT_THAT(failed.what(), ::testing::HasSubstr(folder.path().string()));
  }
}

TEST_F(FileSystemTest, RightsThatAreMissingAreNamed) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::create_directory(root);
  fs::permissions(root, fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_EQ(failure_of([&] { storage.put(key, local("bytes")); }), Failure::refused);
}

TEST_F(FileSystemTest, AKeyLeadsNowhereElse) {
  for (const std::string bad : {"../../etc/passwd", "short", "abcdefgh/ijk", "abcdefgh.", ".abcdefgh"}) {
    EXPECT_EQ(failure_of([&] { storage.put(bad, local("bytes")); }), Failure::broken) << bad;
    EXPECT_EQ(failure_of([&] { static_cast<void>(storage.open(bad, {})); }), Failure::broken) << bad;
  }
}

}  // namespace
}  // namespace confab::services::storage
