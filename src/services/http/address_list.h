#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/ip_address.h"

namespace confab::services::http {

/// Addresses and ranges as administrators write them down, with commas between them, and what else stands among them.
struct AddressList {
  std::vector<net::IpRange> ranges;
  std::vector<std::string> names;  // in lower case

  explicit AddressList(std::string_view text);
};

}  // namespace confab::services::http
