#include "core/previews/providers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "services/http/url_parts.h"

namespace confab::core::previews {
namespace {

struct Provider {
  std::string_view host;
  bool with_subdomains;
  std::string_view path;      // what the link's path must contain
  std::string_view endpoint;  // the address is appended
};

constexpr std::array kProviders{
    Provider{"soundcloud.com", true, "/", "https://soundcloud.com/oembed?format=json&maxheight=150&url="},
    Provider{"vimeo.com", true, "/", "https://vimeo.com/api/oembed.json?maxheight=200&url="},
    Provider{"www.youtube.com", false, "/", "https://www.youtube.com/oembed?maxheight=200&format=json&url="},
    Provider{"youtu.be", false, "/", "https://www.youtube.com/oembed?maxheight=200&format=json&url="},
    Provider{"www.slideshare.net", false, "/",
             "https://www.slideshare.net/api/oembed/2?format=json&maxheight=200&url="},
    Provider{"www.dailymotion.com", false, "/", "https://www.dailymotion.com/services/oembed?maxheight=200&url="},
    Provider{"twitter.com", true, "/status/", "https://publish.twitter.com/oembed?url="},
    Provider{"x.com", true, "/status/", "https://publish.twitter.com/oembed?url="},
    Provider{"open.spotify.com", false, "/", "https://open.spotify.com/oembed?url="},
    Provider{"play.spotify.com", false, "/", "https://open.spotify.com/oembed?url="},
    Provider{"www.loom.com", false, "/", "https://www.loom.com/v1/oembed?format=json&url="},
};

bool is_of(const services::http::UrlParts& link, const Provider& provider) {
  const std::string_view host = link.host;
  const bool below = provider.with_subdomains && host.size() > provider.host.size() && host.ends_with(provider.host) &&
                     host[host.size() - provider.host.size() - 1] == '.';
  return (host == provider.host || below) && link.path.find(provider.path) != std::string::npos;
}

}  // namespace

std::optional<std::string> oembed_address(const std::string& link) {
  const auto parts = services::http::parts_of(link);
  if (!parts || parts->path == "/" || parts->port) return std::nullopt;
  const auto* const found = std::ranges::find_if(kProviders, [&](const auto& each) { return is_of(*parts, each); });
  if (found == kProviders.end()) return std::nullopt;
  return std::string{found->endpoint} + services::http::escaped(link);
}

}  // namespace confab::core::previews
