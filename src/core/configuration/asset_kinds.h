#pragma once
// The pictures of the workspace: logos, icons, backgrounds. Each is a setting, `Assets_<key>`.

#include <span>
#include <string_view>

namespace confab::core::configuration {

struct AssetKind {
  std::string_view key;
  std::string_view setting;
  std::string_view extensions;  // that it may have, separated by blanks
  int width = 0, height = 0;    // in pixels; 0: any
  std::string_view usual = {};  // Confab's own, a file of the client; "" when there is none
};

/// All there are, for as long as the program runs.
[[nodiscard]] std::span<const AssetKind> asset_kinds();
/// nullptr when there is none.
[[nodiscard]] const AssetKind* asset_kind(std::string_view key);

/// Whether the kind may have the extension.
[[nodiscard]] bool takes(const AssetKind& kind, std::string_view extension);

}  // namespace confab::core::configuration
