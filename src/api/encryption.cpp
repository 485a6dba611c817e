#include "api/encryption.h"

namespace confab::api {

OwnKeys own_keys(const Call& call) {
  auto keys = core::encryption::own_keys(call.ctx, call.actor());
  if (!keys) return {};
  return {std::move(keys->public_key), std::move(keys->private_key)};
}

void set_own_keys(const Call& call, const NewOwnKeys& keys) {
  core::encryption::set_own_keys(call.ctx, call.actor(), {keys.public_key, keys.private_key},
                                 keys.force.value_or(false));
}

UsersWithoutKey users_without_key(const Call& call, const RoomId& room) {
  UsersWithoutKey found;
  for (auto& one : core::encryption::members_without_key(call.ctx, call.actor(), room)) {
    found.users.push_back({std::move(one.user), PublicKey{std::move(one.public_key)}});
  }
  return found;
}

}  // namespace confab::api
