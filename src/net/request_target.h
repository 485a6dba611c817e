#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace confab::net {

struct RequestTarget {
  std::string path;   // percent-decoded UTF-8 without zero bytes; begins with '/'
  std::string query;  // raw
};

/// Reads the target of a request line: the origin form (`/path?query`), the absolute form (`http://host/path`), and `*`
/// for OPTIONS, which becomes `/`. nullopt for anything else.
[[nodiscard]] std::optional<RequestTarget> decode_target(std::string_view method, std::string_view target);

}  // namespace confab::net
