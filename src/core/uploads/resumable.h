#pragma once
// Files that are brought in parts, so that a connection that is lost costs what was on its way and no more. Complete,
// one is as if receive() had taken it, under the id that it had from the beginning.

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "core/files/unfinished.h"
#include "core/kernel/context.h"
#include "core/uploads/receive.h"
#include "model/unfinished_upload.h"

namespace confab::core::uploads {

/// How far one is.
struct Progress {
  UploadId id;
  std::uint64_t offset = 0, size = 0;
  Timestamp expires_at;
  bool complete = false;  // send() may be called
};

/// Announces one of `size` bytes. It stays for a day after the last part. One person may have 20 at a time, and none is
/// begun beside 4 GiB of others; what nobody has gone on with for an hour makes way. Throws as receive() for what
/// can be said of it already, and Refusal(invalid_params) for a name or a type that is too long.
[[nodiscard]] Progress begin(const Context& ctx, const Actor& actor, const ReceiveFile& cmd, std::uint64_t size);

/// Of one's own. Throws Refusal(upload_not_found), and (unauthorized) when the room is out of reach by now.
[[nodiscard]] Progress progress(const Context& ctx, const Actor& actor, const UploadId& id);

/// One part on its way. Blocks; one thread at a time. What was appended stays, however it ends.
class Part {
 public:
  /// Throws as progress() and begin(), and Refusal(upload_conflict) when the file does not end at `offset`.
  Part(const Context& ctx, const Actor& actor, const UploadId& id, std::uint64_t offset);

  /// How many bytes are still to come.
  [[nodiscard]] std::uint64_t missing() const;
  /// Throws Refusal(upload_conflict) when another part has come meanwhile, (file_too_large) for more than was
  /// announced, (storage_full | service_unavailable).
  void append(std::string_view piece);
  /// The part is over; with the last one the file is taken in. Throws as receive() then; the file waits on where that
  /// may still become well, for a part of no bytes, and is gone where it cannot.
  [[nodiscard]] Progress finish(const Actor& actor);

 private:
  void take_in(const Actor& actor);

  const Context& ctx_;
  model::UnfinishedUpload upload_;
  std::optional<files::PartialFile> file_;  // none: it is complete already
};

/// One's own one goes, complete or not, unless it was sent: then only what is left of its coming. Throws
/// Refusal(upload_not_found).
void give_up(const Context& ctx, const Actor& actor, const UploadId& id);

}  // namespace confab::core::uploads
