#include "search/query.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/errors/messages.h"

namespace confab::search {
namespace {

std::string field_of(std::string_view text, const Reading& reading = {}) {
  try {
    static_cast<void>(read_query(text, reading));
  } catch (const Refusal& refusal) {
    EXPECT_TRUE(refusal.code() == errors::invalid_search);
    EXPECT_FALSE(refusal.reason().empty());
    return std::string{refusal.details().at("field").as_string()};
  }
  return {};
}

TEST(SearchQuery, WordsPhrasesAndWhatIsLeftOut) {
  const auto query = read_query("  Hello \"good morning\" -bad -\"so so\" ", {});
  ASSERT_EQ(query.terms.size(), 2U);
  EXPECT_EQ(query.terms[0].chars, U"hello");
  EXPECT_FALSE(query.terms[0].quoted);
  EXPECT_EQ(query.terms[1].chars, U"good morning");
  EXPECT_TRUE(query.terms[1].quoted);
  ASSERT_EQ(query.excluded.size(), 2U);
  EXPECT_EQ(query.excluded[1].chars, U"so so");
}

TEST(SearchQuery, CurlyQuotationMarksAndOpenOnesCount) {
  EXPECT_EQ(read_query("\u201Cgood morning\u201D", {}).terms.at(0).chars, U"good morning");
  EXPECT_EQ(read_query("\"good morning", {}).terms.at(0).chars, U"good morning");
}

TEST(SearchQuery, Filters) {
  const auto query = read_query("from:@ann in:#general MENTIONS:me has:link has:pin is:thread x", {});
  EXPECT_EQ(query.from, "@ann");
  EXPECT_EQ(query.in, "#general");
  EXPECT_EQ(query.mentions, "me");
  EXPECT_EQ(query.traits, (std::vector{Trait::link, Trait::pin, Trait::in_thread}));
  EXPECT_EQ(query.terms.size(), 1U);
  EXPECT_TRUE(read_query("has:star", {}).terms.empty());
}

TEST(SearchQuery, TimesAreOfThePersonsDay) {
  using namespace std::chrono_literals;
  const auto at = [](std::string_view text) { return *parse_time(text); };
  const auto day = read_query("on:2026-03-15", {.utc_offset = 120min});
  EXPECT_EQ(day.since, at("2026-03-14T22:00:00Z"));
  EXPECT_EQ(day.before, at("2026-03-15T22:00:00Z"));
  const auto month = read_query("during:2026-02", {});
  EXPECT_EQ(month.since, at("2026-02-01T00:00:00Z"));
  EXPECT_EQ(month.before, at("2026-03-01T00:00:00Z"));
  EXPECT_EQ(read_query("after:2025", {}).since, at("2026-01-01T00:00:00Z"));
  EXPECT_EQ(read_query("before:2026-12-31", {}).before, at("2026-12-31T00:00:00Z"));
  EXPECT_EQ(read_query("during:2026 before:2026-02", {}).before, at("2026-02-01T00:00:00Z"));
}

TEST(SearchQuery, WhatIsWrongIsNamed) {
  EXPECT_EQ(field_of(""), "text");
  EXPECT_EQ(field_of("-only"), "text");
  EXPECT_EQ(field_of("hello ..."), "text");
  EXPECT_EQ(field_of("colour:red"), "colour");
  EXPECT_EQ(field_of("from:"), "from");
  EXPECT_EQ(field_of("from:a from:b"), "from");
  EXPECT_EQ(field_of("has:money"), "has");
  EXPECT_EQ(field_of("is:nice"), "is");
  EXPECT_EQ(field_of("-from:ann x"), "from");
  for (const auto* date : {"tomorrow", "2026-13", "2026-02-30", "26", "2026/02", "2026-2-1", "9999999", "20a6"}) {
    EXPECT_EQ(field_of("before:" + std::string{date}), "before") << date;
  }
  EXPECT_EQ(field_of("a b c d e f g h i j k l m n o p q"), "text");
  EXPECT_EQ(field_of("/x/q"), "text");
}

TEST(SearchQuery, WhatOnlyLooksLikeAFilterIsText) {
  EXPECT_EQ(read_query("https://example.com", {}).terms.at(0).chars, U"https example com");
  EXPECT_EQ(read_query("12:30 :smile: note:", {}).terms.size(), 3U);
  EXPECT_EQ(read_query("\"colour:red\"", {}).terms.at(0).chars, U"colour red");
  EXPECT_EQ(read_query("colour:red", {.unknown_is_text = true}).terms.at(0).chars, U"colour red");
}

TEST(SearchQuery, Expressions) {
  const auto query = read_query("/he(l+)o [a-z]/i", {});
  EXPECT_EQ(query.expression, "he(l+)o [a-z]");
  EXPECT_TRUE(query.ignores_case);
  EXPECT_FALSE(read_query("/x/", {}).ignores_case);
  EXPECT_EQ(read_query("/x/ms", {}).expression, "(?ms)x");
  EXPECT_FALSE(read_query("a/b/c", {}).expression);
  const auto always = read_query("from:ann he.lo  w", {.always_expression = true});
  EXPECT_EQ(always.expression, "he.lo w");
  EXPECT_EQ(always.from, "ann");
}

}  // namespace
}  // namespace confab::search
