#include "services/storage/file_system.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/id.h"

namespace confab::services::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCopied = std::size_t{1} << 20;  // bytes at once
constexpr ::mode_t kFolderMode = 0700;
constexpr ::mode_t kFileMode = 0600;

Failure failure_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return Failure::full;
    case EACCES:
    case EPERM:
    case EROFS:
      return Failure::refused;
    case ENOENT:
      return Failure::missing;
    default:
      return Failure::away;
  }
}

[[noreturn]] void fail(std::string_view what, const fs::path& path, int error) {
  throw Failed(failure_of(error), fmt::format("{} {}: {}", what, path.string(), std::strerror(error)));
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, kFileMode)) {
    if (fd_ < 0) fail("cannot open", path, errno);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(fd_); }

  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

void sync(const fs::path& path, int flags) {
  const Descriptor opened{path, flags};
  if (::fsync(opened.get()) != 0) fail("cannot bring to the disk", path, errno);
}

void write_all(int to, const char* bytes, std::size_t count, const fs::path& path) {
  while (count > 0) {
    const auto written = ::write(to, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot write", path, errno);
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
}

void copy_bytes(const fs::path& from, const fs::path& to) {
  const Descriptor source{from, O_RDONLY};
  const Descriptor target{to, O_WRONLY | O_CREAT | O_EXCL};
  std::string piece(kCopied, '\0');
  while (true) {
    const auto got = ::read(source.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("cannot read", from, errno);
    if (got == 0) return;
    write_all(target.get(), piece.data(), static_cast<std::size_t>(got), to);
  }
}

// Made one level at a time: a parent that is missing is a disk that is not there, and nothing is put in its place.
void make_folder(const fs::path& path) {
  if (::mkdir(path.c_str(), kFolderMode) == 0) return sync(path.parent_path(), O_RDONLY | O_DIRECTORY);
  if (errno != EEXIST) fail("cannot make the folder", path, errno);
}

// Gone at the end, unless it got its name.
class Draft {
 public:
  explicit Draft(fs::path path) : path_(std::move(path)) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  // A second name costs no copy, where both folders are on one file system.
  void fill_from(const fs::path& source) const {
    if (::link(source.c_str(), path_.c_str()) != 0) copy_bytes(source, path_);
    sync(path_, O_RDONLY);
  }
  void become(const fs::path& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) fail("cannot write", target, errno);
    path_.clear();
    sync(target.parent_path(), O_RDONLY | O_DIRECTORY);
  }

 private:
  fs::path path_;
};

class FileReader final : public Reader {
 public:
  FileReader(std::shared_ptr<const net::OpenFile> file, fs::path path, const std::optional<Range>& range)
      : file_(std::move(file)), path_(std::move(path)) {
    const auto size = file_->size();
    offset_ = range ? std::min(range->offset, size) : 0;
    end_ = range ? offset_ + std::min(range->size, size - offset_) : size;
  }

  std::string read(std::size_t bytes) override {
    std::string piece(std::min<std::uint64_t>(bytes, end_ - offset_), '\0');
    std::size_t have = 0;
    while (have < piece.size()) {
      const auto got = ::pread(file_->fd(), piece.data() + have, piece.size() - have,
                               static_cast<::off_t>(offset_ + static_cast<std::uint64_t>(have)));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail("cannot read", path_, errno);
      if (got == 0) throw Failed(Failure::broken, path_.string() + " ends early");
      have += static_cast<std::size_t>(got);
    }
    offset_ += have;
    return piece;
  }
  [[nodiscard]] std::shared_ptr<const net::OpenFile> file() const override { return file_; }

 private:
  std::shared_ptr<const net::OpenFile> file_;
  fs::path path_;
  std::uint64_t offset_ = 0, end_ = 0;
};

fs::path path_in(const fs::path& root, const std::string& key) {
  const bool fits = key.size() >= 8 && std::all_of(key.begin(), key.end(), [](char c) {
                      return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-';
                    });
  if (!fits) throw Failed(Failure::broken, "no key: " + key);
  return root / key.substr(0, 2) / key.substr(2, 2) / key;
}

/// Throws Failed when it cannot be told whether it is there.
bool is_there(const fs::path& path, struct stat& status) {
  if (::stat(path.c_str(), &status) == 0) return true;
  if (errno != ENOENT && errno != ENOTDIR) fail("cannot look at", path, errno);
  return false;
}

}  // namespace

void FileSystem::put(const std::string& key, const std::string& path) {
  const auto target = path_in(roots_.all.front(), key);
  const auto folder = target.parent_path();
  make_folder(roots_.all.front());
  if (roots_.gets_files) roots_.gets_files(roots_.all.front());
  make_folder(folder.parent_path());
  make_folder(folder);
  Draft draft{folder / ("." + random_id())};
  draft.fill_from(path);
  draft.become(target);
}

std::unique_ptr<Reader> FileSystem::open(const std::string& key, std::optional<Range> range) {
  struct stat status {};
  for (const auto& root : roots_.all) {
    const auto path = path_in(root, key);
    if (!is_there(path, status)) continue;
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) fail("cannot open", path, errno);
    return std::make_unique<FileReader>(std::make_shared<const net::OpenFile>(fd), path, range);
  }
  throw Failed(Failure::missing, path_in(roots_.all.front(), key).string() + " is not there");
}

std::optional<std::uint64_t> FileSystem::size(const std::string& key) {
  struct stat status {};
  for (const auto& root : roots_.all) {
    if (is_there(path_in(root, key), status)) return static_cast<std::uint64_t>(status.st_size);
  }
  return std::nullopt;
}

void FileSystem::remove(const std::string& key) {
  bool found = false;
  for (const auto& root : roots_.all) {
    const auto path = path_in(root, key);
    const bool removed = ::unlink(path.c_str()) == 0;
    if (!removed && errno != ENOENT && errno != ENOTDIR) fail("cannot remove", path, errno);
    found = found || removed;
  }
  struct stat status {};
  for (const auto& root : roots_.in_use) {
    if (found || is_there(root, status)) continue;
    throw Failed(Failure::away, root.string() + ", where the file may lie, is not there");
  }
}

}  // namespace confab::services::storage
