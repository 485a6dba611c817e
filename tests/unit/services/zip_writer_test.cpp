#include "services/archive/zip_writer.h"

#include <gtest/gtest.h>
#include <minizip/unzip.h>

#include <filesystem>
#include <map>

#include "services/storage/temporary.h"

namespace confab::services::archive {
namespace {

/// What is in an archive, by name.
std::map<std::string, std::string> entries_of(const std::string& path) {
  std::map<std::string, std::string> entries;
  auto* const file = unzOpen64(path.c_str());
  if (file == nullptr) return entries;
  for (int found = unzGoToFirstFile(file); found == UNZ_OK; found = unzGoToNextFile(file)) {
    unz_file_info64 info{};
    std::string name(1024, '\0');
    unzGetCurrentFileInfo64(file, &info, name.data(), name.size(), nullptr, 0, nullptr, 0);
    name.resize(info.size_filename);
    unzOpenCurrentFile(file);
    std::string content(info.uncompressed_size, '\0');
    unzReadCurrentFile(file, content.data(), static_cast<unsigned>(content.size()));
    EXPECT_EQ(unzCloseCurrentFile(file), UNZ_OK) << name;  // which compares the checksum
    entries[name] = content;
  }
  unzClose(file);
  return entries;
}

class ZipWriterTest : public ::testing::Test {
 protected:
  storage::testing::Folder folder;
  std::string path = (folder.path() / "archive.zip").string();
  Timestamp now = from_millis(1'800'000'000'000);
};

TEST_F(ZipWriterTest, EntriesComeBackAsTheyWereWritten) {
  const std::string large(3'000'000, 'x');
  {
    ZipWriter zip{path, now};
    zip.begin("a/näme.txt");
    zip.write("first ");
    zip.write("second");
    zip.begin("large");
    zip.write(large);
    zip.begin("raw", ZipWriter::As::stored);
    zip.write(std::string_view{"\0\1\2", 3});
    zip.begin("empty");
    zip.finish();
  }
  const auto entries = entries_of(path);
  EXPECT_EQ(entries.size(), 4U);
  EXPECT_EQ(entries.at("a/näme.txt"), "first second");
  EXPECT_EQ(entries.at("large"), large);
  EXPECT_EQ(entries.at("raw"), std::string("\0\1\2", 3));
  EXPECT_EQ(entries.at("empty"), "");
  EXPECT_LT(std::filesystem::file_size(path), large.size() / 10);
}

TEST_F(ZipWriterTest, NoNameLeadsOutOfTheFolder) {
  ZipWriter zip{path, now};
  zip.begin("../../etc/passwd");
  zip.begin("/absolute");
  zip.begin("C:\\drive\nline");
  zip.begin("");
  zip.begin(std::string(1'000, 'n'));
  zip.finish();
  for (const auto& [name, content] : entries_of(path)) {
    EXPECT_EQ(name.find(".."), std::string::npos) << name;
    EXPECT_FALSE(name.starts_with('/')) << name;
    EXPECT_EQ(name.find_first_of("\\:\n"), std::string::npos) << name;
    EXPECT_LE(name.size(), ZipWriter::kMaxName + 4) << name;
    EXPECT_FALSE(name.empty());
  }
}

TEST_F(ZipWriterTest, AFileThatCannotBeMadeIsSaid) {
  EXPECT_THROW((ZipWriter{(folder.path() / "nowhere" / "archive.zip").string(), now}), Failed);
}

}  // namespace
}  // namespace confab::services::archive
