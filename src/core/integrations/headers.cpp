#include "core/integrations/headers.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace confab::core::integrations {

services::http::Headers sendable(services::http::Headers wanted) {
  constexpr std::array kOfTheClient{"host", "content-length", "transfer-encoding", "user-agent", "traceparent"};
  std::erase_if(wanted, [&](const auto& header) {
    return std::ranges::find(kOfTheClient, to_lower_ascii(header.first)) != kOfTheClient.end();
  });
  return wanted;
}

services::http::Headers headers_of(const json::object& wanted) {
  services::http::Headers headers;
  for (const auto& [name, value] : wanted) {
    if (value.is_string()) headers.emplace_back(name, value.get_string());
  }
  return sendable(std::move(headers));
}

}  // namespace confab::core::integrations
