#include "net/descriptor.h"

#include <poll.h>
#include <unistd.h>

#include <boost/asio/error.hpp>

namespace confab::net {

bool Descriptor::open(int fd) {
  boost::system::error_code error;
  socket_.assign(fd, error);
  if (!error) return true;
  ::close(fd);
  return false;
}

void Descriptor::set_interest(bool reading, bool writing) {
  reading_ = reading;
  writing_ = writing;
  wait_for_what_is_wanted();
}

void Descriptor::close() {
  watcher_ = nullptr;
  boost::system::error_code ignored;
  socket_.close(ignored);
}

// A wait that is not wanted any more is left alone: ending it costs more than overhearing it.
void Descriptor::wait_for_what_is_wanted() {
  if (reading_ && !read_pending_) wait(Wait::read, read_pending_);
  if (writing_ && !write_pending_) wait(Wait::write, write_pending_);
  // Who waits for nothing still has to learn that the connection is gone.
  if (!reading_ && !read_pending_ && !error_pending_ && !urgent_) wait(Wait::error, error_pending_);
}

void Descriptor::wait(Wait what, bool& pending) {
  using Type = boost::asio::posix::descriptor_base::wait_type;
  const Type type = what == Wait::read ? Type::wait_read : what == Wait::write ? Type::wait_write : Type::wait_error;
  pending = true;
  socket_.async_wait(type, [self = shared_from_this(), what](const boost::system::error_code& error) {
    if (!error) self->on_ready(what);  // else it was closed
  });
}

void Descriptor::on_ready(Wait what) {
  (what == Wait::read ? read_pending_ : what == Wait::write ? write_pending_ : error_pending_) = false;
  if (watcher_ == nullptr) return;
  if (what == Wait::write) {
    if (writing_) receiver_.on_ready(*watcher_, true);
  } else if (reading_) {
    // An error is told by the wait for input, too.
    if (what == Wait::read) receiver_.on_ready(*watcher_, false);
  } else if (broken()) {
    receiver_.on_ready(*watcher_, false);
  } else if (what == Wait::error) {
    urgent_ = true;
  }
  if (watcher_ != nullptr) wait_for_what_is_wanted();
}

bool Descriptor::broken() {
  pollfd question{.fd = socket_.native_handle(), .events = 0, .revents = 0};
  return ::poll(&question, 1, 0) == 1 && (question.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace confab::net
