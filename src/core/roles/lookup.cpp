#include "core/roles/lookup.h"

#include "base/error.h"
#include "base/errors/roles.h"
#include "core/kernel/sync_time.h"
#include "store/configuration.h"

namespace confab::core::roles {

std::vector<model::Role> all(const Context& ctx) {
  return store::Configuration{*ctx.db.read()}.roles();
}

model::Role get(const Context& ctx, const std::string& id_or_name) {
  auto role = store::Configuration{*ctx.db.read()}.role(id_or_name);
  if (!role) throw Refusal(errors::invalid_role, "Invalid Role");
  return std::move(*role);
}

RoleChanges changes(const Context& ctx, Timestamp since) {
  const auto reader = ctx.db.read();
  store::Configuration stored{*reader};
  RoleChanges result{stored.roles(), {}};
  const auto from = sync_start(ctx, since);
  std::erase_if(result.update, [&](const model::Role& role) { return role.updated_at < from; });
  for (auto& gone : stored.roles_deleted_since(from)) result.remove.push_back({std::move(gone.id), gone.deleted_at});
  return result;
}

}  // namespace confab::core::roles
