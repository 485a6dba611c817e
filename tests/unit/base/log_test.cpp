// One event, one line, whatever is in it.

#include "base/log.h"

#include <gmock/gmock.h>

#include <thread>

#include "base/json.h"

namespace confab::log {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

class LogTest : public ::testing::Test {
 protected:
  void SetUp() override { ::testing::internal::CaptureStderr(); }
  void TearDown() override {
    ::testing::internal::GetCapturedStderr();
    configure(Level::info, Format::text);
  }
  /// The newest line without its time.
  static std::string newest() {
    const auto line = recent().back().text;
    return line.substr(line.find(' ') + 1);
  }
};

TEST_F(LogTest, ALineOfText) {
  info("listening", {{"port", "3000"}, {"address", "0.0.0.0"}});
  EXPECT_EQ(newest(), "info listening port=3000 address=0.0.0.0");
  EXPECT_THAT(recent().back().text, ::testing::MatchesRegex("20[0-9T:.-]+Z info .*"));
}

TEST_F(LogTest, WhatStrangersWroteCannotMakeALineOfItsOwn) {
  warning("failed login", {{"username", "x\n2026-01-01T00:00:00.000Z error all is lost"}, {"address", ""}});
  EXPECT_EQ(newest(), R"(warning failed login username="x\n2026-01-01T00:00:00.000Z error all is lost" address="")");
  warning("w", {{"a", "b c=\"d\""}});
  EXPECT_EQ(newest(), R"(warning w a="b c=\"d\"")");
}

TEST_F(LogTest, WhatATerminalWouldObeyIsWrittenOut) {
  warning("w", {{"a", "x\x1b[31m"},
                {"b",
                 "\xC2\x9B"
                 "1m"},
                {"c", "\xE2\x80\xAE"},
                {"d", "\xE2\x80\xA8"},
                {"e", "\x7F"}});
  EXPECT_EQ(newest(), R"(warning w a="x\u001b[31m" b="\xc2\x9b1m" c="\xe2\x80\xae" d="\xe2\x80\xa8" e="\x7f")");
  warning("w", {{"a", "Zo\xC3\xAB"}});
  EXPECT_EQ(newest(), "warning w a=\"Zo\xC3\xAB\"");
}

TEST_F(LogTest, WhatIsNoUtf8IsWrittenOut) {
  const FieldList fields{{"a",
                          "evil\xFF\x9B"
                          "31m"},
                         {"b", "\xEF\xBF\xB9"},
                         {"c", "\xF3\xA0\x80\x81"}};
  warning("w", fields);
  EXPECT_EQ(newest(), R"(warning w a="evil\xff\x9b31m" b="\xef\xbf\xb9" c="\xf3\xa0\x80\x81")");
  configure(Level::info, Format::json);
  warning("w", fields);
  EXPECT_EQ(parse_json(recent().back().text).as_object().at("a"), json::value("evil\uFFFD\uFFFD31m"));
}

TEST_F(LogTest, LinesAreBounded) {
  const std::string huge(1'000'000, 'x');
  warning("w", {{"a", huge}, {"b", "short"}});
  EXPECT_LT(newest().size(), 1'100U);
  EXPECT_THAT(newest(), EndsWith("b=short"));
  const std::string value(900, 'x');
  warning("w", {{"a", value},
                {"b", value},
                {"c", value},
                {"d", value},
                {"e", value},
                {"f", value},
                {"g", value},
                {"h", value},
                {"i", value},
                {"j", value}});
  EXPECT_LT(newest().size(), 8'100U);
}

TEST_F(LogTest, LinesOfJson) {
  configure(Level::info, Format::json);
  error("failed", {{"error", "a \"b\"\n"}});
  const auto line = parse_json(recent().back().text).as_object();
  EXPECT_EQ(line.at("level"), json::value("error"));
  EXPECT_EQ(line.at("event"), json::value("failed"));
  EXPECT_EQ(line.at("error"), json::value("a \"b\"\n"));
  EXPECT_TRUE(json_time(line.at("time")));
  EXPECT_EQ(line.size(), 4U);
}

TEST_F(LogTest, LevelsBelowTheChosenOneAreLeftOut) {
  info("before");
  debug("left out");
  EXPECT_EQ(newest(), "info before");
  set_level(Level::warning);
  EXPECT_EQ(level(), Level::warning);
  info("left out");
  EXPECT_EQ(newest(), "info before");
  set_level(Level::debug);
  debug("there");
  EXPECT_EQ(newest(), "debug there");
}

TEST_F(LogTest, TheRequestIsInEveryLineOfItsThread) {
  {
    const RequestScope outer{"r1"};
    info("a");
    EXPECT_EQ(newest(), "info a request=r1");
    {
      const RequestScope inner{"r2"};
      info("b", {{"k", "v"}});
      EXPECT_EQ(newest(), "info b request=r2 k=v");
    }
    std::jthread{[] { info("elsewhere"); }}.join();
    EXPECT_EQ(newest(), "info elsewhere");
    info("c");
    EXPECT_EQ(newest(), "info c request=r1");
  }
  info("d");
  EXPECT_EQ(newest(), "info d");
}

TEST_F(LogTest, StandardErrorHasTheSameLinesAndThePageTheNewestThousand) {
  for (int i = 0; i < 1200; ++i) info("n", {{"i", std::to_string(i)}});
  const auto lines = recent();
  ASSERT_EQ(lines.size(), 1000U);
  EXPECT_THAT(lines.front().text, EndsWith("i=200"));
  EXPECT_THAT(lines.back().text, EndsWith("i=1199"));
  const auto written = ::testing::internal::GetCapturedStderr();
  ::testing::internal::CaptureStderr();
  EXPECT_THAT(written, HasSubstr(" info n i=0\n"));
  EXPECT_THAT(written, EndsWith(" info n i=1199\n"));
}

}  // namespace
}  // namespace confab::log
