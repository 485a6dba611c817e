#include "base/json_schema.h"

#include <gtest/gtest.h>

namespace confab {
namespace {

bool matches(std::string_view value, std::string_view schema) {
  return matches_schema(parse_json(value), parse_json(schema));
}

TEST(JsonSchema, TypesChoicesAndBounds) {
  EXPECT_TRUE(matches(R"("a")", R"({"type":"string","enum":["a","b"]})"));
  EXPECT_FALSE(matches(R"("c")", R"({"type":"string","enum":["a","b"]})"));
  EXPECT_FALSE(matches("5", R"({"type":"string"})"));
  EXPECT_TRUE(matches("5", R"({"type":["string","integer"]})"));
  EXPECT_FALSE(matches("5.5", R"({"type":"integer"})"));
  EXPECT_FALSE(matches("5", R"({"minimum":6})"));
  EXPECT_FALSE(matches(R"("abc")", R"({"maxLength":2})"));
  EXPECT_FALSE(matches("[1,2]", R"({"maxItems":1})"));
  EXPECT_FALSE(matches("[1,true]", R"({"items":{"type":"number"}})"));
  EXPECT_TRUE(matches("null", R"({"type":"null"})"));
}

TEST(JsonSchema, MembersOfObjects) {
  constexpr auto kSchema = R"({"type":"object","additionalProperties":false,"properties":{"priority":{"type":"string",
    "enum":["low","high"]}},"required":["priority"]})";
  EXPECT_TRUE(matches(R"({"priority":"low"})", kSchema));
  EXPECT_FALSE(matches(R"({"priority":"other"})", kSchema));
  EXPECT_FALSE(matches("{}", kSchema));
  EXPECT_FALSE(matches(R"({"priority":"low","more":1})", kSchema));
  EXPECT_TRUE(matches(R"({"more":1})", R"({"type":"object"})"));
}

TEST(JsonSchema, WhatIsNoSchemaMatchesNothing) {
  EXPECT_FALSE(matches("{}", "[]"));
  EXPECT_TRUE(matches("{}", "{}"));
}

}  // namespace
}  // namespace confab
