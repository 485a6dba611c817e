#pragma once

#include <string>

#include "seed/random.h"

namespace confab::seed {

/// What people write, and its tree as the server stores it.
struct Content {
  std::string text;
  std::string md;
};

/// 2 to 30 words of plain text, with ten on average.
[[nodiscard]] Content make_content(Random& random);

/// Base64 of the SHA-256 of `token`, which is all that is stored of a login token.
[[nodiscard]] std::string token_hash(const std::string& token);

}  // namespace confab::seed
