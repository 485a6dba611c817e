#include "services/http/address_list.h"

#include "base/text.h"

namespace confab::services::http {

AddressList::AddressList(std::string_view text) {
  for (const auto& item : split(text, ',')) {
    if (const auto range = net::IpRange::parse(item)) {
      ranges.push_back(*range);
    } else {
      names.push_back(to_lower_ascii(item));
    }
  }
}

}  // namespace confab::services::http
