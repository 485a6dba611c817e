#include "store/sql_text.h"

#include <gtest/gtest.h>

namespace confab::store {
namespace {

TEST(SqlText, OneListOfColumnsMakesInsertAndUpdate) {
  EXPECT_EQ(insert_sql("t", "a"), "INSERT INTO t (a) VALUES (?)");
  EXPECT_EQ(insert_sql("t", "a, b, c"), "INSERT INTO t (a, b, c) VALUES (?, ?, ?)");
  EXPECT_EQ(assignments("a"), "a = ?");
  EXPECT_EQ(assignments("a, b, c"), "a = ?, b = ?, c = ?");
}

TEST(SqlText, ValuesFollowInOrder) {
  const auto values = followed_by({1, 2}, {3});
  ASSERT_EQ(values.size(), 3U);
  EXPECT_EQ(std::get<std::int64_t>(values[2].storage()), 3);
}

}  // namespace
}  // namespace confab::store
