#include "core/kernel/change_clock.h"

#include <algorithm>

namespace confab::core {
namespace {

constexpr std::chrono::milliseconds kTick{1};
// Half as fast as time goes by, however much is written: so what the clock is behind gets less.
constexpr std::chrono::milliseconds kPace{2};

}  // namespace

ChangeTime ChangeClock::next() {
  const std::scoped_lock lock{mutex_};
  advance(time_.now());
  return ChangeTime::stored(newest_);
}

ChangeTime ChangeClock::next(Timestamp time) {
  const std::scoped_lock lock{mutex_};
  advance(std::max(time_.now(), time));
  return ChangeTime::stored(newest_);
}

void ChangeClock::advance(Timestamp now) {
  if (now > newest_) {
    newest_ = now;
  } else if (closed_) {
    newest_ += kTick;
  } else if (now < newest_) {
    // Not all of them one: or whoever asks what has changed since then would get all of it, each time.
    const auto steady = steady_();
    if (steady - moved_at_ >= kPace) {
      newest_ += kTick;
      moved_at_ = steady;
    }
  }
  closed_ = false;
}

void ChangeClock::show() {
  continue_from(time_.now());
}

void ChangeClock::close(Timestamp time) {
  const auto now = time_.now();
  const std::scoped_lock lock{mutex_};
  newest_ = std::max({newest_, now, time});
  closed_ = true;
}

void ChangeClock::continue_from(Timestamp newest) {
  const std::scoped_lock lock{mutex_};
  newest_ = std::max(newest_, newest);
}

Timestamp ChangeClock::newest() const {
  const std::scoped_lock lock{mutex_};
  return newest_;
}

std::chrono::milliseconds ChangeClock::ahead() const {
  return std::max(std::chrono::milliseconds{0}, newest() - time_.now());
}

Timestamp ChangeClock::shown(ChangeTime time) const {
  // Two threads that read the clock, or a small correction of it, make no two times of one.
  constexpr std::chrono::seconds kNear{1};
  const auto now = time_.now();
  return time > now + kNear ? now : Timestamp{time};
}

}  // namespace confab::core
