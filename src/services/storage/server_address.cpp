#include "services/storage/server_address.h"

#include <fmt/format.h>

#include "services/storage/storage.h"

namespace confab::services::storage {

ServerAddress ServerAddress::parse(std::string_view text, std::string_view name) {
  const auto wrong = [&]() -> Failed {
    return {Failure::not_configured, fmt::format("{}: the server's address is no http or https address", name)};
  };
  const auto colon = text.find("://");
  if (colon == std::string_view::npos) throw wrong();
  ServerAddress address;
  address.scheme = text.substr(0, colon);
  if (address.scheme != "http" && address.scheme != "https") throw wrong();
  const auto rest = text.substr(colon + 3);
  const auto slash = std::min(rest.find('/'), rest.size());
  address.host = rest.substr(0, slash);
  address.path = rest.substr(slash);
  while (address.path.ends_with('/')) address.path.pop_back();
  const bool has_more = text.find_first_of("?#@ \r\n") != std::string_view::npos;
  if (address.host.empty() || has_more) throw wrong();
  return address;
}

}  // namespace confab::services::storage
