#include "core/files/database_storage.h"

#include <gmock/gmock.h>

#include <fstream>

#include "store/schema.h"

namespace confab::core {
namespace {

using services::storage::Failed;
using services::storage::Failure;
using services::storage::Range;

class DatabaseStorageTest : public store::testing::SchemaTest {
 protected:
  void SetUp() override {
    SchemaTest::SetUp();
    if (IsSkipped()) return;
    storage = std::make_unique<files::DatabaseStorage>(*db);
  }
  std::string local(const std::string& bytes) {
    const auto path = folder.path() / "local";
    std::ofstream{path, std::ios::binary} << bytes;
    return path;
  }
  std::string read(const std::string& key, std::optional<Range> range = {}, std::size_t at_once = 100'000) {
    const auto reader = storage->open(key, range);
    std::string all;
    for (auto piece = reader->read(at_once); !piece.empty(); piece = reader->read(at_once)) all += piece;
    return all;
  }
  std::int64_t pieces() {
    return db->read()->count("SELECT count(*) FROM (SELECT key FROM blob_pieces LIMIT 999) AS few", {});
  }

  sql::testing::TemporaryFolder folder;
  std::unique_ptr<files::DatabaseStorage> storage;
};

std::string many_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<char>((i * 31 + i / 251) & 0xff);
  return bytes;
}

TEST_P(DatabaseStorageTest, AnyBytesComeBack) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{262'144}, std::size_t{700'001}}) {
    const auto bytes = many_bytes(size);
    storage->put("key-" + std::to_string(size), local(bytes));
    EXPECT_EQ(storage->size("key-" + std::to_string(size)), size);
    EXPECT_TRUE(read("key-" + std::to_string(size)) == bytes) << size;
  }
}

TEST_P(DatabaseStorageTest, PartsAreRead) {
  const auto bytes = many_bytes(700'001);
  storage->put("abcdefgh", local(bytes));
  EXPECT_TRUE(read("abcdefgh", Range{.offset = 262'100, .size = 100}) == bytes.substr(262'100, 100));
  EXPECT_TRUE(read("abcdefgh", Range{.offset = 700'000, .size = 100}) == bytes.substr(700'000));
  EXPECT_EQ(read("abcdefgh", Range{.offset = 800'000, .size = 100}), "");
}

TEST_P(DatabaseStorageTest, WhatIsRemovedLeavesNothing) {
  storage->put("abcdefgh", local(many_bytes(700'001)));
  storage->put("ijklmnop", local("other"));
  storage->remove("abcdefgh");
  EXPECT_EQ(storage->size("abcdefgh"), std::nullopt);
  EXPECT_THROW(static_cast<void>(storage->open("abcdefgh", {})), Failed);
  EXPECT_EQ(pieces(), 1);
  EXPECT_NO_THROW(storage->remove("abcdefgh"));
}

TEST_P(DatabaseStorageTest, WhatIsHalfThereIsNotThere) {
  const auto tx = db->begin();
  tx->execute("INSERT INTO blob_pieces (key, number, data) VALUES ('abcdefgh', 0, 'AAAA')", {});
  tx->commit();
  EXPECT_EQ(storage->size("abcdefgh"), std::nullopt);
  storage->remove("abcdefgh");
  EXPECT_EQ(pieces(), 0);
}

TEST_P(DatabaseStorageTest, AMissingPieceIsNoEnd) {
  storage->put("abcdefgh", local(many_bytes(700'001)));
  const auto tx = db->begin();
  tx->execute("DELETE FROM blob_pieces WHERE key = 'abcdefgh' AND number = 1", {});
  tx->commit();
  EXPECT_THROW(read("abcdefgh"), Failed);
}

INSTANTIATE_TEST_SUITE_P(Engines, DatabaseStorageTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
