#include "app/face/frames.h"

#include <algorithm>

#include "base/text.h"
#include "settings/groups/workspace.h"

namespace confab::app {
namespace {

// `https://portal.example`, `*.example`: nothing that could end the rule, or mean something else in it.
bool is_site(std::string_view text) {
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:/*[]") == std::string_view::npos &&
         text.find('.') != std::string_view::npos;
}

}  // namespace

std::string frames_of(const settings::Settings& settings) {
  if (!settings.boolean(settings::workspace("Iframe_Restrict_Access"))) return "*";
  auto text = to_lower_ascii(settings.text(settings::workspace("Iframe_X_Frame_Options")));
  std::ranges::replace(text, ' ', ',');
  std::string sites;
  for (const auto& one : split(text, ',')) {
    if (one == "deny") return "'none'";
    const std::string_view source = one == "sameorigin" ? "'self'" : std::string_view{one};
    if (one == "sameorigin" || is_site(one)) sites.append(sites.empty() ? "" : " ").append(source);
  }
  return sites.empty() ? "'self'" : sites;
}

}  // namespace confab::app
