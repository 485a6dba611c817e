#include "load/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace confab::load {
namespace {

constexpr unsigned kSubBits = 7;  // 128 buckets for each power of two
constexpr std::uint64_t kSubCount = 1U << kSubBits;
constexpr std::uint64_t kMax = (std::uint64_t{1} << 40U) - 1;  // 18 minutes; longer ones count as that

std::size_t bucket_of(std::uint64_t value) {
  const std::uint64_t v = std::min(value, kMax);
  if (v < kSubCount) return v;
  const unsigned shift = static_cast<unsigned>(std::bit_width(v)) - kSubBits - 1;
  return (shift + 1) * kSubCount + ((v >> shift) - kSubCount);
}

std::int64_t upper_end(std::size_t bucket) {
  if (bucket < kSubCount) return static_cast<std::int64_t>(bucket);
  const std::size_t shift = bucket / kSubCount - 1;
  const std::size_t mantissa = bucket % kSubCount + kSubCount;
  return static_cast<std::int64_t>(((mantissa + 1) << shift) - 1);
}

double milliseconds(std::int64_t ns) {
  return std::round(static_cast<double>(ns) / 1e3) / 1e3;
}

}  // namespace

Histogram::Histogram() : buckets_(bucket_of(kMax) + 1) {}

void Histogram::record(std::int64_t ns) {
  const std::int64_t value = std::max<std::int64_t>(ns, 0);
  ++buckets_[bucket_of(static_cast<std::uint64_t>(value))];
  ++count_;
  max_ = std::max(max_, value);
}

void Histogram::clear() {
  std::fill(buckets_.begin(), buckets_.end(), 0);
  count_ = 0;
  max_ = 0;
}

std::int64_t Histogram::quantile(double share) const {
  if (count_ == 0) return 0;
  const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count_)));
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    seen += buckets_[i];
    if (seen >= wanted) return std::min(upper_end(i), max_);
  }
  return max_;
}

boost::json::object Histogram::summary() const {
  return {{"count", count_},
          {"p50_ms", milliseconds(quantile(0.5))},
          {"p90_ms", milliseconds(quantile(0.9))},
          {"p99_ms", milliseconds(quantile(0.99))},
          {"p999_ms", milliseconds(quantile(0.999))},
          {"max_ms", milliseconds(max_)}};
}

}  // namespace confab::load
