#include "net/body_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "net/event_loop.h"
#include "net/http_connection.h"

namespace confab::net {
namespace {

[[noreturn]] void cannot_read(const std::string& what, int error) {
  throw std::system_error{error, std::generic_category(), "cannot read " + what};
}

}  // namespace

OpenFile::OpenFile(const std::string& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  if (fd_ < 0) cannot_read(path, errno);
  struct stat status {};
  if (::fstat(fd_, &status) == 0 && S_ISREG(status.st_mode)) return;
  ::close(fd_);
  cannot_read(path, EINVAL);
}

OpenFile::~OpenFile() {
  ::close(fd_);
}

std::uint64_t OpenFile::size() const {
  struct stat status {};
  if (::fstat(fd_, &status) != 0) cannot_read("a file", errno);
  return static_cast<std::uint64_t>(status.st_size);
}

void PieceReceiver::deliver(std::string bytes) const {
  send(std::move(bytes));
}

void PieceReceiver::fail() const {
  send(std::nullopt);
}

void PieceReceiver::send(std::optional<std::string> bytes) const {
  auto shared = std::make_shared<std::optional<std::string>>(std::move(bytes));
  loop_->post([connection = connection_, sequence = sequence_, shared = std::move(shared)] {
    if (const auto alive = connection.lock()) {
      static_cast<HttpConnection&>(*alive).take_piece(sequence, std::move(*shared));
    }
  });
}

}  // namespace confab::net
