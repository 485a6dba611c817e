#include "net/timer_wheel.h"

#include <algorithm>

namespace confab::net {

void Timer::unlink() {
  if (next_ == nullptr) return;
  previous_->next_ = next_;
  next_->previous_ = previous_;
  previous_ = next_ = nullptr;
}

void Timer::link_before(Timer& next) {
  previous_ = next.previous_;
  next_ = &next;
  previous_->next_ = this;
  next.previous_ = this;
}

TimerWheel::TimerWheel(Clock::time_point now) : origin_(now) {
  for (Anchor& slot : slots_) slot.previous_ = slot.next_ = &slot;
}

TimerWheel::~TimerWheel() {
  for (Anchor& slot : slots_) {
    while (slot.next_ != &slot) slot.next_->unlink();
  }
}

std::uint64_t TimerWheel::ticks(Clock::time_point at) const {
  return at <= origin_ ? 0 : static_cast<std::uint64_t>((at - origin_ + kTick - Clock::duration{1}) / kTick);
}

void TimerWheel::place(Timer& timer) {
  // Further away than the wheel reaches: looked at again after one round.
  timer.slot_ = std::min(timer.due_, current_ + kSlots - 1);
  timer.link_before(slots_[timer.slot_ % kSlots]);
  next_ = std::min(next_, timer.slot_);
}

void TimerWheel::arm(Timer& timer, Clock::time_point at) {
  timer.due_ = std::max(ticks(at), current_ + 1);
  if (timer.next_ != nullptr && timer.slot_ <= timer.due_ && timer.slot_ > current_)
    return;  // moved when its slot comes
  timer.unlink();
  place(timer);
}

void TimerWheel::disarm(Timer& timer) {
  timer.unlink();
}

void TimerWheel::run_slot(std::uint64_t tick) {
  Anchor& slot = slots_[tick % kSlots];
  if (slot.next_ == &slot) return;
  // Callbacks change the lists, so the slot is emptied into one of its own first.
  Anchor waiting;
  waiting.next_ = slot.next_;
  waiting.previous_ = slot.previous_;
  waiting.next_->previous_ = &waiting;
  waiting.previous_->next_ = &waiting;
  slot.next_ = slot.previous_ = &slot;
  while (waiting.next_ != &waiting) {
    Timer& timer = *waiting.next_;
    timer.unlink();
    if (timer.due_ > current_) {
      place(timer);
    } else {
      timer.on_timeout();
    }
  }
  waiting.previous_ = waiting.next_ = nullptr;
}

void TimerWheel::advance(Clock::time_point now) {
  const std::uint64_t target =
      now <= origin_ ? 0 : static_cast<std::uint64_t>((now - origin_) / kTick);  // whole ticks that have passed
  if (target <= current_) return;
  const std::uint64_t first = std::max(current_ + 1, target >= kSlots ? target - kSlots + 1 : 0);
  current_ = target;
  if (target < next_) return;
  for (std::uint64_t tick = first; tick <= target; ++tick) run_slot(tick);
  next_ = first_used();
}

std::uint64_t TimerWheel::first_used() const {
  for (std::uint64_t tick = current_ + 1; tick < current_ + kSlots; ++tick) {
    const Anchor& slot = slots_[tick % kSlots];
    if (slot.next_ != &slot) return tick;
  }
  return kNothing;
}

std::optional<TimerWheel::Clock::time_point> TimerWheel::next() const {
  if (next_ == kNothing) return std::nullopt;
  return origin_ + static_cast<std::int64_t>(next_) * kTick;
}

}  // namespace confab::net
