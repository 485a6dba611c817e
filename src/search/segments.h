#pragma once
// How the index of a room is cut, and how a piece of it is written.
//
// Segments cover a room's messages one behind the other. Which there are follows from how far the room is indexed and
// from nothing else: as many of the largest size as fit, then of the next smaller one. So a segment is written once in
// each size, from its messages, and never grows.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/grams.h"

namespace confab::search {

/// The messages with a seq above `first`, up to `first + size`.
struct Segment {
  std::int64_t first = 0;
  std::int64_t size = 0;

  friend bool operator==(const Segment&, const Segment&) = default;
  [[nodiscard]] std::int64_t end() const { return first + size; }
  [[nodiscard]] std::int64_t buckets() const;  // by the hash of its grams; one row each
  [[nodiscard]] std::int64_t bucket_of(Gram gram) const;
};

/// What is indexed is a multiple of this.
inline constexpr std::int64_t kSmallestSegment = 64;

/// The segments of a room that is indexed up to `indexed`, the oldest first.
[[nodiscard]] std::vector<Segment> segments_of(std::int64_t indexed);
/// The one that takes an index further when messages up to `newest` are there, and may replace smaller ones before it:
/// the largest, so that who is far behind writes no small ones on the way. Of size 0: there are too few messages for
/// one.
[[nodiscard]] Segment next_segment(std::int64_t indexed, std::int64_t newest);
/// The one that a message is in; of size 0: it is not indexed.
[[nodiscard]] Segment segment_with(std::int64_t indexed, std::int64_t seq);

/// A gram of a message, by the message's place in the segment, from 0.
struct Posting {
  Gram gram = 0;
  std::uint32_t place = 0;
};
/// The rows of a segment, a text of ASCII characters for each bucket; empty where there is nothing.
[[nodiscard]] std::vector<std::string> rows_of(const Segment& segment, std::vector<Posting> postings);
/// The places of a gram by the row of its bucket, ascending. What is damaged ends the list.
[[nodiscard]] std::vector<std::uint32_t> places_in(std::string_view row, Gram gram);
/// Those that are in both.
[[nodiscard]] std::vector<std::uint32_t> common_to(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace confab::search
