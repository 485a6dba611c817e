#include "api/access.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/request.h"

namespace confab::api {

void Access::check(const core::Context& ctx, const core::Actor* actor) const {
  if (!needs_login()) return;
  if (actor == nullptr) throw Refusal(errors::must_be_logged_in, "You must be logged in to do this.");
  if (kind_ == Kind::user) return;
  const bool allowed = std::any_of(permissions_.begin(), permissions_.end(), [&](permissions::Permission permission) {
    return core::may(ctx, *actor, permission);
  });
  if (allowed) return;
  if (lacking_) throw Refusal(lacking_->code, std::string{lacking_->reason});
  json::array names;
  for (const auto permission : permissions_) names.emplace_back(json::string(permission.id()));
  throw Refusal(errors::missing_permission, "User does not have the permissions required for this action",
                {{"permissions", std::move(names)}});
}

std::string Access::describe() const {
  if (!needs_login()) return "anyone";
  if (kind_ == Kind::user) return "user";
  std::string text;
  for (const auto permission : permissions_) text.append(text.empty() ? "" : " | ").append(permission.id());
  return text;
}

}  // namespace confab::api
