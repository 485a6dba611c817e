#pragma once
// Bytes that are kept for as long as something refers to them (docs/decisions/0022-blobs.md). What refers to them is a
// row of whatever table: it is written and removed in the transactions that acquire() and release() are part of.
//
// A blob is `coming` while its bytes are put into the storage, then `kept`, and `leaving` while they are removed. It is
// alive while it has a reference or a claim: keep() makes a claim, which counts for a day or until acquire().
// Whoever changes a blob's life holds its row:
//   keep() finds the same content: under the lock it makes a claim, so the job that looks at the row later leaves it.
//     Is the blob leaving, it is not found, and the bytes are put under a key of their own: a key is never used twice,
//     so that a removal that comes late meets nothing else.
//   two keep() the same at once: each puts its bytes, and the second one finds the first one's when it is about to
//     say that they are kept; its own leave.
//   acquire() and the job: one of them comes first, and the other one sees it.
//   the server ends in between: the row is there before the bytes are, with a claim, so what was half put is found by
//     files.sweep a day later, and removed.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/files/spool.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "services/storage/storage.h"

namespace confab::core::files {

/// A blob with a claim on it.
struct Kept {
  std::int64_t pk = 0;
  std::int64_t claim = 0;
  std::uint64_t size = 0;
  std::string sha256;
};

/// Puts the bytes into the storage in force, unless the same are there already. Durable when it returns. Not in a
/// transaction: it has its own, and waits for the storage. Throws Refusal(service_unavailable | storage_full), and logs
/// the place and the reason.
[[nodiscard]] Kept keep(const Context& ctx, const Spooled& file);

/// Refers to what was kept. Throws std::runtime_error when it was not acquired within a day and is gone.
void acquire(Transaction& tx, const Kept& kept);
/// One more reference to a blob that something refers to.
void acquire(Transaction& tx, std::int64_t pk);
/// One reference less. The bytes go with the last one, by a job that is stored in the same transaction.
void release(Transaction& tx, const Context& ctx, std::int64_t pk);

/// The bytes, or a part of them. Throws Refusal(service_unavailable), logged; what the reader throws is Failed.
[[nodiscard]] std::unique_ptr<services::storage::Reader> open(const Context& ctx, std::int64_t pk,
                                                              std::optional<services::storage::Range> range = {});
/// An address where the client may fetch the bytes by itself; nullopt: they go through Confab. Throws as open().
[[nodiscard]] std::optional<std::string> link(const Context& ctx, std::int64_t pk,
                                              const services::storage::LinkWish& wish);

}  // namespace confab::core::files
