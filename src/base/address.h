#pragma once

#include <string>
#include <string_view>

namespace confab {

/// What counts as one client where addresses are counted: an IPv4 address as it is, of IPv6 the /64 network, since that
/// is what one client gets. IPv4 addresses in IPv6 form count as IPv4. Text that is no address is returned unchanged.
[[nodiscard]] std::string address_group(std::string_view address);

}  // namespace confab
