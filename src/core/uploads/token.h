#pragma once
// Tokens in addresses of files: JSON Web Tokens (RFC 7519) of one kind, signed with HMAC-SHA-256.

#include <string>
#include <string_view>

#include "base/time.h"

namespace confab::core::uploads {

/// What a token says.
struct FileToken {
  std::string room, user, file;
};

/// A token that says so, signed with the secret; how long it is good for is counted from `now`.
[[nodiscard]] std::string sign_token(const FileToken& token, std::string_view secret, Timestamp now);
/// Whether it is one of ours for that file, and its time is not over. With an empty secret never.
[[nodiscard]] bool is_good_token(std::string_view text, std::string_view secret, std::string_view file, Timestamp now);

}  // namespace confab::core::uploads
