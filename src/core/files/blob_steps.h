#pragma once
// How bytes get into a storage, step by step; for those in this folder who put them there.

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/files/blobs.h"
#include "store/blobs.h"

namespace confab::core::files {

/// How long who has put bytes there may take to refer to them.
inline constexpr std::chrono::days kClaimed{1};

/// A row that is `coming`, with a claim, and a key that was never used. Its transaction is over when it returns. It is
/// enciphered with the key in force, if the settings want that. Throws Failed(not_configured) when there is no key.
struct Announced {
  store::Blob blob;
  std::int64_t claim = 0;
};
[[nodiscard]] Announced announce(const Context& ctx, const Spooled& file, std::string_view storage);

/// Puts the row's bytes where it says. Throws Failed.
void put_bytes(const Context& ctx, services::storage::Storage& storage, const Spooled& file, const store::Blob& blob);

/// put_bytes() for the first time. When that fails, what is half there is removed soon. Throws Failed.
void put_announced(const Context& ctx, services::storage::Storage& storage, const Spooled& file,
                   const Announced& announced);

/// It will not be needed.
void give_up(Transaction& tx, const Context& ctx, const Announced& announced);

/// The id of the key with which new bytes are enciphered; nullopt: they are not. Throws Failed(not_configured).
[[nodiscard]] std::optional<std::string> cipher_in_force(const Context& ctx);

/// What the row stands for, in clear. Throws Failed.
[[nodiscard]] std::unique_ptr<services::storage::Reader> open_blob(
    const Context& ctx, services::storage::Storage& storage, const store::Blob& blob,
    const std::optional<services::storage::Range>& range);

}  // namespace confab::core::files
