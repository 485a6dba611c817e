// What happens to SQL text before an engine sees it.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "sql/dialect.h"
#include "sql/lru_cache.h"
#include "sql/script.h"

namespace confab::sql {
namespace {

using ::testing::ElementsAre;

TEST(Translate, NumbersPlaceholdersForPostgres) {
  EXPECT_EQ(translate("a = ? AND b = ?", Engine::postgres), "a = $1 AND b = $2");
  EXPECT_EQ(translate("a = ? AND b = ?", Engine::sqlite), "a = ? AND b = ?");
}

TEST(Translate, LeavesQuotesAndCommentsAlone) {
  constexpr auto kSql = "'it''s ?' \"col?\" /* ? %x% */ $$ ? $$ $a$ ? $$ $a$ -- ?";
  EXPECT_EQ(translate(kSql, Engine::postgres), kSql);
  EXPECT_EQ(count_placeholders(kSql), 0U);
  EXPECT_EQ(translate("'open ?", Engine::postgres), "'open ?");
}

TEST(Translate, ExpandsMacros) {
  EXPECT_EQ(translate("SELECT 1 %for_update%", Engine::postgres), "SELECT 1 FOR UPDATE");
  EXPECT_EQ(translate("SELECT 1 %for_update%", Engine::sqlite), "SELECT 1 ");
  EXPECT_EQ(translate("SELECT 1 %for_key_share%", Engine::postgres), "SELECT 1 FOR KEY SHARE");
  EXPECT_THROW((void)translate("%unknown%", Engine::sqlite), Error);
  EXPECT_EQ(translate("SELECT 7 % 2, a%b, 7 %2%", Engine::sqlite), "SELECT 7 % 2, a%b, 7 %2%") << "a remainder";
  EXPECT_EQ(translate(fmt::format("SELECT {} %for_update%", 1), Engine::postgres), "SELECT 1 FOR UPDATE");
}

TEST(SplitScript, KeepsStatementsWhole) {
  EXPECT_THAT(split_script("CREATE TABLE a (b TEXT DEFAULT ';'); -- not here;\nDROP TABLE a", Engine::sqlite),
              ElementsAre("CREATE TABLE a (b TEXT DEFAULT ';')", ::testing::HasSubstr("DROP TABLE a")));
  EXPECT_THAT(split_script("-- nothing;\n ; ;\n", Engine::sqlite), ElementsAre());
}

TEST(SplitScript, GivesEachEngineItsLines) {
  constexpr auto kScript =
      "CREATE TABLE a (\n"
      "-- sqlite:  b TEXT\n"
      "-- postgres:  b VARCHAR\n"
      ");\n"
      "-- postgres: CREATE INDEX c ON a (b);\n";
  EXPECT_THAT(split_script(kScript, Engine::sqlite), ElementsAre("CREATE TABLE a (\n  b TEXT\n)"));
  EXPECT_THAT(split_script(kScript, Engine::postgres),
              ElementsAre("CREATE TABLE a (\n  b VARCHAR\n)", ::testing::HasSubstr("CREATE INDEX c ON a (b)")));
}

TEST(SplitScript, SeesTheBodiesOfTriggersAndFunctions) {
  constexpr auto kTrigger =
      "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  UPDATE a SET b = CASE WHEN 1 THEN 2 END;\n  DELETE FROM c;\nEND";
  EXPECT_THAT(split_script(std::string{kTrigger} + ";SELECT 1", Engine::sqlite), ElementsAre(kTrigger, "SELECT 1"));
  constexpr auto kFunction = "CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN x; END; $body$ LANGUAGE plpgsql";
  EXPECT_THAT(split_script(std::string{kFunction} + ";\nCREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f();",
                           Engine::postgres),
              ElementsAre(kFunction, "\nCREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f()"));
}

TEST(SplitScript, KeepsMacrosForTheDriver) {
  EXPECT_THAT(split_script("CREATE TABLE a (id %row_key%);", Engine::sqlite),
              ElementsAre("CREATE TABLE a (id %row_key%)"));
}

TEST(LruCache, TheOldestMakesRoom) {
  LruCache<int> cache(2);
  EXPECT_EQ(cache.put("a", 1), std::nullopt);
  EXPECT_EQ(cache.put("b", 2), std::nullopt);
  EXPECT_EQ(cache.put("a", *cache.take("a")), std::nullopt);  // used again
  EXPECT_EQ(cache.put("c", 3), 2);
  EXPECT_EQ(cache.take("b"), std::nullopt);
  EXPECT_EQ(cache.take("a"), 1);
  EXPECT_EQ(cache.take("a"), std::nullopt) << "it is in use";
}

TEST(LruCache, WhatIsInUseComesBackAfterItsPlaceIsGone) {
  LruCache<int> cache(1);
  cache.put("a", 1);
  const auto used = cache.take("a");
  EXPECT_EQ(cache.put("b", 2), std::nullopt) << "there was only the place";
  EXPECT_EQ(cache.put("a", *used), 2);
  EXPECT_EQ(cache.take("a"), 1);
}

TEST(LruCache, WhatNeverComesBackMakesRoomLikeOthers) {
  LruCache<int> cache(1);
  for (const auto* key : {"a", "b", "c"}) {
    cache.put(key, 1);
    EXPECT_EQ(cache.take(key), 1);
  }
  cache.put("c", 3);
  EXPECT_EQ(cache.take("c"), 3);
  EXPECT_EQ(cache.take("a"), std::nullopt);
}

TEST(LruCache, TheSecondOfOneKeyGoes) {
  LruCache<int> cache(2);
  cache.put("a", 1);
  EXPECT_EQ(cache.put("a", 9), 9);
  EXPECT_EQ(cache.take("a"), 1);
}

}  // namespace
}  // namespace confab::sql
