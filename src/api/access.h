#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "permissions/declaration.h"

namespace confab::api {

/// Who may call an endpoint, a method or subscribe to a stream. There is no default: a declaration without it does not
/// compile. Rules that depend on the thing called for (a room, a message) are the use case's, behind its access guard.
class Access {
 public:
  /// Everybody, logged in or not.
  [[nodiscard]] static Access anyone() { return Access{Kind::anyone, {}}; }
  /// Everybody who is logged in.
  [[nodiscard]] static Access user() { return Access{Kind::user, {}}; }
  /// Logged in, and with at least one of the permissions; otherwise 403.
  [[nodiscard]] static Access any_of(std::initializer_list<permissions::Permission> permissions) {
    return Access{Kind::permissions, permissions};
  }

  [[nodiscard]] bool needs_login() const { return kind_ != Kind::anyone; }
  /// Throws Refusal(must_be_logged_in) or Refusal(missing_permission).
  void check(const core::Context& ctx, const core::Actor* actor) const;
  /// For the API document: "anyone", "user", or the permissions.
  [[nodiscard]] std::string describe() const;

 private:
  enum class Kind { anyone, user, permissions };
  Access(Kind kind, std::initializer_list<permissions::Permission> permissions)
      : kind_(kind), permissions_(permissions) {}

  Kind kind_;
  std::vector<permissions::Permission> permissions_;
};

}  // namespace confab::api
