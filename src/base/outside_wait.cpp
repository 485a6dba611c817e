#include "base/outside_wait.h"

#include <functional>
#include <utility>

#include "base/error.h"
#include "base/errors/request.h"

namespace confab {
namespace {

thread_local OutsidePlaces* places_here = nullptr;
thread_local std::size_t working_for = 0;

}  // namespace

OutsidePlaces::Thread::Thread(OutsidePlaces& places) {
  places_here = &places;
}

OutsidePlaces::Thread::~Thread() {
  places_here = nullptr;
}

bool OutsidePlaces::enter(std::size_t who) {
  const std::lock_guard lock{mutex_};
  if (taken_ >= all_) return false;
  const auto found = by_person_.find(who);
  if (found != by_person_.end() && found->second >= each_) return false;
  ++taken_;
  ++by_person_[who];
  return true;
}

void OutsidePlaces::leave(std::size_t who) {
  const std::lock_guard lock{mutex_};
  --taken_;
  const auto found = by_person_.find(who);
  if (--found->second == 0) by_person_.erase(found);
}

WorkingFor::WorkingFor(std::string_view who)
    : before_(std::exchange(working_for, std::hash<std::string_view>{}(who))) {}

WorkingFor::~WorkingFor() {
  working_for = before_;
}

OutsideWait::OutsideWait() : places_(std::exchange(places_here, nullptr)), who_(working_for) {
  if (places_ == nullptr || places_->enter(who_)) return;
  places_here = places_;
  throw Refusal(errors::service_unavailable, "Too much waits for other programs at the moment; try again");
}

OutsideWait::~OutsideWait() {
  if (places_ == nullptr) return;
  places_->leave(who_);
  places_here = places_;
}

}  // namespace confab
