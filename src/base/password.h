#pragma once

#include <string>
#include <string_view>

namespace confab {

/// bcrypt over the lower-case hex SHA-256 of the password, as Meteor and Rocket.Chat store it, so that imported
/// accounts log in unchanged. Costs some 70 ms of CPU: worker threads only.
[[nodiscard]] std::string hash_password_digest(std::string_view sha256_hex);

/// Whether the digest belongs to the stored hash ($2a$, $2b$, $2y$). False for a malformed hash. Same cost as hashing.
[[nodiscard]] bool password_digest_matches(std::string_view sha256_hex, const std::string& stored_hash);

}  // namespace confab
