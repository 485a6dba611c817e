#include "sql/postgres/wake.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace confab::sql::postgres {
namespace {

int made_eventfd() {
  const int made = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (made < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  return made;
}

}  // namespace

Wake::Wake() : descriptor_(made_eventfd()) {}

Wake::~Wake() {
  close(descriptor_);
}

void Wake::wake() noexcept {
  eventfd_write(descriptor_, 1);
}

void Wake::clear() noexcept {
  eventfd_t count = 0;
  eventfd_read(descriptor_, &count);
}

void Wake::stop() noexcept {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    stops_.notify_all();
  }
  wake();
}

bool Wake::stopped_within(std::chrono::milliseconds time) {
  std::unique_lock lock{mutex_};
  return stops_.wait_for(lock, time, [this] { return stopping_; });
}

}  // namespace confab::sql::postgres
