#include "services/http/url_parts.h"

#include <curl/curl.h>

#include <cstdlib>
#include <memory>

#include "base/text.h"
#include "net/query.h"

namespace confab::services::http {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::optional<std::string> part(CURLU* url, CURLUPart which) {
  char* value = nullptr;
  if (curl_url_get(url, which, &value, 0) != CURLUE_OK) return std::nullopt;
  std::string text{value};
  curl_free(value);
  return text;
}

}  // namespace

std::optional<UrlParts> parts_of(const std::string& url) {
  const std::unique_ptr<CURLU, FreeUrl> parsed{curl_url()};
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return std::nullopt;
  const auto scheme = part(parsed.get(), CURLUPART_SCHEME);
  const auto host = part(parsed.get(), CURLUPART_HOST);
  if (!scheme || !host) return std::nullopt;
  UrlParts parts{.scheme = to_lower_ascii(*scheme),
                 .host = to_lower_ascii(*host),
                 .port = {},
                 .path = part(parsed.get(), CURLUPART_PATH).value_or("/"),
                 .query = part(parsed.get(), CURLUPART_QUERY).value_or("")};
  if (const auto port = part(parsed.get(), CURLUPART_PORT)) parts.port = std::atoi(port->c_str());
  return parts;
}

std::string escaped(std::string_view text) {
  return net::percent_encode(text);
}

}  // namespace confab::services::http
