#pragma once

#include <string>
#include <string_view>

namespace confab {

/// What bcrypt may cost: 2 to this power of rounds, each step twice the one before.
inline constexpr unsigned kMinPasswordCost = 4, kDefaultPasswordCost = 10, kMaxPasswordCost = 14;

/// What hashes cost that are made from now on; a stored one carries its own. To be set before anything is hashed.
void set_password_cost(unsigned cost);

/// bcrypt over the lower-case hex SHA-256 of the password, as Meteor and Rocket.Chat store it, so that imported
/// accounts log in unchanged. Takes some 70 ms of CPU at the default cost: worker threads only.
[[nodiscard]] std::string hash_password_digest(std::string_view sha256_hex);

/// Whether the digest belongs to the stored hash ($2a$, $2b$, $2y$). False for a malformed hash. Same cost as hashing.
[[nodiscard]] bool password_digest_matches(std::string_view sha256_hex, const std::string& stored_hash);

}  // namespace confab
