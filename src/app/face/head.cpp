#include "app/face/head.h"

#include <array>
#include <string_view>

#include "app/face/own_pictures.h"
#include "app/face/page.h"
#include "settings/groups/branding.h"
#include "settings/groups/site.h"

namespace confab::app {
namespace {

struct MetaTag {
  std::string_view attribute, name;
  settings::TextKey key;
};

using settings::branding;
// `language` and the like are read by search engines alone; the document's own language is the reader's.
constexpr std::array kMetaTags{
    MetaTag{"name", "referrer", branding("Default_Referrer_Policy")},
    MetaTag{"http-equiv", "content-language", branding("Meta_language")},
    MetaTag{"name", "robots", branding("Meta_robots")},
    MetaTag{"name", "msvalidate.01", branding("Meta_msvalidate01")},
    MetaTag{"name", "google-site-verification", branding("Meta_google-site-verification")},
    MetaTag{"property", "fb:app_id", branding("Meta_fb_app_id")},
};

void add_meta(std::string& head, std::string_view attribute, std::string_view name, std::string_view content) {
  if (content.empty()) return;
  head += fmt::format("<meta {}=\"{}\" content=\"{}\" />\n    ", attribute, name, escape_html(content));
}

}  // namespace

std::string site_name(const settings::Settings& settings) {
  auto name = settings.text(settings::site("Site_Name"));
  return name.empty() ? std::string{"Confab"} : name;
}

FrameColours frame_colours(const settings::Settings& settings) {
  auto light = settings.text(branding("Confab_Theme_Light_Accent"));
  auto dark = settings.text(branding("Confab_Theme_Dark_Background_Secondary"));
  return {light.empty() ? "#0f6e66" : std::move(light), dark.empty() ? "#14201f" : std::move(dark)};
}

std::string head_of_page(const settings::Settings& settings) {
  const auto name = site_name(settings);
  const auto [light, dark] = frame_colours(settings);
  std::string head =
      fmt::format("<meta name=\"theme-color\" content=\"{}\" media=\"(prefers-color-scheme: light)\" />\n    ", light);
  head +=
      fmt::format("<meta name=\"theme-color\" content=\"{}\" media=\"(prefers-color-scheme: dark)\" />\n    ", dark);
  add_meta(head, "name", "application-name", name);
  add_meta(head, "name", "apple-mobile-web-app-title", name);
  add_meta(head, "property", "og:title", name);
  for (const auto& tag : kMetaTags) add_meta(head, tag.attribute, tag.name, settings.text(tag.key));
  head += icon_links(settings);
  head += "<link rel=\"manifest\" href=\"/images/manifest.json\" />\n    ";
  head += fmt::format("<title>{}</title>", escape_html(name));
  return head;
}

}  // namespace confab::app
