#include "load/poller.h"

#include <ctime>

#include <cerrno>
#include <system_error>

#include "load/clock.h"

namespace confab::load {

Poller::Poller(std::size_t events_at_once) : epoll_(::epoll_create1(EPOLL_CLOEXEC)), events_(events_at_once) {
  if (!epoll_.open()) throw std::system_error(errno, std::generic_category(), "epoll_create1");
}

void Poller::control(int operation, const Fd& fd, std::uint32_t tag, bool writable) {
  epoll_event event{};
  event.events = writable ? EPOLLIN | EPOLLOUT : EPOLLIN;
  event.data.u32 = tag;
  if (::epoll_ctl(epoll_.get(), operation, fd.get(), &event) != 0) {
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
  }
}

void Poller::add(const Fd& fd, std::uint32_t tag, bool writable) {
  control(EPOLL_CTL_ADD, fd, tag, writable);
}

void Poller::change(const Fd& fd, std::uint32_t tag, bool writable) {
  control(EPOLL_CTL_MOD, fd, tag, writable);
}

void Poller::remove(const Fd& fd) {
  control(EPOLL_CTL_DEL, fd, 0, false);
}

std::span<const epoll_event> Poller::wait(std::int64_t timeout_ns) {
  // epoll_pwait2 counts in nanoseconds: milliseconds are too coarse to send thousands of messages a second evenly.
  timespec timeout{.tv_sec = timeout_ns / kNanosPerSecond, .tv_nsec = timeout_ns % kNanosPerSecond};
  const int ready = ::epoll_pwait2(epoll_.get(), events_.data(), static_cast<int>(events_.size()),
                                   timeout_ns < 0 ? nullptr : &timeout, nullptr);
  if (ready < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "epoll_pwait2");
  return {events_.data(), static_cast<std::size_t>(ready > 0 ? ready : 0)};
}

}  // namespace confab::load
