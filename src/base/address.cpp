#include "base/address.h"

#include <arpa/inet.h>

#include <array>
#include <cstring>

namespace confab {
namespace {

constexpr std::size_t kNetworkBytes = 8;

std::string printed(const in6_addr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  return ::inet_ntop(AF_INET6, &address, text.data(), text.size());
}

}  // namespace

std::string address_group(std::string_view address) {
  if (address.find(':') == std::string_view::npos) return std::string{address};
  const std::string bare{address.substr(0, address.find('%'))};  // without the zone of link-local addresses
  in6_addr parsed{};
  if (::inet_pton(AF_INET6, bare.c_str(), &parsed) != 1) return std::string{address};
  if (IN6_IS_ADDR_V4MAPPED(&parsed)) {
    std::array<char, INET_ADDRSTRLEN> text{};
    return ::inet_ntop(AF_INET, &parsed.s6_addr[12], text.data(), text.size());
  }
  std::memset(&parsed.s6_addr[kNetworkBytes], 0, sizeof parsed.s6_addr - kNetworkBytes);
  return printed(parsed) + "/64";
}

}  // namespace confab
