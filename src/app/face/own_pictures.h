#pragma once
// The pictures of the workspace in its page.

#include <string>
#include <string_view>

#include "core/configuration/assets.h"
#include "settings/settings.h"

namespace confab::app {

/// Where the picture is, with a version for caches: `/assets/logo.png?v=0a1b2c3d`. "" when none was uploaded.
[[nodiscard]] std::string picture_address(const settings::Settings& settings, std::string_view key);

/// Of the icons of the page, the one that was uploaded for `kind`, or else the largest of them: from one picture come
/// all. nullptr when there is none.
[[nodiscard]] const core::configuration::AssetKind* icon_for(const settings::Settings& settings,
                                                             const core::configuration::AssetKind& kind);

/// The `<link>` elements of the icons.
[[nodiscard]] std::string icon_links(const settings::Settings& settings);

/// Styles that put the logos into the sidebar and the log-in, and the background behind the log-in (classes of
/// web/src/ui/Logo.tsx, CardPage.tsx, Sidebar.tsx).
[[nodiscard]] std::string picture_styles(const settings::Settings& settings);

}  // namespace confab::app
