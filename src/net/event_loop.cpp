#include "net/event_loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "net/guarded_call.h"

namespace confab::net {
namespace {

constexpr int kEventsPerTurn = 256;
constexpr std::size_t kReadBuffer = std::size_t{64} * 1024;
// Kept for the next burst; what a larger one needed is given back.
constexpr std::size_t kInboxKept = 4096;

thread_local const EventLoop* current_loop = nullptr;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::system_category(), what);
}

}  // namespace

EventLoop::EventLoop(std::size_t index) : index_(index), read_buffer_(kReadBuffer) {
  epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
  if (epoll_ < 0) fail("epoll_create1");
  wake_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  epoll_event event{};
  event.events = EPOLLIN | EPOLLET;  // edge-triggered: never read, every write wakes
  event.data.ptr = nullptr;
  if (wake_ < 0 || ::epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event) != 0) {
    const int error = errno;
    if (wake_ >= 0) ::close(wake_);
    ::close(epoll_);
    errno = error;
    fail("eventfd");
  }
}

EventLoop::~EventLoop() {
  watchers_.clear();
  ::close(wake_);
  ::close(epoll_);
}

void EventLoop::push(Posted item) {
  bool wake = false;
  {
    const std::lock_guard lock{mutex_};
    if (closed_) return;
    inbox_.push_back(std::move(item));
    wake = std::exchange(asleep_, false);
  }
  if (!wake) return;
  const std::uint64_t one = 1;
  // Fails only when the counter is full, and then the loop is awake.
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
}

void EventLoop::post(std::function<void()> task) {
  push({std::move(task), nullptr, nullptr});
}

void EventLoop::post_frame(std::shared_ptr<WebSocket> socket, SharedFrame frame) {
  push({nullptr, std::move(socket), std::move(frame)});
}

bool EventLoop::in_loop_thread() const {
  return current_loop == this;
}

void EventLoop::quit() {
  post([this] { quit_ = true; });
}

void EventLoop::run() {
  current_loop = this;
  while (!quit_) {
    wait_and_dispatch();
    run_posted();
    wheel_.advance(now_);
    flush();
    forgotten_.clear();
  }
  abort_watchers();
  std::vector<Posted> dropped;
  {
    const std::lock_guard lock{mutex_};
    closed_ = true;
    dropped.swap(inbox_);
  }
  dropped.clear();  // destroying a task may post: outside the lock
  current_loop = nullptr;
}

void EventLoop::wait_and_dispatch() {
  int timeout = wheel_.wait_millis(Clock::now());
  {
    const std::lock_guard lock{mutex_};
    if (inbox_.empty()) {
      asleep_ = true;
    } else {
      timeout = 0;
    }
  }
  std::array<epoll_event, kEventsPerTurn> events;
  const int count = ::epoll_wait(epoll_, events.data(), kEventsPerTurn, timeout);
  {
    const std::lock_guard lock{mutex_};
    asleep_ = false;
  }
  now_ = Clock::now();
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    if (event.data.ptr == nullptr) continue;  // woken by a post
    auto& watcher = *static_cast<Watcher*>(event.data.ptr);
    // Errors and hang-ups come whether wanted or not; whoever reads or writes next learns about them.
    const bool broken = (event.events & (EPOLLERR | EPOLLHUP)) != 0;
    if (watcher.fd_ >= 0 && ((event.events & EPOLLOUT) != 0 || (broken && watcher.writing_))) watcher.on_writable();
    if (watcher.fd_ >= 0 && ((event.events & EPOLLIN) != 0 || broken)) watcher.on_readable();
  }
}

void EventLoop::run_posted() {
  {
    const std::lock_guard lock{mutex_};
    running_.swap(inbox_);
  }
  for (Posted& item : running_) {
    if (item.task) {
      guarded_call("a task on an event loop", item.task);
    } else {
      item.socket->send_on_loop(std::move(item.frame));
    }
  }
  running_.clear();
  if (running_.capacity() > kInboxKept) running_.shrink_to_fit();
}

void EventLoop::flush() {
  // A flush may make others dirty (an answer lets the next request in), hence by index.
  for (std::size_t i = 0; i < dirty_.size(); ++i) {
    Watcher& watcher = *dirty_[i];
    watcher.dirty_ = false;
    if (watcher.fd_ >= 0) watcher.on_flush();
  }
  dirty_.clear();
}

bool EventLoop::watch(const std::shared_ptr<Watcher>& watcher, int fd) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = watcher.get();
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) != 0) {
    ::close(fd);
    return false;
  }
  watcher->fd_ = fd;
  watcher->reading_ = true;
  watcher->place_ = watchers_.size();
  watchers_.push_back(watcher);
  return true;
}

void EventLoop::hand_over(Watcher& from, const std::shared_ptr<Watcher>& to) {
  wheel_.disarm(from);
  to->fd_ = std::exchange(from.fd_, -1);
  to->place_ = std::exchange(from.place_, Watcher::kNowhere);
  to->reading_ = from.reading_;
  to->writing_ = from.writing_;
  forgotten_.push_back(std::exchange(watchers_[to->place_], to));
  epoll_event event{};
  event.events = (to->reading_ ? EPOLLIN : 0U) | (to->writing_ ? EPOLLOUT : 0U);
  event.data.ptr = to.get();
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, to->fd_, &event);
}

void EventLoop::set_interest(Watcher& watcher, bool reading, bool writing) {
  if (watcher.fd_ < 0 || (watcher.reading_ == reading && watcher.writing_ == writing)) return;
  watcher.reading_ = reading;
  watcher.writing_ = writing;
  epoll_event event{};
  event.events = (reading ? EPOLLIN : 0U) | (writing ? EPOLLOUT : 0U);
  event.data.ptr = &watcher;
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, watcher.fd_, &event);
}

void EventLoop::forget(Watcher& watcher) {
  if (watcher.fd_ < 0) return;
  wheel_.disarm(watcher);
  ::close(std::exchange(watcher.fd_, -1));
  const std::size_t place = std::exchange(watcher.place_, Watcher::kNowhere);
  forgotten_.push_back(std::move(watchers_[place]));
  if (place + 1 != watchers_.size()) {
    watchers_[place] = std::move(watchers_.back());
    watchers_[place]->place_ = place;
  }
  watchers_.pop_back();
}

void EventLoop::flush_later(Watcher& watcher) {
  if (watcher.dirty_ || watcher.fd_ < 0) return;
  watcher.dirty_ = true;
  dirty_.push_back(watcher.shared_from_this());
}

void EventLoop::stop_watchers() {
  const auto all = watchers_;  // on_stop() may remove them
  for (const auto& watcher : all) {
    if (watcher->fd_ >= 0) watcher->on_stop();
  }
}

void EventLoop::abort_watchers() {
  while (!watchers_.empty()) {
    const auto watcher = watchers_.back();
    watcher->on_abort();
    if (watcher->fd_ >= 0) forget(*watcher);
  }
  dirty_.clear();
  forgotten_.clear();
}

}  // namespace confab::net
