#include "rest/form_reader.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "base/errors/files.h"
#include "base/expect_refused.h"
#include "core/files/size_text.h"
#include "core/world.h"

namespace confab::rest {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr std::size_t kTexts = 100;

class FormReaderTest : public core::testing::WorldTest {
 protected:
  static std::string part(const std::string& disposition, const std::string& content, const std::string& type = "") {
    return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n" +
           (type.empty() ? "" : "Content-Type: " + type + "\r\n") + "\r\n" + content + "\r\n";
  }
  static std::string file(const std::string& content, const std::string& field = "file") {
    return part("name=\"" + field + "\"; filename=\"a.txt\"", content, "text/plain");
  }
  static std::string end() { return "--b--\r\n"; }

  Form read(const std::string& text, std::size_t step = 1'000'000) {
    FormReader reader{*ctx, rule, "b", kTexts};
    for (std::size_t at = 0; at < text.size(); at += step) reader.feed(std::string_view{text}.substr(at, step));
    return reader.finish();
  }

  api::FileRule rule{.max_bytes = [](const core::Context&) { return std::uint64_t{1000}; }};
};

TEST_P(FormReaderTest, TheFileIsOnDiskAndTheRestAreTexts) {
  const auto form = part("name=\"msg\"", "hello") + file("content") + part("name=\"tmid\"", "") + end();
  for (const std::size_t step : {1, 7, 10'000}) {
    const auto read_form = read(form, step);
    EXPECT_THAT(read_form.values, ElementsAre(Pair("msg", "hello"), Pair("tmid", "")));
    ASSERT_TRUE(read_form.file);
    EXPECT_EQ(read_form.file->name, "a.txt");
    EXPECT_EQ(read_form.file->type, "text/plain");
    EXPECT_EQ(read_form.file->bytes.size(), 7U);
    std::ifstream stored{read_form.file->bytes.path()};
    EXPECT_EQ((std::string{std::istreambuf_iterator<char>{stored}, {}}), "content");
  }
}

TEST_P(FormReaderTest, NamesAreNoPathsAndHaveNoControlCharacters) {
  const auto name_of = [&](const std::string& name) {
    return read(part("name=\"file\"; filename=\"" + name + "\"", "x") + end()).file->name;
  };
  EXPECT_EQ(name_of("../../etc/passwd"), "passwd");
  EXPECT_EQ(name_of("C:\\\\temp\\\\x.png"), "x.png");
  EXPECT_EQ(name_of("a\x01\x7F"
                    "b.txt"),
            "ab.txt");
  EXPECT_EQ(name_of(".."), "");
  EXPECT_EQ(name_of(std::string(1000, 'n')).size(), 1000U);
  EXPECT_REFUSED(name_of(std::string(1025, 'n')), invalid_form);
}

TEST_P(FormReaderTest, FormsWithoutAFileAreForms) {
  EXPECT_FALSE(read(part("name=\"msg\"", "hello") + end()).file);
  EXPECT_FALSE(read(end()).file);
}

TEST_P(FormReaderTest, WhatIsWrongIsRefused) {
  EXPECT_REFUSED(read(file("x", "other") + end()), invalid_field);
  EXPECT_REFUSED(read(file("x") + file("y") + end()), one_file_only);
  EXPECT_REFUSED(read(file("x")), invalid_form);  // cut off
  EXPECT_REFUSED(read(""), invalid_form);
  EXPECT_REFUSED(read("nonsense"), invalid_form);
  EXPECT_REFUSED(read(part("name=\"msg\"", "\xFF") + end()), invalid_form);
  EXPECT_NO_THROW(read(file(std::string(1000, 'x')) + end()));
  EXPECT_REFUSED(read(file(std::string(1001, 'x')) + end()), file_too_large);
}

TEST_P(FormReaderTest, TextsAreBoundedTogether) {
  const auto half = std::string(kTexts / 2, 't');
  EXPECT_NO_THROW(read(part("name=\"a\"", half) + part("name=\"b\"", half) + end()));
  EXPECT_REFUSED(read(part("name=\"a\"", half) + part("name=\"b\"", half + "t") + end()), invalid_form);
}

TEST(SizeText, IsShort) {
  EXPECT_EQ(core::files::size_text(0), "0 B");
  EXPECT_EQ(core::files::size_text(1023), "1023 B");
  EXPECT_EQ(core::files::size_text(1536), "1.5 KB");
  EXPECT_EQ(core::files::size_text(104'857'600), "100 MB");
}

INSTANTIATE_TEST_SUITE_P(Engines, FormReaderTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::rest
