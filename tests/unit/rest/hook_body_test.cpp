#include "rest/hook_body.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace confab::rest {
namespace {

json::value content(const std::string& type, const std::string& body) {
  net::Request request;
  static_cast<void>(request.headers.add("Content-Type", type));
  request.body = body;
  return hook_content(request);
}
const std::string kForm = "application/x-www-form-urlencoded";

std::string form(const std::string& text) {
  return to_json_text(nested_form(text));
}

TEST(HookBodyTest, ReadsNestedNames) {
  EXPECT_EQ(form("a[b]=c&l[]=1&l[]=2&a[d][e]=f"), R"({"a":{"b":"c","d":{"e":"f"}},"l":["1","2"]})");
  EXPECT_EQ(form("a=1&a=2&a=3"), R"({"a":["1","2","3"]})");
  EXPECT_EQ(form(""), "{}");
  EXPECT_EQ(form("[x]=1&a[=2&b]=3"), R"({"[x]":"1","a[":"2","b]":"3"})");
}

TEST(HookBodyTest, LeavesWhatIsTooDeepAsItIs) {
  EXPECT_EQ(form("a[b][c][d][e][f]=1"), R"({"a":{"b":{"c":{"d":{"e":{"f":"1"}}}}}})");
  EXPECT_EQ(form("a[b][c][d][e][f][g]=1"), R"({"a[b][c][d][e][f][g]":"1"})");
}

TEST(HookBodyTest, MixedKindsOfOneNameKeepTheLast) {
  EXPECT_EQ(form("a=1&a[b]=2"), R"({"a":{"b":"2"}})");
  EXPECT_EQ(form("a[]=1&a[b]=2"), R"({"a":{"b":"2"}})");
}

TEST(HookBodyTest, UnpacksJsonInForms) {
  EXPECT_EQ(content(kForm, "payload=%7B%22text%22%3A%22x%22%7D"), (json::object{{"text", "x"}}));
  EXPECT_EQ(content(kForm, R"({"text":"a=b"})"), (json::object{{"text", "a=b"}}));
  EXPECT_EQ(content(kForm, "payload=%7B&other=1"), (json::object{{"payload", "{"}, {"other", "1"}}));
  EXPECT_THROW(static_cast<void>(content(kForm, "payload=nonsense")), Refusal);
}

TEST(HookBodyTest, TakesObjectsAndLists) {
  EXPECT_EQ(content("application/json; charset=utf-8", R"({"a":1})"), (json::object{{"a", 1}}));
  EXPECT_EQ(content("application/x+json", "[1]"), (json::array{1}));
  EXPECT_EQ(content("text/plain", "anything"), json::object{});
  EXPECT_EQ(content("application/json", ""), json::object{});
  EXPECT_THROW(static_cast<void>(content("application/json", "5")), Refusal);
  EXPECT_THROW(static_cast<void>(content("application/json", "{")), Refusal);
}

}  // namespace
}  // namespace confab::rest
