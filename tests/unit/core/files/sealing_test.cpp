#include "core/files/sealing.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "base/digest.h"
#include "services/storage/fake.h"
#include "sql/test_database.h"

namespace confab::core {
namespace {

using services::storage::Failed;
using services::storage::Range;
using ::testing::HasSubstr;
using ::testing::Not;

class SealingTest : public ::testing::Test {
 protected:
  void put(const std::string& bytes) {
    const auto clear = (folder.path() / "clear").string();
    const auto hidden = (folder.path() / "hidden").string();
    std::ofstream{clear, std::ios::binary} << bytes;
    std::filesystem::remove(hidden);
    files::seal_file(key, "object-1", clear, hidden);
    storage.put("object-1", hidden);
    size = bytes.size();
  }
  std::string read(std::optional<Range> range = {}) {
    const auto reader = files::open_sealed(key, storage, "object-1", size, range);
    std::string all;
    for (auto piece = reader->read(10'000); !piece.empty(); piece = reader->read(10'000)) all += piece;
    return all;
  }
  std::string stored() { return storage.kept().at("object-1"); }

  sql::testing::TemporaryFolder folder;
  services::storage::FakeStorage storage;
  services::FileKey key = files::read_file_keys(std::string(64, 'a')).front();
  std::uint64_t size = 0;
};

std::string letters(std::size_t count) {
  std::string bytes(count, '\0');
  for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<char>('a' + i % 23);
  return bytes;
}

TEST_F(SealingTest, WhatIsSealedIsOpened) {
  for (const std::size_t count : {0U, 1U, 65'535U, 65'536U, 65'537U, 200'000U}) {
    put(letters(count));
    EXPECT_TRUE(read() == letters(count)) << count;
  }
}

TEST_F(SealingTest, NobodyReadsItWhereItLies) {
  put("the secret plan");
  EXPECT_THAT(stored(), Not(HasSubstr("secret")));
}

TEST_F(SealingTest, PartsAreRead) {
  const auto bytes = letters(200'000);
  put(bytes);
  for (const auto range :
       {Range{0, 10}, Range{65'530, 20}, Range{70'000, 100'000}, Range{199'999, 50}, Range{200'000, 5}}) {
    const auto from = std::min<std::size_t>(range.offset, bytes.size());
    EXPECT_TRUE(read(range) == bytes.substr(from, range.size)) << range.offset;
  }
}

TEST_F(SealingTest, WhatIsChangedIsNoticed) {
  put(letters(200'000));
  auto changed = stored();
  changed[100'000] ^= 1;
  storage.change("object-1", changed);
  EXPECT_THROW(read(), Failed);
  EXPECT_TRUE(read(Range{0, 10}) == letters(10));
}

TEST_F(SealingTest, PiecesThatChangePlacesAreNoticed) {
  put(letters(std::size_t{3} * 65'536));
  const auto before = stored();
  const std::size_t piece = 65'536 + 16;
  storage.change("object-1", before.substr(piece, piece) + before.substr(0, piece) + before.substr(2 * piece));
  EXPECT_THROW(read(), Failed);
}

TEST_F(SealingTest, AnEndThatIsMissingIsNoticed) {
  put(letters(200'000));
  storage.change("object-1", stored().substr(0, 65'536 + 16));
  EXPECT_THROW(read(), Failed);
}

TEST_F(SealingTest, AnotherKeyOrAnotherNameOpensNothing) {
  put("the secret plan");
  storage.change("object-2", stored());
  EXPECT_THROW(files::open_sealed(key, storage, "object-2", size, {})->read(10), Failed);
  key = files::read_file_keys(std::string(64, 'b')).front();
  EXPECT_THROW(read(), Failed);
}

TEST_F(SealingTest, TheSameTwiceLooksDifferent) {
  put("the same");
  const auto first = stored();
  const auto clear = (folder.path() / "clear").string();
  files::seal_file(key, "object-2", clear, (folder.path() / "second").string());
  storage.put("object-2", (folder.path() / "second").string());
  EXPECT_NE(storage.kept().at("object-2"), first);
}

TEST(FileKeysTest, SeveralAreRead) {
  const auto keys = files::read_file_keys(std::string(64, 'a') + "\n" + std::string(64, 'B') + " ");
  ASSERT_EQ(keys.size(), 2U);
  EXPECT_EQ(keys[1].bytes, std::string(32, '\xBB'));
  EXPECT_NE(keys[0].id, keys[1].id);
  EXPECT_TRUE(files::read_file_keys(" \n").empty());
}

TEST(FileKeysTest, WhatIsNoKeyIsRefusedWithoutShowingIt) {
  for (const std::string& bad : {std::string(63, 'a'), std::string(63, 'a') + "z", std::string("passw0rd")}) {
    try {
      static_cast<void>(files::read_file_keys(bad));
      ADD_FAILURE() << bad;
    } catch (const std::invalid_argument& wrong) {
      EXPECT_THAT(wrong.what(), Not(HasSubstr(bad)));
    }
  }
}

}  // namespace
}  // namespace confab::core
