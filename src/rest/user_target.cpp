#include "rest/user_target.h"

#include "base/errors/people.h"
#include "core/users/find.h"

namespace confab::rest {

namespace {

model::User find(const api::Call& call, const UserTarget& target, Refusal (*unknown)()) {
  const auto& name = target.username ? target.username : target.user;
  if (!target.user_id && !name) {
    throw Refusal(errors::user_param_not_provided, "The required \"userId\" or \"username\" param was not provided");
  }
  auto user = core::users::find(call.ctx, {.id = target.user_id, .username = name});
  if (!user) throw unknown();
  return std::move(*user);
}

}  // namespace

model::User target_user(const api::Call& call, const UserTarget& target) {
  return find(call, target, [] {
    return Refusal(errors::invalid_user,
                   "The required \"userId\" or \"username\" param provided does not match any users");
  });
}

model::User shown_user(const api::Call& call, const UserTarget& target) {
  return find(call, target, [] { return Refusal(errors::user_not_found, "User not found."); });
}

model::User target_or_self(const api::Call& call, const UserTarget& target) {
  if (target.user_id || target.username || target.user) return target_user(call, target);
  UserTarget self;
  self.user_id = call.actor().id;
  return target_user(call, self);
}

}  // namespace confab::rest
