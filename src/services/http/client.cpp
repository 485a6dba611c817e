#include "services/http/client.h"

#include <algorithm>
#include <array>

namespace confab::services::http {
namespace {

constexpr std::array<std::string_view, 11> kNames{
    "bad_request", "address_refused",    "not_resolved", "not_connected", "not_trusted", "too_late",
    "too_large",   "too_many_redirects", "broken",       "busy",          "stopped"};

}  // namespace

std::string_view name_of(Failure failure) {
  return kNames[static_cast<std::size_t>(failure)];
}

std::string_view Response::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& row) { return row.first == name; });
  return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace confab::services::http
