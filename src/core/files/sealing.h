#pragma once
// Encryption at rest: what lies in a storage can be read only with a key that is not in the database.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/ports.h"
#include "services/storage/storage.h"

namespace confab::core::files {

/// AES-256-GCM in pieces, so that a part can be read alone: each piece of 64 KiB has a tag behind it. An object's own
/// key is made of the master key and of the name under which it is kept, so the number of a piece is nonce enough, and
/// neither pieces nor objects can change places. How long it is, the blob's row says.
inline constexpr std::uint64_t kSealedPiece = std::uint64_t{64} << 10;
inline constexpr std::uint64_t kSealTag = 16;

/// Writes what is sealed of the file `from` into the new file `to`. Throws Failed(broken | full).
void seal_file(const services::FileKey& key, const std::string& name, const std::string& from, const std::string& to);

/// Reads what was sealed under `name`, `size` bytes in clear. Throws Failed(broken) where something was changed.
[[nodiscard]] std::unique_ptr<services::storage::Reader> open_sealed(
    const services::FileKey& key, services::storage::Storage& storage, const std::string& name, std::uint64_t size,
    const std::optional<services::storage::Range>& range);

/// Keys as an operator writes them: 64 hexadecimal digits each, separated by blanks or commas; the first one seals.
/// Throws std::invalid_argument that says what is wrong, without the key.
[[nodiscard]] std::vector<services::FileKey> read_file_keys(std::string_view text);

}  // namespace confab::core::files
