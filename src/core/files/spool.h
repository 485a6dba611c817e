#pragma once
// Files on their way in: they come piece by piece, and lie in a folder of their own until it is known what becomes of
// them. The folder is emptied when the server starts.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "core/kernel/context.h"

namespace confab::core::files {

/// A complete file; goes with this, unless it was lent. Nobody writes to it any more.
class Spooled {
 public:
  enum class Owner : bool { itself, another };
  Spooled(std::string path, std::uint64_t size, std::string sha256, Owner owner = Owner::itself)
      : path_(std::move(path)), size_(size), sha256_(std::move(sha256)), owner_(owner) {}
  Spooled(Spooled&& other) noexcept;
  Spooled& operator=(Spooled&& other) noexcept;
  ~Spooled();

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const std::string& sha256() const { return sha256_; }  // in hex

 private:
  std::string path_;
  std::uint64_t size_;
  std::string sha256_;
  Owner owner_;
};

/// One file that comes. Blocks; one thread at a time. What was not finished is removed with it.
class Spool {
 public:
  /// Throws Refusal(storage_full) when the disk has less left than it keeps for everything else, so that files are
  /// refused before the database is in need; Refusal(service_unavailable) when the folder cannot be written to.
  explicit Spool(const Context& ctx);
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();

  /// Throws as the constructor.
  void write(std::string_view piece);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// At most once; nothing is written afterwards.
  [[nodiscard]] Spooled finish();

 private:
  const services::Incoming& incoming_;
  std::string path_;
  int fd_ = -1;
  std::uint64_t size_ = 0, next_check_ = 0;
  Sha256 digest_;
};

/// Throws as the constructor of Spool: for what writes to a path by itself, before it does, and again and again.
/// `bytes`: that are known to come.
void require_space(const Context& ctx, std::uint64_t bytes = 0);
/// A path could not be written or read, for `error` (errno): logs it, and throws as Spool.
[[noreturn]] void refuse_file(const std::string& path, int error);
/// Where a file may be made that is no file yet: for what writes to a path, such as services/media. Whoever has made it
/// hands it to adopt(), or removes it.
[[nodiscard]] std::string fresh_path(const Context& ctx);
/// A file that was made at a fresh_path(). Throws as Spool; the file is removed then.
[[nodiscard]] Spooled adopt(const std::string& path);
/// A file that stays where it is, whatever becomes of this. Throws as Spool.
[[nodiscard]] Spooled lend(const std::string& path);
/// Bytes that are in memory already.
[[nodiscard]] Spooled spool_text(const Context& ctx, std::string_view bytes);

/// Makes the folder when it is missing, and removes what an earlier run has left in it. Throws std::runtime_error that
/// names the folder.
void empty_incoming(const std::string& folder);

}  // namespace confab::core::files
