#pragma once
// The guards to accounts: how much of one the actor may know, and whose the actor may change.

#include "core/kernel/transaction.h"
#include "model/user.h"

namespace confab::core::access {

/// How much of an account somebody may know. Names, picture, status and its text everybody may.
struct UserView {
  bool own = false;   // what is shown to oneself alone: preferences, connections
  bool full = false;  // addresses, roles, times: one's own, or with view-full-other-user-info
};
[[nodiscard]] UserView view_of(const Context& ctx, const Actor& actor, const UserId& user);
/// Whether that much of everybody is the caller's to know: in lists, where one's own row is as any other. Strangers may
/// not.
[[nodiscard]] bool sees_all_in_full(const Context& ctx, const std::optional<Actor>& actor);

/// Somebody else's account, or one's own, which the actor may change; nothing else can make one.
class ChangeableUser {
 public:
  [[nodiscard]] const model::User& user() const { return user_; }

 private:
  friend struct UserGuard;
  explicit ChangeableUser(model::User user) : user_(std::move(user)) {}
  model::User user_;
};

/// Oneself; or with the permission, unless the account has power that the actor has not (rank.h): who may edit accounts
/// must not become an administrator, or a bit of one, by giving somebody a new password. The built-in bot is nobody's
/// to change. Its row is locked until the transaction ends. Throws Refusal(invalid_user | not_allowed |
/// action_not_allowed).
[[nodiscard]] ChangeableUser changeable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const UserId& id,
                                        permissions::Permission permission);

/// The actor's own account, locked until the transaction ends, for what outlives the call: a token, a password. The
/// session that the actor came with must still be there, for it may have been ended since the call began. Throws
/// Refusal(must_be_logged_in).
[[nodiscard]] ChangeableUser own(sql::Transaction& tx, const Context& ctx, const Actor& actor);

}  // namespace confab::core::access
