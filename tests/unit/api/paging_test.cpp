#include "api/paging.h"
#include "base/errors/request.h"

#include <gtest/gtest.h>

#include <array>

#include "base/bounds.h"
#include "base/error.h"
#include "base/fields_read.h"

namespace confab::api {
namespace {

struct ListParams : PageParams {
  std::optional<std::string> text;

  static constexpr auto kFields =
      extended<PageParams>(field("text", &ListParams::text, "Part of the name.", bound::name));
};

using Query = std::vector<std::pair<std::string, std::string>>;

class PagingTest : public ::testing::Test {
 protected:
  [[nodiscard]] Page page(std::optional<std::int64_t> count, std::optional<std::int64_t> offset = {}) const {
    PageParams params;
    params.count = count;
    params.offset = offset;
    return page_of(settings, params);
  }

  settings::Settings settings;
};

TEST_F(PagingTest, DefaultsAndLimitsOfTheSettings) {
  EXPECT_EQ(page({}).limit, 50);
  EXPECT_EQ(page({}).offset, 0);
  EXPECT_EQ(page(10, 30).limit, 10);
  EXPECT_EQ(page(10, 30).offset, 30);
  EXPECT_EQ(page(100).limit, 100);
  EXPECT_EQ(page(101).limit, 100);
  settings.put("API_Default_Count", 7);
  settings.put("API_Upper_Count_Limit", 20);
  EXPECT_EQ(page({}).limit, 7);
  EXPECT_EQ(page(21).limit, 20);
}

TEST_F(PagingTest, ZeroIsAllWhereAllowed) {
  EXPECT_EQ(page(0).limit, kMaxRows);
  EXPECT_EQ(page(0, 5).offset, 5);
  settings.put("API_Allow_Infinite_Count", false);
  EXPECT_EQ(page(0).limit, 50);
  settings.put("API_Default_Count", 500);
  EXPECT_EQ(page(0).limit, 100);
}

TEST(PageParameters, AreReadFromAQuery) {
  const auto params = read_query_fields<ListParams>(
      Query{{"count", "5"}, {"offset", "10"}, {"sort", R"({"name":-1})"}, {"text", "ann"}});
  EXPECT_EQ(params.count, 5);
  EXPECT_EQ(params.offset, 10);
  EXPECT_EQ(params.text, "ann");
  ASSERT_TRUE(params.sort);
  EXPECT_EQ(params.sort->at("name"), json::value(-1));
  EXPECT_FALSE(params.fields);
}

TEST(PageParameters, AreRefusedOutOfTheirRange) {
  for (const Query& bad : {Query{{"count", "-1"}}, Query{{"count", "x"}}, Query{{"count", "1e400"}},
                           Query{{"offset", "-1"}}, Query{{"sort", "name"}}, Query{{"sort", "[1]"}}}) {
    EXPECT_THROW((void)read_query_fields<ListParams>(bad), Refusal) << bad[0].first << "=" << bad[0].second;
  }
  EXPECT_EQ(read_query_fields<ListParams>(Query{{"count", "1000001"}}).count, 1000001) << "cut later, not refused";
}

constexpr std::array kColumns{std::pair<std::string_view, std::string_view>{"name", "u.name_key"},
                              std::pair<std::string_view, std::string_view>{"createdAt", "u.created_at"}};

std::string ordered(std::string_view sort) {
  return order_by(parse_json(sort).as_object(), kColumns, "u.pk");
}
/// What is said against a sort; "" when it is taken.
std::string against(std::string_view sort) {
  try {
    (void)ordered(sort);
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), errors::invalid_sort);
    return refusal.reason();
  }
  return {};
}

TEST(OrderBy, KnownNamesInTheirOrder) {
  EXPECT_EQ(ordered(R"({"name":1})"), "u.name_key ASC");
  EXPECT_EQ(ordered(R"({"createdAt":-1,"name":1})"), "u.created_at DESC, u.name_key ASC");
}

TEST(OrderBy, NothingSaid) {
  EXPECT_EQ(order_by(std::nullopt, kColumns, "u.pk DESC"), "u.pk DESC");
  EXPECT_EQ(ordered("{}"), "u.pk");
}

TEST(OrderBy, NothingElseGetsIntoTheStatement) {
  EXPECT_EQ(against(R"({"name":1})"), "");
  for (const auto* bad :
       {R"({"password":1})", R"({"u.name_key":1})", R"({"name; DROP TABLE users":1})", R"({"name":0})", R"({"name":2})",
        R"({"name":"1"})", R"({"name":1.0})", R"({"name":null})", R"({"name":1,"NAME":1})"}) {
    EXPECT_NE(against(bad), "") << bad;
  }
}

}  // namespace
}  // namespace confab::api
