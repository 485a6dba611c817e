#pragma once

#include <string>
#include <vector>

#include "net/ip_address.h"
#include "net/message.h"

namespace confab::net {

/// Who the client of a request is, when a reverse proxy may stand between.
struct ClientInfo {
  std::string address;
  std::string host;
  bool secure = false;
  std::string request_id;  // "" when there is none, or none to be trusted
};

/// Which peers may say on whose behalf they ask.
class TrustedProxies {
 public:
  /// Addresses and CIDR ranges; loopback is always among them. Throws std::invalid_argument naming a bad one.
  explicit TrustedProxies(const std::vector<std::string>& ranges);

  [[nodiscard]] bool trusts(const IpAddress& address) const;
  /// From a peer that is not trusted, what the header says about the client is ignored.
  [[nodiscard]] ClientInfo identify(const IpAddress& peer, const RequestHeaders& headers) const;

 private:
  std::vector<IpRange> ranges_;
};

}  // namespace confab::net
