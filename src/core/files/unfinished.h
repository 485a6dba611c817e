#pragma once
// Files that come in parts (core/uploads/resumable.h): their bytes, and how they go with accounts, rooms and time.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "jobs/kind.h"

namespace confab::core::files {

/// The bytes of one that have come so far. Their number is the only word on how far it is: whoever writes looks at it
/// each time, holding the file's lock, so that of two who write one is refused, and what a connection or a server that
/// was cut off has left is gone on with. Blocks; one thread at a time.
class PartialFile {
 public:
  /// Writing begins at `offset`. Throws Refusal(upload_conflict) when the file does not end there, and as Spool.
  PartialFile(const Context& ctx, const UploadId& id, std::uint64_t offset);
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;
  ~PartialFile();

  /// Throws Refusal(upload_conflict) when somebody else has written meanwhile, and as Spool.
  void append(std::string_view piece);
  /// Where it ends by what was written here.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  /// What has come is on disk: before somebody is told how much that is.
  void sync() const;
  /// Nobody writes to it, and nobody else gets past this, as long as this is there. Throws
  /// Refusal(service_unavailable) while somebody does.
  void hold();

 private:
  void require_end() const;

  const Context& ctx_;
  const std::string path_;
  int fd_ = -1;
  std::uint64_t offset_, next_check_;
};

/// How many bytes of it have come; none is 0.
[[nodiscard]] std::uint64_t partial_size(const Context& ctx, const UploadId& id);
[[nodiscard]] std::string partial_path(const Context& ctx, const UploadId& id);
/// Its bytes go, if there are any.
void drop_partial(const Context& ctx, const UploadId& id);

/// All that somebody has begun, or that was begun in a room, goes with the account or the room; the bytes by the job.
void drop_unfinished_of(Transaction& tx, const Context& ctx, std::int64_t user_pk);
void drop_unfinished_of_room(Transaction& tx, const Context& ctx, std::int64_t room_pk);

/// Those whose time is over, and bytes that belong to none.
struct ForgetUnfinished {
  static constexpr std::string_view kJob = "uploads.forget-unfinished";
  static constexpr int kVersion = 1;
};
void forget_unfinished(const Context& ctx, const jobs::Run& run);
/// `ctx` outlives `kinds`.
void declare_unfinished_job(jobs::Kinds& kinds, const Context& ctx);

/// Makes the folder when it is missing. Throws std::runtime_error that names it.
void make_unfinished(const std::string& folder);

}  // namespace confab::core::files

template <>
struct confab::Fields<confab::core::files::ForgetUnfinished> {
  static constexpr auto list = FieldList{};
};
