#include "net/event_loop.h"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include "net/descriptor.h"
#include "net/guarded_call.h"

namespace confab::net {
namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;

constexpr std::size_t kReadBuffer = std::size_t{64} * 1024;
// Kept for the next burst; what a larger one needed is given back.
constexpr std::size_t kInboxKept = 4096;

thread_local const EventLoop* current_loop = nullptr;

}  // namespace

struct EventLoop::Io final : Descriptor::Receiver {
  explicit Io(EventLoop& the_loop) : loop(the_loop) {}

  void on_ready(Watcher& watcher, bool to_write) override {
    loop.now_ = Clock::now();
    if (to_write) {
      watcher.on_writable();
    } else {
      watcher.on_readable();
    }
  }

  EventLoop& loop;
  asio::io_context context{1};  // one thread runs it
  asio::executor_work_guard<Executor> work{context.get_executor()};
  asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor> timer{context};
  asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor> pause{context};
};

EventLoop::EventLoop(std::size_t index) : index_(index), io_(std::make_unique<Io>(*this)), read_buffer_(kReadBuffer) {}

EventLoop::~EventLoop() = default;

void EventLoop::push(Posted item, Wake wake) {
  {
    const std::lock_guard lock{mutex_};
    if (closed_) return;
    inbox_.push_back(std::move(item));
    if (wake == Wake::unless_gathering && gathering_) return;
    if (std::exchange(scheduled_, true)) return;
  }
  asio::post(io_->context, [this] { run_posted(); });
}

void EventLoop::post(std::function<void()> task) {
  push({std::move(task), nullptr, nullptr}, Wake::now);
}

void EventLoop::post_to_send(std::function<void()> task) {
  push({std::move(task), nullptr, nullptr}, Wake::unless_gathering);
}

void EventLoop::post_frame(std::shared_ptr<WebSocket> socket, SharedFrame frame) {
  push({nullptr, std::move(socket), std::move(frame)}, Wake::unless_gathering);
}

bool EventLoop::in_loop_thread() const {
  return current_loop == this;
}

void EventLoop::quit() {
  post([this] { io_->context.stop(); });
}

void EventLoop::run() {
  current_loop = this;
  io_->context.run();
  end_turn();
  abort_watchers();
  std::vector<Posted> dropped;
  {
    const std::lock_guard lock{mutex_};
    closed_ = true;
    dropped.swap(inbox_);
  }
  dropped.clear();  // destroying a task may post: outside the lock
  // The waits that closing has ended still hold their descriptors.
  io_->context.restart();
  io_->context.poll();
  current_loop = nullptr;
}

void EventLoop::run_posted() {
  now_ = Clock::now();
  {
    const std::lock_guard lock{mutex_};
    running_.swap(inbox_);
    scheduled_ = false;
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

void EventLoop::arm_at(Timer& timer, Clock::time_point at) {
  wheel_.arm(timer, at);
  tick_when_due();
}

void EventLoop::tick_when_due() {
  const auto due = wheel_.next();
  if (!due || (next_tick_ && *next_tick_ <= *due)) return;
  next_tick_ = due;
  io_->timer.expires_at(*due);
  io_->timer.async_wait([this](const boost::system::error_code& error) {
    if (!error) tick();  // else set for an earlier time
  });
}

void EventLoop::tick() {
  now_ = Clock::now();
  wheel_.advance(now_);
  next_tick_.reset();
  tick_when_due();
}

// A handler that is posted on the loop's thread runs behind all that are ready now.
void EventLoop::end_turn_later() {
  if (std::exchange(turn_ends_, true)) return;
  if (Clock::now() >= pace_.next()) return asio::post(io_->context, [this] { end_turn(); });
  {
    const std::lock_guard lock{mutex_};
    gathering_ = true;
  }
  io_->pause.expires_at(pace_.next());
  io_->pause.async_wait([this](const boost::system::error_code&) { end_turn(); });
}

void EventLoop::end_turn() {
  {
    const std::lock_guard lock{mutex_};
    gathering_ = false;
  }
  run_posted();
  now_ = Clock::now();
  flush();
  pace_.wrote(now_, Clock::now());
  turn_ends_ = false;
  forgotten_.clear();
}

void EventLoop::flush() {
  // A flush may make others dirty (an answer lets the next request in), hence by index.
  for (std::size_t i = 0; i < dirty_.size(); ++i) {
    Watcher& watcher = *dirty_[i];
    watcher.dirty_ = false;
    if (watcher.watched()) watcher.on_flush();
  }
  dirty_.clear();
}

bool EventLoop::watch(const std::shared_ptr<Watcher>& watcher, int fd) {
  auto descriptor = std::make_shared<Descriptor>(io_->context, *io_);
  if (!descriptor->open(fd)) return false;
  watcher->fd_ = fd;
  watcher->place_ = watchers_.size();
  watchers_.push_back(watcher);
  descriptor->set_watcher(watcher.get());
  descriptor->set_interest(true, false);
  watcher->descriptor_ = std::move(descriptor);
  return true;
}

void EventLoop::hand_over(Watcher& from, const std::shared_ptr<Watcher>& to) {
  wheel_.disarm(from);
  to->fd_ = std::exchange(from.fd_, -1);
  to->place_ = std::exchange(from.place_, Watcher::kNowhere);
  to->descriptor_ = std::move(from.descriptor_);
  to->descriptor_->set_watcher(to.get());
  forgotten_.push_back(std::exchange(watchers_[to->place_], to));
  end_turn_later();
}

void EventLoop::set_interest(Watcher& watcher, bool reading, bool writing) {
  if (watcher.watched()) watcher.descriptor_->set_interest(reading, writing);
}

void EventLoop::forget(Watcher& watcher) {
  if (!watcher.watched()) return;
  wheel_.disarm(watcher);
  watcher.fd_ = -1;
  std::exchange(watcher.descriptor_, nullptr)->close();
  const std::size_t place = std::exchange(watcher.place_, Watcher::kNowhere);
  forgotten_.push_back(std::move(watchers_[place]));
  if (place + 1 != watchers_.size()) {
    watchers_[place] = std::move(watchers_.back());
    watchers_[place]->place_ = place;
  }
  watchers_.pop_back();
  end_turn_later();
}

void EventLoop::flush_later(Watcher& watcher) {
  if (watcher.dirty_ || !watcher.watched()) return;
  watcher.dirty_ = true;
  dirty_.push_back(&watcher);
  end_turn_later();
}

void EventLoop::stop_watchers() {
  const auto all = watchers_;  // on_stop() may remove them
  for (const auto& watcher : all) {
    if (watcher->watched()) watcher->on_stop();
  }
}

void EventLoop::abort_watchers() {
  while (!watchers_.empty()) {
    const auto watcher = watchers_.back();
    watcher->on_abort();
    if (watcher->watched()) forget(*watcher);
  }
  dirty_.clear();
  forgotten_.clear();
}

}  // namespace confab::net
