#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace confab::services::http {

/// A URL as the client takes it apart when it calls it.
struct UrlParts {
  std::string scheme, host;  // in lower case; a host of IPv6 in brackets
  std::optional<int> port;   // where it is written
  std::string path, query;
};
/// nullopt: it could not be called.
[[nodiscard]] std::optional<UrlParts> parts_of(const std::string& url);
/// A text as a part of a URL: all but letters, digits and `-._~` is escaped.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace confab::services::http
