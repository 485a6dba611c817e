#pragma once

#include <set>
#include <string>

#include "services/http/address_list.h"
#include "settings/settings.h"

namespace confab::core::previews {

/// Which links may be fetched for a preview (API_EmbedIgnoredHosts, API_EmbedSafePorts), besides what holds for all
/// calls to other servers. A value; any thread.
class Filter {
 public:
  explicit Filter(const settings::Settings& settings);

  /// By scheme, name and port. What the name stands for is looked at when it is called: ignored().ranges.
  [[nodiscard]] bool may_visit(const std::string& url) const;
  [[nodiscard]] const services::http::AddressList& ignored() const { return ignored_; }

 private:
  services::http::AddressList ignored_;
  std::set<int> ports_;
};

}  // namespace confab::core::previews
