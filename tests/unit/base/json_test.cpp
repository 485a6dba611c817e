// Reading what strangers send, and writing what browsers read.

#include "base/json.h"
#include "base/errors/request.h"
#include "base/json_number.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <limits>

#include "base/expect_refused.h"

namespace confab {
namespace {

using ::testing::HasSubstr;

std::string said_against(std::string_view text) {
  try {
    (void)parse_json(text);
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), errors::invalid_json);
    return refusal.reason();
  }
  return "accepted";
}

TEST(Json, WhatIsNotJsonIsRefusedWithItsPlace) {
  EXPECT_THAT(said_against(R"({"a":1,})"), HasSubstr("at byte 7"));
  for (const auto* bad : {"", " ", "{", "[1 2]", "nul", "{'a':1}", "{\"a\":1}}", "1 2", "\"\x01\"", "\"\\x\"",
                          "\"\xFF\"", "01", "+1", "NaN", "[1,]", "// x\n1", "{\"a\"}"}) {
    EXPECT_REFUSED(parse_json(bad), invalid_json);
  }
}

TEST(Json, DepthIsLimited) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_NO_THROW((void)parse_json(nested(64)));
  EXPECT_REFUSED(parse_json(nested(65)), invalid_json);
  EXPECT_REFUSED(parse_json(std::string(1'000'000, '[')), invalid_json);
}

TEST(Json, TheNumberOfValuesIsLimited) {
  const auto list = [](std::size_t count) {
    std::string text = "[0";
    for (std::size_t i = 1; i < count; ++i) text.append(",0");
    return text.append("]");
  };
  EXPECT_NO_THROW((void)parse_json(list(90'000)));
  EXPECT_REFUSED(parse_json(list(4'000'000)), invalid_json);
  EXPECT_FALSE(parsed_json(list(4'000'000)));
  const std::string commas(200'000, ',');
  EXPECT_NO_THROW((void)parse_json("\"" + commas + "\\\"[\"")) << "what is in a text is no value";
}

TEST(Json, TextWithoutNul) {
  EXPECT_THAT(said_against(R"({"a":"x\u0000y"})"), HasSubstr("NUL"));
  EXPECT_THAT(said_against(R"({"\u0000":1})"), HasSubstr("NUL"));
  EXPECT_THAT(said_against(R"(["\\\u0000"])"), HasSubstr("NUL"));
  EXPECT_EQ(said_against(R"(["\\u0000"])"), "accepted");  // a backslash and five characters
  EXPECT_EQ(said_against(R"(["u0000"])"), "accepted");
}

TEST(Json, StringsAreEscapedWhereTheyMustBeAndNowhereElse) {
  std::string out = "x";
  append_json_string(out, "a\"b\\c\n\r\t\b\f\x01\x1F/\x7F\xC3\xA4\xF0\x9F\x98\x80");
  EXPECT_EQ(out, "x\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001f/\x7F\xC3\xA4\xF0\x9F\x98\x80\"");
  EXPECT_EQ(to_json_text(""), "\"\"");
}

TEST(Json, StringsAreEscapedWhereverTheCharacterStands) {
  const std::pair<char, std::string_view> written[] = {
      {'\0', "\\u0000"}, {'\x1F', "\\u001f"}, {' ', " "},       {'!', "!"},      {'"', "\\\""},
      {'#', "#"},        {'[', "["},          {'\\', "\\\\"},   {']', "]"},      {'\x7F', "\x7F"},
      {'\x80', "\x80"},  {'\xA2', "\xA2"},    {'\xDC', "\xDC"}, {'\xFF', "\xFF"}};
  for (const auto& [character, shown] : written) {
    for (std::size_t before = 0; before <= 17; ++before) {
      for (std::size_t behind = 0; behind <= 9; ++behind) {
        const std::string start(before, 'a'), end(behind, '\xC3');
        std::string out;
        append_json_string(out, fmt::format("{}{}{}", start, character, end));
        EXPECT_EQ(out, fmt::format("\"{}{}{}\"", start, shown, end));
      }
    }
  }
}

TEST(Json, WholeNumbersToTheirBounds) {
  std::string out;
  for (const auto number : {std::int64_t{0}, std::int64_t{-7}, std::numeric_limits<std::int64_t>::min(),
                            std::numeric_limits<std::int64_t>::max()}) {
    append_json_number(out, number);
    out.push_back(' ');
  }
  EXPECT_EQ(out, "0 -7 -9223372036854775808 9223372036854775807 ");
}

TEST(Json, WhatIsWrittenIsReadAgain) {
  for (const auto* text : {"null", "true", "false", "0", "-9223372036854775808", "18446744073709551615", "1.5", "-0.25",
                           "\"\"", "[]", "{}", R"({"a":[1,{"b":null}],"c":"\n"})", R"(["\u001f\"\\"])"}) {
    EXPECT_EQ(to_json_text(parse_json(text)), text);
  }
}

TEST(Json, NumbersAsJavaScriptWritesThem) {
  EXPECT_EQ(to_json_text(3.0), "3");
  EXPECT_EQ(to_json_text(-3.0), "-3");
  EXPECT_EQ(to_json_text(0.1), "0.1");
  EXPECT_EQ(to_json_text(1e14), "100000000000000");
  EXPECT_EQ(to_json_text(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(to_json_text(std::numeric_limits<double>::quiet_NaN()), "null");
  for (const double number : {1e15, 1.7976931348623157e308, 5e-324, 0.30000000000000004}) {
    EXPECT_EQ(parse_json(to_json_text(number)).to_number<double>(), number);
  }
}

TEST(Json, MembersThatMayNotBeThere) {
  const auto value = parse_json(R"({"a":{"b":1}})");
  EXPECT_EQ(*find_member(*find_member(value, "a"), "b"), json::value(1));
  EXPECT_EQ(find_member(value, "b"), nullptr);
  EXPECT_EQ(find_member(json::value("text"), "a"), nullptr);
}

TEST(Json, DatesInEveryFormThatClientsSend) {
  const auto time = from_millis(1'700'000'000'123);
  for (const auto* text : {R"({"$date":1700000000123})", "1700000000123", R"("2023-11-14T22:13:20.123Z")",
                           R"("1700000000123")", R"({"$date":"2023-11-14T22:13:20.123Z"})", "1700000000123.9"}) {
    EXPECT_EQ(json_time(parse_json(text)), time) << text;
  }
  for (const auto* text : {"null", "true", "[]", "{}", R"({"$date":null})", R"("soon")", "1e300", "9223372036854775807",
                           "-9223372036854775808"}) {
    EXPECT_FALSE(json_time(parse_json(text))) << text;
  }
}

}  // namespace
}  // namespace confab
