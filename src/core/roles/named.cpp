#include "core/roles/named.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/roles.h"
#include "store/configuration.h"

namespace confab::core::roles {

std::vector<std::string> ids_of(sql::Session& session, const std::vector<std::string>& roles) {
  std::vector<std::string> ids;
  for (const auto& role : roles) {
    auto found = store::Configuration{session}.role(role);
    if (!found) throw Refusal(errors::invalid_role, "Invalid role", {{"role", json::string(role)}});
    if (std::find(ids.begin(), ids.end(), found->id.value) == ids.end()) ids.push_back(std::move(found->id.value));
  }
  return ids;
}

}  // namespace confab::core::roles
