#include "search/segments.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <tuple>

namespace confab::search {
namespace {

constexpr std::array<std::int64_t, 3> kSizes{4096, 512, kSmallestSegment};
constexpr std::int64_t kMessagesOfABucket = 8;  // about a kilobyte

// Numbers as characters, five bits each, the lowest first; the sixth says that more follow. The 64 characters begin at
// one that needs no escaping anywhere.
constexpr char kZero = '0';
constexpr unsigned kBits = 5;
constexpr std::uint32_t kMore = 1U << kBits;

void put(std::string& row, std::uint32_t number) {
  for (; number >= kMore; number >>= kBits) row.push_back(static_cast<char>(kZero + (kMore | (number % kMore))));
  row.push_back(static_cast<char>(kZero + number));
}

class Numbers {
 public:
  explicit Numbers(std::string_view row) : row_(row) {}

  std::optional<std::uint32_t> next() {
    std::uint32_t number = 0;
    for (unsigned shift = 0; at_ < row_.size() && shift < 32; shift += kBits) {
      const auto digit = static_cast<std::uint32_t>(row_[at_++] - kZero);
      number |= (digit % kMore) << shift;
      if (digit < kMore) return number;
    }
    return std::nullopt;
  }
  /// Past `count` numbers, unread.
  void skip(std::uint32_t count) {
    for (; count > 0 && at_ < row_.size(); ++at_) {
      if (static_cast<std::uint32_t>(row_[at_] - kZero) < kMore) --count;
    }
  }

 private:
  std::string_view row_;
  std::size_t at_ = 0;
};

// A row: for each gram its distance from the one before, how many places it has, and their distances.
void put_gram(std::string& row, Gram distance, std::span<const Posting> places) {
  put(row, distance);
  put(row, static_cast<std::uint32_t>(places.size()));
  std::uint32_t last = 0;
  for (const auto& posting : places) {
    put(row, posting.place - last);
    last = posting.place;
  }
}

std::vector<std::uint32_t> read_places(Numbers& numbers, std::uint32_t count) {
  std::vector<std::uint32_t> places;
  std::uint32_t last = 0;
  for (; count > 0; --count) {
    const auto distance = numbers.next();
    if (!distance) break;
    last += *distance;
    places.push_back(last);
  }
  return places;
}

}  // namespace

std::int64_t Segment::buckets() const {
  return size / kMessagesOfABucket;
}

std::int64_t Segment::bucket_of(Gram gram) const {
  return (static_cast<std::int64_t>(gram) * buckets()) >> kGramBits;
}

std::vector<Segment> segments_of(std::int64_t indexed) {
  std::vector<Segment> segments;
  std::int64_t at = 0;
  for (const auto size : kSizes) {
    segments.reserve(segments.size() + static_cast<std::size_t>((indexed - at) / size));
    for (; at + size <= indexed; at += size) segments.push_back({at, size});
  }
  return segments;
}

Segment next_segment(std::int64_t indexed, std::int64_t newest) {
  for (const auto size : kSizes) {
    const auto end = (indexed / size + 1) * size;
    if (end <= newest) return segment_with(end, end);
  }
  return {};
}

Segment segment_with(std::int64_t indexed, std::int64_t seq) {
  std::int64_t at = 0;
  for (const auto size : kSizes) {
    const auto end = at + (indexed - at) / size * size;
    if (seq <= end) return {at + (seq - 1 - at) / size * size, size};
    at = end;
  }
  return {};
}

std::vector<std::string> rows_of(const Segment& segment, std::vector<Posting> postings) {
  std::sort(postings.begin(), postings.end(),
            [](const Posting& a, const Posting& b) { return std::tie(a.gram, a.place) < std::tie(b.gram, b.place); });
  std::vector<std::string> rows(static_cast<std::size_t>(segment.buckets()));
  std::int64_t bucket = -1;
  Gram last = 0;
  for (auto from = postings.begin(); from != postings.end();) {
    const auto to = std::find_if(from, postings.end(), [&](const Posting& other) { return other.gram != from->gram; });
    if (segment.bucket_of(from->gram) != bucket) last = 0;
    bucket = segment.bucket_of(from->gram);
    put_gram(rows[static_cast<std::size_t>(bucket)], from->gram - last, {from, to});
    last = from->gram;
    from = to;
  }
  return rows;
}

std::vector<std::uint32_t> places_in(std::string_view row, Gram gram) {
  Numbers numbers{row};
  Gram at = 0;
  while (const auto distance = numbers.next()) {
    const auto count = numbers.next();
    if (!count) break;
    at += *distance;
    if (at == gram) return read_places(numbers, *count);
    if (at > gram) break;
    numbers.skip(*count);
  }
  return {};
}

std::vector<std::uint32_t> common_to(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

}  // namespace confab::search
