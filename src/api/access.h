#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "core/kernel/context.h"
#include "permissions/declaration.h"

namespace confab::api {

/// Who may call an endpoint, a method or subscribe to a stream. There is no default: a declaration without it does not
/// compile. Rules that depend on the thing called for (a room, a message) are the use case's, behind its access guard.
class Access {
 public:
  /// Everybody; who calls by REST counts as nobody, whatever the credentials.
  [[nodiscard]] static Access anyone() { return Access{Kind::anyone, {}}; }
  /// Everybody; who is logged in is known, and a bad token is nobody.
  [[nodiscard]] static Access known_or_not() { return Access{Kind::known_or_not, {}}; }
  /// Everybody who is logged in.
  [[nodiscard]] static Access user() { return Access{Kind::user, {}}; }
  /// Logged in, and with at least one of the permissions; otherwise 403.
  [[nodiscard]] static Access any_of(std::initializer_list<permissions::Permission> permissions) {
    return Access{Kind::permissions, permissions};
  }

  /// Without the permissions refused so, in place of 403: where Rocket.Chat asks for them in the call itself.
  [[nodiscard]] Access otherwise(ErrorCode code, std::string_view reason = {}) && {
    lacking_ = Lacking{code, reason};
    return std::move(*this);
  }

  [[nodiscard]] bool needs_login() const { return kind_ != Kind::anyone && kind_ != Kind::known_or_not; }
  [[nodiscard]] bool ignores_caller() const { return kind_ == Kind::anyone; }
  /// What the call is refused with to those who lack the permissions; nothing: what is common to all.
  [[nodiscard]] std::optional<ErrorCode> lacking() const {
    return lacking_ ? std::optional{lacking_->code} : std::nullopt;
  }
  /// Throws Refusal(must_be_logged_in), and Refusal(missing_permission) or what otherwise() says.
  void check(const core::Context& ctx, const core::Actor* actor) const;
  /// For the API document: "anyone", "user", or the permissions.
  [[nodiscard]] std::string describe() const;

 private:
  enum class Kind { anyone, known_or_not, user, permissions };
  Access(Kind kind, std::initializer_list<permissions::Permission> permissions)
      : kind_(kind), permissions_(permissions) {}

  Kind kind_;
  struct Lacking {
    ErrorCode code;
    std::string_view reason;
  };
  std::vector<permissions::Permission> permissions_;
  std::optional<Lacking> lacking_;
};

}  // namespace confab::api
