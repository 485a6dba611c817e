#include "core/messages/preview_shares.h"

#include <algorithm>

namespace confab::core::messages {

PreviewShares::Duration PreviewShares::used_now(const Author& author, Clock::time_point now) {
  const auto come_back = (now - author.since) * kShare.count() / kComesBackWithin.count();
  return std::max(Duration{}, author.used - come_back);
}

void PreviewShares::forget_old(State& state, Clock::time_point now) {
  if (state.authors.size() >= kMaxKept) {
    std::erase_if(state.authors,
                  [&](const auto& row) { return row.second.at_work == 0 && used_now(row.second, now) == Duration{}; });
  }
  if (state.slow_until.size() >= kMaxKept) {
    std::erase_if(state.slow_until, [&](const auto& row) { return row.second <= now; });
  }
}

std::unique_ptr<PreviewShares::Turn> PreviewShares::begin(const std::string& author, Clock::time_point now) {
  auto state = state_.lock();
  forget_old(*state, now);
  auto& row = state->authors[author];
  if (row.at_work >= kAtOnce) return nullptr;
  ++row.at_work;
  return std::make_unique<Turn>(*this, author, kShare - used_now(row, now));
}

std::chrono::milliseconds PreviewShares::Turn::patience(const std::string& host) const {
  auto state = shares_.state_.lock();
  const auto slow = state->slow_until.find(host);
  const bool is_slow = slow != state->slow_until.end() && Clock::now() < slow->second;
  const auto left = left_ - used_;
  // In less than that nobody could answer, and it would be kept that nothing is to be had there.
  if (left < kSlowTimeout) return {};
  return std::chrono::duration_cast<std::chrono::milliseconds>(is_slow ? std::min<Duration>(left, kSlowTimeout) : left);
}

void PreviewShares::Turn::took(const std::string& host, Duration time) {
  used_ += time;
  if (time < kSlow) return;
  auto state = shares_.state_.lock();
  if (state->slow_until.size() < kMaxKept) state->slow_until[host] = Clock::now() + kSlowFor;
}

PreviewShares::Turn::~Turn() {
  const auto now = Clock::now();
  auto state = shares_.state_.lock();
  const auto row = state->authors.find(author_);
  if (row == state->authors.end()) return;
  row->second.used = used_now(row->second, now) + used_;
  row->second.since = now;
  --row->second.at_work;
  if (row->second.at_work == 0 && row->second.used == Duration{}) state->authors.erase(row);
}

}  // namespace confab::core::messages
