#pragma once

#include <string>
#include <string_view>

namespace confab::services::storage {

/// Where a server is, as an operator writes it.
struct ServerAddress {
  std::string scheme;  // http, https
  std::string host;    // with its port, where one is written
  std::string path;    // "" or from `/` on, without one at the end

  /// Throws Failed(not_configured) that begins with `name`.
  [[nodiscard]] static ServerAddress parse(std::string_view text, std::string_view name);
};

}  // namespace confab::services::storage
