#include "core/configuration/asset_kinds.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace confab::core::configuration {
namespace {

constexpr std::array kKinds{
    AssetKind{"logo", "Assets_logo", "svg png jpg jpeg", 0, 0, "/confab.svg"},
    AssetKind{"logo_dark", "Assets_logo_dark", "svg png jpg jpeg", 0, 0, "/confab.svg"},
    AssetKind{"logo_login", "Assets_logo_login", "svg png jpg jpeg", 0, 0, ""},
    AssetKind{"logo_login_dark", "Assets_logo_login_dark", "svg png jpg jpeg", 0, 0, ""},
    AssetKind{"background", "Assets_background", "svg png jpg jpeg", 0, 0, ""},
    AssetKind{"background_dark", "Assets_background_dark", "svg png jpg jpeg", 0, 0, ""},
    AssetKind{"favicon_ico", "Assets_favicon_ico", "ico", 0, 0, "/confab-192.png"},
    AssetKind{"favicon", "Assets_favicon", "svg", 0, 0, "/confab.svg"},
    AssetKind{"favicon_16", "Assets_favicon_16", "png", 16, 16, "/confab-192.png"},
    AssetKind{"favicon_32", "Assets_favicon_32", "png", 32, 32, "/confab-192.png"},
    AssetKind{"favicon_96", "Assets_favicon_96", "png", 96, 96, "/confab-192.png"},
    AssetKind{"favicon_192", "Assets_favicon_192", "png", 192, 192, "/confab-192.png"},
    AssetKind{"favicon_512", "Assets_favicon_512", "png", 512, 512, "/confab-512.png"},
    AssetKind{"touchicon_180", "Assets_touchicon_180", "png", 180, 180, "/apple-touch-icon.png"},
    AssetKind{"touchicon_180_pre", "Assets_touchicon_180_pre", "png", 180, 180, "/apple-touch-icon.png"},
    AssetKind{"tile_70", "Assets_tile_70", "png", 70, 70, "/confab-192.png"},
    AssetKind{"tile_144", "Assets_tile_144", "png", 144, 144, "/confab-192.png"},
    AssetKind{"tile_150", "Assets_tile_150", "png", 150, 150, "/confab-192.png"},
    AssetKind{"tile_310_square", "Assets_tile_310_square", "png", 310, 310, "/confab-512.png"},
    AssetKind{"tile_310_wide", "Assets_tile_310_wide", "png", 310, 150, ""},
    AssetKind{"safari_pinned", "Assets_safari_pinned", "svg", 0, 0, "/confab.svg"},
};

}  // namespace

std::span<const AssetKind> asset_kinds() {
  return kKinds;
}

const AssetKind* asset_kind(std::string_view key) {
  const auto* const found =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const AssetKind& kind) { return kind.key == key; });
  return found == kKinds.end() ? nullptr : found;
}

bool takes(const AssetKind& kind, std::string_view extension) {
  const auto all = split(kind.extensions, ' ');
  return std::find(all.begin(), all.end(), extension) != all.end();
}

}  // namespace confab::core::configuration
