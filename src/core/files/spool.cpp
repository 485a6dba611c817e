#include "core/files/spool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/id.h"
#include "base/log.h"

namespace confab::core::files {
namespace {

constexpr std::uint64_t kCheckedEach = std::uint64_t{16} << 20;  // bytes, until the disk is looked at again
constexpr std::size_t kReadAtOnce = std::size_t{1} << 20;
constexpr int kFileMode = 0600;

[[noreturn]] void refuse_full(const std::string& folder, std::string_view why) {
  log::error("files are refused: the disk is full", {{"folder", folder}, {"reason", why}});
  throw Refusal(errors::storage_full, "There is no room for files on the server");
}

// `more`: bytes that are about to come.
void require_room(const services::Incoming& incoming, std::uint64_t more = 0) {
  struct statvfs disk {};
  if (::statvfs(incoming.folder.c_str(), &disk) != 0) refuse_file(incoming.folder, errno);
  const auto left = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  if (left >= incoming.spared && left - incoming.spared >= more) return;
  refuse_full(incoming.folder, fmt::format("{} bytes are left", left));
}

Spooled read_through(const std::string& path, Spooled::Owner owner) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) refuse_file(path, errno);
  Sha256 digest;
  std::uint64_t size = 0;
  std::string piece(kReadAtOnce, '\0');
  ::ssize_t got = 0;
  while ((got = ::read(fd, piece.data(), piece.size())) != 0) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) break;
    digest.add(std::string_view{piece}.substr(0, static_cast<std::size_t>(got)));
    size += static_cast<std::uint64_t>(got);
  }
  const int error = errno;
  ::close(fd);
  if (got < 0) refuse_file(path, error);
  return Spooled{path, size, to_hex(digest.finish()), owner};
}

}  // namespace

Spooled::Spooled(Spooled&& other) noexcept
    : path_(std::exchange(other.path_, {})),
      size_(other.size_),
      sha256_(std::move(other.sha256_)),
      owner_(other.owner_) {}

Spooled& Spooled::operator=(Spooled&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(size_, other.size_);
  std::swap(sha256_, other.sha256_);
  std::swap(owner_, other.owner_);
  return *this;
}

Spooled::~Spooled() {
  if (!path_.empty() && owner_ == Owner::itself) ::unlink(path_.c_str());
}

Spool::Spool(const Context& ctx) : incoming_(ctx.ports.incoming), path_(fresh_path(ctx)) {
  require_room(incoming_);
  next_check_ = kCheckedEach;
  fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kFileMode);
  if (fd_ < 0) refuse_file(path_, errno);
}

Spool::~Spool() {
  if (fd_ < 0) return;
  ::close(fd_);
  ::unlink(path_.c_str());
}

void Spool::write(std::string_view piece) {
  digest_.add(piece);
  size_ += piece.size();
  if (size_ >= next_check_) {
    require_room(incoming_);
    next_check_ = size_ + kCheckedEach;
  }
  while (!piece.empty()) {
    const auto written = ::write(fd_, piece.data(), piece.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) refuse_file(path_, errno);
    piece.remove_prefix(static_cast<std::size_t>(written));
  }
}

Spooled Spool::finish() {
  // Some file systems tell only now that there was no room.
  if (::close(std::exchange(fd_, -1)) != 0) {
    const int error = errno;
    ::unlink(path_.c_str());
    refuse_file(path_, error);
  }
  return Spooled{path_, size_, to_hex(digest_.finish())};
}

void refuse_file(const std::string& path, int error) {
  if (error == ENOSPC || error == EDQUOT) refuse_full(path, std::strerror(error));
  log::error("a file cannot be taken in", {{"path", path}, {"reason", std::strerror(error)}});
  throw Refusal(errors::service_unavailable, "The server cannot take files at the moment");
}

void require_space(const Context& ctx, std::uint64_t bytes) {
  require_room(ctx.ports.incoming, bytes);
}

std::string fresh_path(const Context& ctx) {
  return ctx.ports.incoming.folder + "/" + random_id();
}

Spooled adopt(const std::string& path) {
  try {
    return read_through(path, Spooled::Owner::itself);
  } catch (...) {
    ::unlink(path.c_str());
    throw;
  }
}

Spooled lend(const std::string& path) {
  return read_through(path, Spooled::Owner::another);
}

Spooled spool_text(const Context& ctx, std::string_view bytes) {
  Spool spool{ctx};
  spool.write(bytes);
  return spool.finish();
}

void empty_incoming(const std::string& folder) {
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  if (!error) std::filesystem::create_directory(folder, error);
  if (error) throw std::runtime_error(fmt::format("The folder {} cannot be emptied: {}", folder, error.message()));
}

}  // namespace confab::core::files
