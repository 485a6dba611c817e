#include "app/face/own_pictures.h"

#include <algorithm>
#include <array>

#include "settings/groups/assets.h"
#include "settings/groups/layout.h"

namespace confab::app {
namespace {

using core::configuration::asset_file;
using core::configuration::asset_kind;
using core::configuration::AssetKind;

constexpr std::size_t kVersionDigits = 8;
constexpr std::string_view kDark = ":root[data-theme='dark']";

// From the largest: the others are made smaller by whoever shows them.
constexpr std::array<std::string_view, 8> kIcons{"favicon_512", "favicon_192", "touchicon_180", "touchicon_180_pre",
                                                 "favicon_96",  "favicon_32",  "favicon_16",    "favicon"};

/// The first that was uploaded; "" when none was.
std::string_view first_of(const settings::Settings& settings, std::initializer_list<std::string_view> keys) {
  const auto* const found =
      std::find_if(keys.begin(), keys.end(), [&](auto key) { return asset_file(settings, *asset_kind(key)); });
  return found == keys.end() ? std::string_view{} : *found;
}

// How much wider than high; what does not say it is square.
double ratio_of(const settings::Settings& settings, std::string_view key) {
  const auto file = asset_file(settings, *asset_kind(key));
  if (!file || file->width <= 0 || file->height <= 0) return 1;
  return std::clamp(file->width / file->height, 0.2, 8.0);
}

/// Declarations of `--own-<name>` and its proportions.
std::string properties(const settings::Settings& settings, std::string_view name, std::string_view key) {
  return fmt::format("--own-{0}:url(\"{1}\");--own-{0}-ratio:{2:.3f};", name, picture_address(settings, key),
                     ratio_of(settings, key));
}

std::string sidebar_logo(const settings::Settings& settings, std::string_view light, std::string_view dark) {
  std::string styles = fmt::format(":root{{{}}}", properties(settings, "logo", light));
  if (dark != light) styles += fmt::format("{}{{{}}}", kDark, properties(settings, "logo", dark));
  styles +=
      ".confab-sidebar__site{display:flex;align-items:center;gap:8px}"
      ".confab-sidebar__site::before{content:'';flex:none;width:calc(28px*var(--own-logo-ratio));max-width:100%;"
      "height:28px;background:var(--own-logo) left/contain no-repeat}";
  // A wide logo says the name itself; whoever listens still hears it.
  if (ratio_of(settings, light) >= 2) styles += ".confab-sidebar__site{font-size:0}";
  return styles;
}

std::string login_logo(const settings::Settings& settings, std::string_view light, std::string_view dark) {
  std::string styles = fmt::format(":root{{{}}}", properties(settings, "login-logo", light));
  if (dark != light) styles += fmt::format("{}{{{}}}", kDark, properties(settings, "login-logo", dark));
  styles +=
      ".confab-logo>*{display:none}"
      ".confab-logo::before{content:'';width:calc(64px*var(--own-login-logo-ratio));max-width:min(20rem,90vw);"
      "height:64px;background:var(--own-login-logo) center/contain no-repeat}";
  if (!settings.boolean(settings::layout("Layout_Login_Hide_Powered_By"))) {
    styles +=
        ".confab-card-page__footer::after{content:'Powered by Confab'}"
        ":root:lang(de) .confab-card-page__footer::after{content:'Betrieben mit Confab'}";
  }
  return styles;
}

std::string login_ground(const settings::Settings& settings) {
  std::string styles;
  const auto add = [&](std::string_view key, std::string_view where) {
    const auto address = picture_address(settings, key);
    if (address.empty()) return;
    styles +=
        fmt::format("{} .confab-card-page{{background:url(\"{}\") center/cover no-repeat fixed}}", where, address);
  };
  add("background", ":root");
  add("background_dark", kDark);
  // What stands on the picture itself is read on a ground of its own.
  if (!styles.empty()) {
    styles += ".confab-card-page__footer{padding:4px 12px;border-radius:6px;background:var(--rcx-color-surface-light)}";
  }
  return styles;
}

std::string icon_link(std::string_view rel, std::string_view address, std::string_view more) {
  return fmt::format("<link rel=\"{}\" href=\"{}\"{} />\n    ", rel, address, more);
}

}  // namespace

std::string picture_address(const settings::Settings& settings, std::string_view key) {
  const auto file = asset_file(settings, *asset_kind(key));
  if (!file) return {};
  const auto extension = file->type == "image/svg+xml" ? "svg"
                         : file->type == "image/png"   ? "png"
                         : file->type == "image/jpeg"  ? "jpg"
                                                       : "ico";
  return fmt::format("/assets/{}.{}?v={}", key, extension, file->sha256.substr(0, kVersionDigits));
}

const AssetKind* icon_for(const settings::Settings& settings, const AssetKind& kind) {
  if (asset_file(settings, kind)) return &kind;
  const bool is_icon = std::find(kIcons.begin(), kIcons.end(), kind.key) != kIcons.end() || kind.key == "favicon_ico" ||
                       kind.key.starts_with("tile_");
  if (!is_icon) return nullptr;
  for (const auto key : kIcons) {
    const auto* const other = asset_kind(key);
    if (asset_file(settings, *other)) return other;
  }
  return nullptr;
}

std::string icon_links(const settings::Settings& settings) {
  std::string links;
  if (settings.boolean(settings::assets("Assets_SvgFavicon_Enable"))) {
    const auto drawing = picture_address(settings, "favicon");
    if (!drawing.empty()) links += icon_link("icon", drawing, " type=\"image/svg+xml\"");
  }
  for (const auto size : {"16", "32", "96", "192", "512"}) {
    const auto address = picture_address(settings, fmt::format("favicon_{}", size));
    if (!address.empty())
      links += icon_link("icon", address, fmt::format(" type=\"image/png\" sizes=\"{0}x{0}\"", size));
  }
  if (const auto old = picture_address(settings, "favicon_ico"); !old.empty()) links += icon_link("icon", old, "");
  if (links.empty()) links = icon_link("icon", "/confab.svg", " type=\"image/svg+xml\"");
  const auto* const touch = icon_for(settings, *asset_kind("touchicon_180"));
  links += icon_link("apple-touch-icon",
                     touch == nullptr ? "/apple-touch-icon.png" : picture_address(settings, touch->key), "");
  if (const auto pinned = picture_address(settings, "safari_pinned"); !pinned.empty()) {
    links += icon_link("mask-icon", pinned, "");
  }
  return links;
}

std::string picture_styles(const settings::Settings& settings) {
  std::string styles = login_ground(settings);
  const auto light = first_of(settings, {"logo", "logo_dark"});
  const auto dark = first_of(settings, {"logo_dark", "logo"});
  if (!light.empty()) styles += sidebar_logo(settings, light, dark);
  const auto login = first_of(settings, {"logo_login", "logo", "logo_login_dark", "logo_dark"});
  const auto login_dark = first_of(settings, {"logo_login_dark", "logo_login", "logo_dark", "logo"});
  if (!login.empty()) styles += login_logo(settings, login, login_dark);
  return styles;
}

}  // namespace confab::app
