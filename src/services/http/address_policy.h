#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/ip_address.h"

namespace confab::services::http {

/// Which addresses may be called: those of the public internet, and what an administrator allows besides. A value.
class AddressPolicy {
 public:
  AddressPolicy() = default;
  /// `allowed`: addresses and ranges, separated by commas or spaces (`10.1.0.0/16, fd00::7`). Throws
  /// std::invalid_argument that names what it cannot read.
  explicit AddressPolicy(std::string_view allowed);

  [[nodiscard]] bool may_call(const net::IpAddress& address) const;

 private:
  std::vector<net::IpRange> allowed_;
};

/// Whether anybody on the internet has the address: not loopback, private, link-local (where clouds keep their
/// metadata), shared, reserved, multicast, nor an IPv6 form of such an IPv4 address.
[[nodiscard]] bool is_public(const net::IpAddress& address);

}  // namespace confab::services::http
