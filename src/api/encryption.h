#pragma once
// Encryption between ends, as calls over whatever protocol write it.

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "base/bounds.h"
#include "core/encryption/own_keys.h"
#include "core/encryption/room_keys.h"

namespace confab::api {

/// A key that is encrypted for one person.
inline constexpr max_length kRoomKeyText{4'096};
inline constexpr max_length kKeyId{128};

struct OwnKeys {
  Field<"public_key", std::optional<std::string>, "The public key, a JWK as text; left out: there is none."> public_key;
  Field<"private_key", std::optional<std::string>, "The private one, encrypted by its owner's passphrase."> private_key;
};
struct NewOwnKeys {
  Field<"public_key", std::string, "The public key, a JWK as text.", max_length(8'192), min_length(1)> public_key;
  Field<"private_key", std::string, "The private one, encrypted by its owner's passphrase.", max_length(32'768),
        min_length(1)>
      private_key;
  Field<"force", std::optional<bool>, "In place of a pair that is there."> force;
};
struct PublicKey {
  Field<"public_key", std::string, "The public key, a JWK as text."> value;
};
struct UserWithoutKey {
  Field<"_id", UserId, "Who."> id;
  Field<"e2e", PublicKey, "Their public key."> e2e;
};
struct UsersWithoutKey {
  Field<"users", std::vector<UserWithoutKey>, "Members with a pair of keys who have none to the room; 500 at most.">
      users;
};

[[nodiscard]] OwnKeys own_keys(const Call& call);
void set_own_keys(const Call& call, const NewOwnKeys& keys);
[[nodiscard]] UsersWithoutKey users_without_key(const Call& call, const RoomId& room);

}  // namespace confab::api
