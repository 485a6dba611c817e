#include "core/files/spool.h"

#include <gmock/gmock.h>

#include <fstream>
#include <limits>

#include "base/errors/request.h"
#include "core/world.h"

namespace confab::core {
namespace {

namespace fs = std::filesystem;

class SpoolTest : public testing::WorldTest {
 protected:
  std::size_t files() {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{incoming.path()}, fs::directory_iterator{}));
  }
};

std::string content_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

TEST_P(SpoolTest, PiecesBecomeAFile) {
  files::Spool spool{*ctx};
  spool.write("Hello, ");
  spool.write(std::string{"wor\0ld", 6});
  EXPECT_EQ(spool.size(), 13U);
  const auto file = spool.finish();
  EXPECT_EQ(file.size(), 13U);
  EXPECT_EQ(content_of(file.path()), (std::string{"Hello, wor\0ld", 13}));
  EXPECT_EQ(file.sha256(), sha256_hex({"Hello, wor\0ld", 13}));
}

TEST_P(SpoolTest, NothingIsAFileAsWell) {
  const auto file = files::Spool{*ctx}.finish();
  EXPECT_EQ(file.size(), 0U);
  EXPECT_EQ(file.sha256(), sha256_hex(""));
}

TEST_P(SpoolTest, TheFileGoesWithItsOwner) {
  {
    auto file = files::spool_text(*ctx, "bytes");
    const auto moved = std::move(file);
    EXPECT_EQ(files(), 1U);
  }
  EXPECT_EQ(files(), 0U);
}

TEST_P(SpoolTest, WhatIsNotFinishedGoes) {
  {
    files::Spool spool{*ctx};
    spool.write("half");
  }
  EXPECT_EQ(files(), 0U);
}

TEST_P(SpoolTest, WhatAnotherMadeIsAdopted) {
  const auto path = files::fresh_path(*ctx);
  std::ofstream{path} << "made";
  const auto file = files::adopt(path);
  EXPECT_EQ(file.size(), 4U);
  EXPECT_EQ(file.sha256(), sha256_hex("made"));
}

TEST_P(SpoolTest, FilesAreRefusedBeforeTheDiskIsFull) {
  ctx->ports.incoming.spared = std::numeric_limits<std::uint64_t>::max();
  EXPECT_REFUSED(files::Spool{*ctx}, storage_full);
  EXPECT_EQ(files(), 0U);
}

TEST_P(SpoolTest, WhatComesMeanwhileIsRefusedToo) {
  files::Spool spool{*ctx};
  const std::string piece(std::size_t{8} << 20, 'x');
  spool.write(piece);
  ctx->ports.incoming.spared = std::numeric_limits<std::uint64_t>::max();
  EXPECT_REFUSED(spool.write(piece), storage_full);
}

TEST_P(SpoolTest, AFolderThatIsGoneIsARefusal) {
  fs::remove_all(incoming.path());
  EXPECT_REFUSED(files::Spool{*ctx}, service_unavailable);
}

TEST_P(SpoolTest, WhatAnEarlierRunHasLeftGoes) {
  std::ofstream{incoming.path() / "left"} << "half";
  files::empty_incoming(incoming.path().string());
  EXPECT_EQ(files(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Engines, SpoolTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
