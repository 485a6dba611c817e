#include "net/request_target.h"

#include "net/query.h"
#include "net/utf8.h"

namespace confab::net {

std::optional<RequestTarget> decode_target(std::string_view method, std::string_view target) {
  if (target == "*" && method == "OPTIONS") target = "/";
  if (!target.starts_with('/')) {
    // The absolute form, which a server has to understand too (RFC 9112, 3.2.2).
    const auto scheme = target.find("://");
    if (scheme == std::string_view::npos) return std::nullopt;
    const auto path = target.find_first_of("/?", scheme + 3);
    target = path == std::string_view::npos ? "/" : target.substr(path);
  }
  RequestTarget result;
  const auto question = target.find('?');
  if (question != std::string_view::npos) result.query = std::string{target.substr(question + 1)};
  auto path = percent_decode(target.substr(0, question));
  if (!path || path->find('\0') != std::string::npos || !is_utf8(*path)) return std::nullopt;
  result.path = path->empty() ? "/" : std::move(*path);
  return result;
}

}  // namespace confab::net
