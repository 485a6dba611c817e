#pragma once
// Under which keys calls are counted, and what a key says.

#include <string>
#include <string_view>

namespace confab::api {

/// Views of texts that outlive it.
struct LimitKey {
  std::string_view limit;  // which one: endpoint, method-of-user, ... (core/operation/limits.h)
  std::string_view kind;   // user, token, address, connection
  std::string_view of;     // whose calls
  /// What else is known: of a token its user, of a connection its address, of a user over REST the address, which
  /// counts, too.
  std::string_view beside = {};
  std::string_view call = {};  // empty: all
};

[[nodiscard]] std::string text_of(const LimitKey& key);
/// The key that text_of() made of it.
[[nodiscard]] LimitKey limit_key(std::string_view text);

}  // namespace confab::api
