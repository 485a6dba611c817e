#pragma once
// Who asks for bytes by a plain address: pictures and files are fetched by what can send no headers, and so the query
// and cookies say who it is as well.

#include <optional>
#include <string>

#include "core/accounts/sessions.h"
#include "core/kernel/context.h"
#include "net/message.h"
#include "net/query.h"

namespace confab::content {

struct Visitor {
  std::optional<core::Actor> by_address;  // rc_uid and rc_token of the query, or else of the cookies
  std::optional<core::Actor> by_headers;  // X-User-Id and X-Auth-Token
  net::NameValueList query;               // empty when it is malformed

  /// Whoever it is, by whatever way.
  [[nodiscard]] const core::Actor* actor() const {
    return by_address ? &*by_address : by_headers ? &*by_headers : nullptr;
  }
  /// The value of the first `name` in the query; nullptr: it is not there.
  [[nodiscard]] const std::string* asked(std::string_view name) const;
};

/// Asks the sessions: blocks. A pair of id and token that is not good is nobody.
[[nodiscard]] Visitor visitor_of(const net::Request& request, core::accounts::Sessions& sessions);

/// Whoever asks by the address, as far as memory knows; does not block.
[[nodiscard]] std::optional<core::Actor> visitor_at_hand(const net::Request& request,
                                                         core::accounts::Sessions& sessions);

}  // namespace confab::content
