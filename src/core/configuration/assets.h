#pragma once
// Uploading the pictures of the workspace, and reading what is set.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/configuration/asset_kinds.h"
#include "core/files/spool.h"
#include "core/kernel/context.h"

namespace confab::core::configuration {

/// The longest file, in bytes.
inline constexpr std::uint64_t kMaxAsset = std::uint64_t{10} * 1024 * 1024;

/// A picture that was uploaded. It is the member `file` of the setting's value.
struct AssetFile {
  std::int64_t blob = 0;
  std::string type;
  std::string sha256;
  std::uint64_t size = 0;
  double width = 0, height = 0;  // 0: nobody knows
};

/// What is uploaded of a kind; nullopt: nothing, so Confab's own counts.
[[nodiscard]] std::optional<AssetFile> asset_file(const settings::Settings& settings, const AssetKind& kind);

/// Refusal(action_not_allowed) without manage-assets.
void require_assets(const Context& ctx, const Actor& actor);

/// Puts the picture in place of the one before. `type` is the media type that the client says. Throws
/// Refusal(invalid_asset | action_not_allowed | invalid_file_type | invalid_file_width | invalid_file_height |
/// service_unavailable | storage_full | not_allowed); the last when the environment fixes it.
void set_asset(const Context& ctx, const Actor& actor, std::string_view key, std::string_view type,
               const files::Spooled& picture);
/// Back to Confab's own. Throws Refusal(invalid_asset | action_not_allowed | not_allowed).
void unset_asset(const Context& ctx, const Actor& actor, std::string_view key);

/// The bytes. Throws Refusal(service_unavailable).
[[nodiscard]] std::string asset_bytes(const Context& ctx, const AssetFile& file);

}  // namespace confab::core::configuration
