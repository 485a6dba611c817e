#include "core/accounts/changed_fields.h"

namespace confab::core::accounts {

json::array names_of(const bus::UserFields& fields) {
  json::array names;
  for_each_field<bus::UserMembers>([&](const auto& field) {
    if (fields.*field.member) names.emplace_back(field.name);
  });
  for (const auto& [name, value] : fields.preferences) names.emplace_back("settings.preferences." + name);
  if (fields.status_never_expires) names.emplace_back("statusExpiresAt");
  return names;
}

}  // namespace confab::core::accounts
