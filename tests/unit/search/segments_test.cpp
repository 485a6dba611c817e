#include "search/segments.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace confab::search {
namespace {

TEST(Segments, CoverWhatIsIndexedOneBehindTheOther) {
  for (const std::int64_t indexed : {0, 64, 448, 512, 4032, 4096, 10'048, 123'456 / 64 * 64}) {
    std::int64_t at = 0;
    for (const auto& segment : segments_of(indexed)) {
      ASSERT_EQ(segment.first, at);
      at = segment.end();
    }
    ASSERT_EQ(at, indexed);
  }
}

TEST(Segments, EachMessageIsInOne) {
  for (const std::int64_t indexed : {64, 576, 4608 + 64, 9216}) {
    for (const auto& segment : segments_of(indexed)) {
      EXPECT_EQ(segment_with(indexed, segment.first + 1), segment);
      EXPECT_EQ(segment_with(indexed, segment.end()), segment);
    }
    EXPECT_EQ(segment_with(indexed, indexed + 1).size, 0);
  }
}

// Written one after the other, each replacing the smaller ones that it covers, they are those that there should be.
TEST(Segments, TheNextOneLeadsToTheRightOnes) {
  std::map<std::int64_t, Segment> written;
  std::int64_t indexed = 0;
  std::mt19937 random{3};
  for (std::int64_t newest = 0; newest < 20'000; newest += 1 + static_cast<std::int64_t>(random() % 900)) {
    for (auto next = next_segment(indexed, newest); next.size != 0; next = next_segment(indexed, newest)) {
      ASSERT_LE(next.first, indexed);
      ASSERT_GT(next.end(), indexed);
      ASSERT_LE(next.end(), newest);
      written.erase(written.lower_bound(next.first), written.lower_bound(next.end()));
      written.emplace(next.first, next);
      indexed = next.end();
    }
    ASSERT_LT(newest - indexed, kSmallestSegment);
    const auto expected = segments_of(indexed);
    ASSERT_EQ(written.size(), expected.size());
    for (const auto& segment : expected) ASSERT_EQ(written.at(segment.first), segment);
  }
}

TEST(Segments, WhatIsWrittenIsReadAgain) {
  std::mt19937 random{5};
  for (const std::int64_t size : {64, 512, 4096}) {
    const Segment segment{0, size};
    std::map<Gram, std::vector<std::uint32_t>> expected;
    std::vector<Posting> postings;
    for (std::uint32_t place = 0; place < size; ++place) {
      for (int i = 0; i < 20; ++i) {
        const Gram gram = i == 0 ? (1U << kGramBits) - 1 : random() % 5'000 * 3'001 % (1U << kGramBits);
        if (!expected[gram].empty() && expected[gram].back() == place) continue;
        expected[gram].push_back(place);
        postings.push_back({gram, place});
      }
    }
    const auto rows = rows_of(segment, postings);
    ASSERT_EQ(std::ssize(rows), segment.buckets());
    for (const auto& [gram, places] : expected) {
      ASSERT_EQ(places_in(rows[static_cast<std::size_t>(segment.bucket_of(gram))], gram), places);
    }
    EXPECT_TRUE(places_in(rows[0], 1).empty() || expected.contains(1));
  }
}

TEST(Segments, ADamagedRowIsShort) {
  EXPECT_TRUE(places_in("", 5).empty());
  for (const std::string_view row : {"5", "5o", "51", "5oooooooooooo", "\x80\xFF\x01"}) {
    EXPECT_LE(places_in(row, 5).size(), row.size());
  }
}

TEST(Segments, CommonPlaces) {
  const std::vector<std::uint32_t> a{1, 3, 5};
  const std::vector<std::uint32_t> b{3, 4, 5};
  EXPECT_EQ(common_to(a, b), (std::vector<std::uint32_t>{3, 5}));
}

}  // namespace
}  // namespace confab::search
