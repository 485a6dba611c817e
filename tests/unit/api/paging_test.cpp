#include "api/paging.h"
#include "api/order.h"
#include "api/query.h"
#include "base/errors/request.h"

#include <gtest/gtest.h>

#include <array>

#include "base/bounds.h"
#include "base/error.h"
#include "base/fields_read.h"

namespace confab::api {
namespace {

using Base = PageBy<"name|-ts|+seq", "_id|name">;
struct ListParams : Base {
  std::optional<std::string> text;

  static constexpr auto kFields = extended<Base>(field("text", &ListParams::text, "Part of the name.", bound::name));
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

/// What is said against a parameter, behind its code; "" when it is taken.
template <class Params = ListParams>
std::string refused(std::string_view name, std::string_view text) {
  try {
    (void)read_query_fields<Params>(Query{{std::string{name}, std::string{text}}});
  } catch (const Refusal& refusal) {
    return std::string{refusal.code().wire_name()} + ": " + refusal.reason();
  }
  return {};
}

TEST(PageParameters, WhatIsNotDeclaredIsRefused) {
  for (const auto* fine : {R"({"name":1})", R"({"name":-1,"ts":-1})", R"({"seq":1})", "{}", ""}) {
    EXPECT_EQ(refused("sort", fine), "") << fine;
  }
  EXPECT_EQ(refused("sort", R"({"ts":1})"), "error-invalid-sort: Cannot sort by ts ascending");
  EXPECT_EQ(refused("sort", R"({"seq":-1})"), "error-invalid-sort: Cannot sort by seq descending");
  EXPECT_EQ(refused("sort", R"({"name":1,"-ts":-1})"), "error-invalid-sort: Cannot sort by -ts");
  EXPECT_EQ(refused("sort", R"({"":1})"), "error-invalid-sort: Cannot sort by ");
  EXPECT_EQ(refused("sort", R"({"name":"up"})"),
            R"(error-invalid-sort: Invalid sort parameter provided: "{"name":"up"}")");
  EXPECT_EQ(refused("query", R"({"_id":"x","name":{"$regex":"y"}})"), "");
  EXPECT_EQ(refused("query", R"({"_id":"x","$or":[]})"), "error-invalid-query: query cannot ask for $or");
  EXPECT_EQ(refused<PageBy<>>("query", "{}"), "");
  EXPECT_EQ(refused<PageBy<>>("query", R"({"_id":"x"})"), "error-invalid-query: query cannot ask for _id");
  EXPECT_EQ(refused<PageBy<>>("sort", R"({"_id":1})"), "error-invalid-sort: Cannot sort by _id");
  EXPECT_EQ((refused<PageBy<"", kConditions>>("query", R"({"$or":[]})")), "") << "the store says";
}

TEST(PageParameters, OtherKeysInWordsOfTheListsOwn) {
  using Own = PageBy<"name", "", when_unknown(errors::params_refused, "Please verify the parameters")>;
  EXPECT_EQ(refused<Own>("sort", R"({"x":1})"), "invalid-params: Please verify the parameters");
  EXPECT_EQ(refused<Own>("sort", R"({"name":1})"), "");
}

TEST(PartIn, TextToLookForAndNothingElse) {
  const auto part = [](std::string_view query) { return part_in(parse_json(query).as_object(), "name"); };
  EXPECT_EQ(part("{}"), "");
  EXPECT_EQ(part_in(std::nullopt, "name"), "");
  EXPECT_EQ(part(R"({"name":{"$regex":"a\\.b-c","$options":"i"}})"), "a.b-c");
  for (const auto* bad : {R"({"name":"a"})", R"({"name":{"$regex":"a"}})", R"({"name":{"$regex":"^a","$options":"i"}})",
                          R"({"name":{"$regex":"a.","$options":"i"}})", R"({"name":{"$regex":"\\d","$options":"i"}})",
                          R"({"name":{"$regex":"a\\","$options":"i"}})", R"({"name":{"$regex":1,"$options":"i"}})",
                          R"({"name":{"$regex":"a","$options":"i","$ne":"b"}})"}) {
    EXPECT_THROW((void)part(bad), Refusal) << bad;
  }
}

enum class Key { name, created_at };
constexpr std::array kKeys{std::pair<std::string_view, Key>{"name", Key::name},
                           std::pair<std::string_view, Key>{"createdAt", Key::created_at}};

std::vector<std::pair<Key, bool>> ordered(std::string_view sort) {
  std::vector<std::pair<Key, bool>> order;
  for (const auto& by : order_of<Key>(parse_json(sort).as_object(), kKeys)) order.emplace_back(by.key, by.descending);
  return order;
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

TEST(OrderOf, KnownNamesInTheirOrder) {
  using Order = std::vector<std::pair<Key, bool>>;
  EXPECT_EQ(ordered(R"({"name":1})"), (Order{{Key::name, false}}));
  EXPECT_EQ(ordered(R"({"createdAt":-1,"name":1})"), (Order{{Key::created_at, true}, {Key::name, false}}));
  EXPECT_TRUE(ordered("{}").empty());
  EXPECT_TRUE(order_of<Key>(std::nullopt, kKeys).empty());
}

TEST(OrderOf, NothingElseIsTaken) {
  EXPECT_EQ(against(R"({"name":1})"), "");
  for (const auto* bad :
       {R"({"password":1})", R"({"u.name_key":1})", R"({"name; DROP TABLE users":1})", R"({"name":0})", R"({"name":2})",
        R"({"name":"1"})", R"({"name":1.0})", R"({"name":null})", R"({"name":1,"NAME":1})"}) {
    EXPECT_NE(against(bad), "") << bad;
  }
}

TEST(DirectionOf, AListWithOneOrder) {
  const auto said = [](std::string_view sort) { return direction_of(parse_json(sort).as_object(), "ts"); };
  EXPECT_EQ(said(R"({"ts":1})"), SortDirection::ascending);
  EXPECT_EQ(said(R"({"ts":-1})"), SortDirection::descending);
  EXPECT_EQ(said("{}"), std::nullopt);
  EXPECT_EQ(direction_of(std::nullopt, "ts"), std::nullopt);
  EXPECT_THROW((void)said(R"({"name":1})"), Refusal);
}

}  // namespace
}  // namespace confab::api
