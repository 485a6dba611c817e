#include "core/search/room_pass.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "search/grams.h"

namespace confab::core::search {
namespace {

using confab::search::Gram;
using confab::search::Segment;

constexpr std::size_t kGrams = 6;           // a term more of them says little more
constexpr std::size_t kFewCandidates = 16;  // cheaper to look at than to narrow down
constexpr std::size_t kFirstSegments = 2;   // then more and more: what is common is found in the newest ones
constexpr std::size_t kMaxSegments = 64;
constexpr std::int64_t kFirstMessages = 64;  // the same
constexpr std::int64_t kMaxMessages = 1024;

std::vector<Gram> grams_of_all(const std::vector<confab::search::Term>& terms) {
  std::vector<Gram> grams;
  grams.reserve(terms.size() * kGrams);
  for (const auto& term : terms) {
    for (const auto gram : grams_of(term, kGrams)) {
      if (std::find(grams.begin(), grams.end(), gram) == grams.end()) grams.push_back(gram);
    }
  }
  return grams;
}

// Those with messages above `first`, up to `last`; the newest first.
std::vector<Segment> segments_between(std::int64_t indexed, std::int64_t first, std::int64_t last) {
  auto segments = confab::search::segments_of(indexed);
  std::erase_if(segments, [&](const Segment& segment) { return segment.end() <= first || segment.first >= last; });
  std::reverse(segments.begin(), segments.end());
  return segments;
}

// A segment that may have something, and where.
struct Narrowed {
  Segment segment;
  std::vector<std::uint32_t> places;
};

std::size_t count_of(const std::vector<Narrowed>& narrowed) {
  std::size_t count = 0;
  for (const auto& one : narrowed) count += one.places.size();
  return count;
}

std::vector<Segment> segments_in(const std::vector<Narrowed>& narrowed) {
  std::vector<Segment> segments;
  segments.reserve(narrowed.size());
  for (const auto& one : narrowed) segments.push_back(one.segment);
  return segments;
}

// Both newest first.
std::vector<std::int64_t> merged(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  std::vector<std::int64_t> both;
  both.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both), std::greater<>{});
  return both;
}

// The part of a list that is newest first.
std::vector<std::int64_t> between(const std::vector<std::int64_t>& seqs, std::int64_t first, std::int64_t last) {
  const auto begin = std::lower_bound(seqs.begin(), seqs.end(), last, std::greater<>{});
  const auto end = std::lower_bound(begin, seqs.end(), first, std::greater<>{});
  return {begin, end};
}

}  // namespace

RoomPass::RoomPass(sql::Session& session, const store::SearchFilter& filter,
                   const std::vector<confab::search::Term>& terms, Budget& budget)
    : index_(session),
      messages_(session, filter),
      grams_(grams_of_all(terms)),
      has_notes_(index_.has_notes()),
      budget_(budget) {}

void RoomPass::each(const store::SearchedRoom& room, std::int64_t first, std::int64_t last, const Take& take) {
  const auto room_pk = room.pk;
  const auto indexed = grams_.empty() ? 0 : room.indexed;
  if (!look_at_all(room_pk, std::max(first, indexed), last, take)) return;
  const auto segments = segments_between(indexed, first, std::min(last, indexed));
  if (segments.empty()) return;
  std::vector<std::int64_t> changed;
  if (has_notes_) changed = index_.changed(room_pk, first, std::min(last, indexed));
  auto at_a_time = kFirstSegments;
  for (auto from = segments.begin(); from != segments.end();) {
    const auto to = from + static_cast<std::ptrdiff_t>(std::min<std::size_t>(at_a_time, segments.end() - from));
    const auto here = between(changed, std::prev(to)->first, from->end());
    if (!look_at(room_pk, between(merged(candidates(room_pk, {from, to}), here), first, last), take)) return;
    from = to;
    at_a_time = std::min(at_a_time * 4, kMaxSegments);
  }
}

bool RoomPass::look_at_all(std::int64_t room_pk, std::int64_t first, std::int64_t last, const Take& take) {
  bool more = true;
  auto at_a_time = kFirstMessages;
  while (more && last > first) {
    const auto from = std::max(first, last - at_a_time);
    if (!pay(last - from)) return false;
    messages_.each_in(room_pk, from, last, [&](const auto& message) { more = more && take(message); });
    last = from;
    at_a_time = std::min(at_a_time * 2, kMaxMessages);
  }
  return more;
}

bool RoomPass::look_at(std::int64_t room_pk, const std::vector<std::int64_t>& seqs, const Take& take) {
  bool more = true;
  std::int64_t at_a_time = kFirstMessages;
  for (auto from = seqs.begin(); more && from != seqs.end();) {
    const auto count = std::min<std::int64_t>(at_a_time, seqs.end() - from);
    if (!pay(count)) return false;
    messages_.each_of(room_pk, {from, from + count}, [&](const auto& message) { more = more && take(message); });
    from += count;
    at_a_time = std::min<std::int64_t>(at_a_time * 2, kMaxMessages);
  }
  return more;
}

std::vector<std::int64_t> RoomPass::candidates(std::int64_t room_pk, const std::vector<Segment>& segments) {
  std::vector<Narrowed> narrowed;
  narrowed.reserve(segments.size());
  bool is_first = true;
  for (const auto gram : grams_) {
    const auto asked = is_first ? segments : segments_in(narrowed);
    std::vector<std::vector<std::uint32_t>> places(asked.size());
    index_.each_row(room_pk, asked, gram, [&](std::size_t segment, std::string_view row) {
      places[segment] = confab::search::places_in(row, gram);
      if (!is_first) places[segment] = confab::search::common_to(narrowed[segment].places, places[segment]);
    });
    narrowed.clear();
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (!places[i].empty()) narrowed.push_back({asked[i], std::move(places[i])});
    }
    is_first = false;
    if (count_of(narrowed) <= kFewCandidates) break;
  }
  std::vector<std::int64_t> seqs;
  seqs.reserve(count_of(narrowed));
  for (const auto& [segment, found] : narrowed) {
    for (auto place = found.rbegin(); place != found.rend(); ++place) seqs.push_back(segment.first + 1 + *place);
  }
  return seqs;
}

bool RoomPass::pay(std::int64_t messages) {
  budget_.messages -= messages;
  if (budget_.messages < 0) budget_.spent = true;
  return !budget_.spent;
}

}  // namespace confab::core::search
