#include "core/previews/filter.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "services/http/url_parts.h"
#include "settings/groups/previews.h"

namespace confab::core::previews {

Filter::Filter(const settings::Settings& settings)
    : ignored_(settings.text(settings::previews("API_EmbedIgnoredHosts"))) {
  for (const auto& item : split(settings.text(settings::previews("API_EmbedSafePorts")), ',')) {
    int port = 0;
    const auto [end, error] = std::from_chars(item.data(), item.data() + item.size(), port);
    if (error == std::errc{} && end == item.data() + item.size()) ports_.insert(port);
  }
}

bool Filter::may_visit(const std::string& url) const {
  const auto parts = services::http::parts_of(url);
  if (!parts || (parts->scheme != "http" && parts->scheme != "https")) return false;
  auto host = parts->host;
  if (host.ends_with('.')) host.pop_back();
  if (std::ranges::find(ignored_.names, host) != ignored_.names.end()) return false;
  if (parts->port) return ports_.contains(*parts->port);
  return parts->scheme == "https" ? ports_.contains(443) : ports_.contains(80) || ports_.contains(8080);
}

}  // namespace confab::core::previews
