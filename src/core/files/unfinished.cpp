#include "core/files/unfinished.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "base/errors/files.h"
#include "base/errors/request.h"
#include "core/files/spool.h"
#include "jobs/enqueue.h"
#include "store/unfinished_uploads.h"

namespace confab::core::files {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kAtOnce = 200;                            // in one transaction
constexpr std::uint64_t kCheckedEach = std::uint64_t{16} << 20;  // bytes, until the disk is looked at again
constexpr int kFileMode = 0600;

Refusal conflict(std::uint64_t is) {
  return Refusal(errors::upload_conflict, fmt::format("The file ends at {}", is), {{"offset", is}});
}

std::uint64_t size_of(int fd, const std::string& path) {
  struct stat found {};
  if (::fstat(fd, &found) != 0) refuse_file(path, errno);
  return static_cast<std::uint64_t>(found.st_size);
}

/// Of the open file, not of the process: two that are open keep each other out, whoever opened them.
class Lock {
 public:
  explicit Lock(int fd) : fd_(fd), held_(::flock(fd, LOCK_EX | LOCK_NB) == 0) {}
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  ~Lock() {
    if (held_) ::flock(fd_, LOCK_UN);
  }
  [[nodiscard]] bool held() const { return held_; }

 private:
  int fd_;
  bool held_;
};

void forget_rows(const Context& ctx, const jobs::Run& run) {
  const auto now = ctx.clock.now();
  for (;;) {
    run.check();
    Transaction tx{ctx};
    const auto found = store::UnfinishedUploads{tx.sql()}.expired(now, kAtOnce);
    if (found.empty()) return;
    for (const auto& one : found) store::UnfinishedUploadWriter{tx}.remove(one.pk);
    tx.commit();
  }
}

// A row is there before its first byte, and until its last one is not needed.
void forget_bytes(const Context& ctx, const jobs::Run& run) {
  std::error_code error;
  for (fs::directory_iterator at{ctx.ports.incoming.unfinished, error}, end; !error && at != end; at.increment(error)) {
    run.check();
    const auto id = UploadId{at->path().filename().string()};
    const auto row = store::UnfinishedUploads{*ctx.db.read()}.by_id(id);
    if (!row || row->complete) drop_partial(ctx, id);
  }
  if (error) throw std::runtime_error(fmt::format("{}: {}", ctx.ports.incoming.unfinished, error.message()));
}

void forget_bytes_later(Transaction& tx, const Context& ctx) {
  jobs::enqueue(tx.sql(), ctx.clock.now(), ForgetUnfinished{});
}

}  // namespace

PartialFile::PartialFile(const Context& ctx, const UploadId& id, std::uint64_t offset)
    : ctx_(ctx), path_(partial_path(ctx, id)), offset_(offset), next_check_(offset + kCheckedEach) {
  require_space(ctx);
  fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, kFileMode);
  if (fd_ < 0) refuse_file(path_, errno);
  try {
    require_end();
  } catch (...) {
    ::close(fd_);
    throw;
  }
}

PartialFile::~PartialFile() {
  ::close(fd_);
}

void PartialFile::require_end() const {
  const auto is = size_of(fd_, path_);
  if (is != offset_) throw conflict(is);
}

void PartialFile::append(std::string_view piece) {
  const Lock lock{fd_};
  if (!lock.held()) throw conflict(size_of(fd_, path_));
  require_end();
  if (offset_ + piece.size() >= next_check_) {
    require_space(ctx_);
    next_check_ = offset_ + piece.size() + kCheckedEach;
  }
  while (!piece.empty()) {
    const auto written = ::pwrite(fd_, piece.data(), piece.size(), static_cast<::off_t>(offset_));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) refuse_file(path_, errno);
    piece.remove_prefix(static_cast<std::size_t>(written));
    offset_ += static_cast<std::uint64_t>(written);
  }
}

void PartialFile::sync() const {
  if (::fdatasync(fd_) != 0) refuse_file(path_, errno);
}

void PartialFile::hold() {
  if (::flock(fd_, LOCK_EX | LOCK_NB) == 0) return;  // until it is closed
  throw Refusal(errors::service_unavailable, "The file is being taken in already; ask again");
}

std::uint64_t partial_size(const Context& ctx, const UploadId& id) {
  const auto path = partial_path(ctx, id);
  struct stat found {};
  if (::stat(path.c_str(), &found) == 0) return static_cast<std::uint64_t>(found.st_size);
  if (errno != ENOENT) refuse_file(path, errno);
  return 0;
}

std::string partial_path(const Context& ctx, const UploadId& id) {
  return ctx.ports.incoming.unfinished + "/" + id.value;
}

void drop_partial(const Context& ctx, const UploadId& id) {
  ::unlink(partial_path(ctx, id).c_str());
}

void drop_unfinished_of(Transaction& tx, const Context& ctx, std::int64_t user_pk) {
  if (store::UnfinishedUploadWriter{tx}.remove_of_user(user_pk) > 0) forget_bytes_later(tx, ctx);
}

void drop_unfinished_of_room(Transaction& tx, const Context& ctx, std::int64_t room_pk) {
  if (store::UnfinishedUploadWriter{tx}.remove_of_room(room_pk) > 0) forget_bytes_later(tx, ctx);
}

void forget_unfinished(const Context& ctx, const jobs::Run& run) {
  forget_rows(ctx, run);
  forget_bytes(ctx, run);
}

void declare_unfinished_job(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<ForgetUnfinished>({
      .summary = "Removes files that came in parts and were not completed within a day.",
      .handler = [&ctx](const jobs::Run& run, const ForgetUnfinished&) { forget_unfinished(ctx, run); },
      .attempts = 3,
      .timeout = std::chrono::minutes{30},
      .recurring = jobs::Recurring{.rule = "37 * * * *"},
  });
}

void make_unfinished(const std::string& folder) {
  std::error_code error;
  fs::create_directory(folder, error);
  if (error) throw std::runtime_error(fmt::format("The folder {} cannot be made: {}", folder, error.message()));
}

}  // namespace confab::core::files
