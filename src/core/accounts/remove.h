#pragma once
// Accounts that go for good. What is left of one is a row without name, password or rights, which its messages belong
// to; what becomes of those says the setting Message_ErasureType.

#include <string>

#include "base/fields.h"
#include "core/accounts/profile.h"
#include "core/kernel/context.h"
#include "jobs/kind.h"

namespace confab::core::accounts {

/// With delete-user. Sessions, memberships, roles, addresses and invites go at once, and conversations of two; messages
/// follow by a job (EraseMessages). Throws Refusal(unauthorized) without the permission, (invalid_user |
/// action_not_allowed | user_is_last_owner).
void remove_user(const Context& ctx, const Actor& actor, const UserId& user, rooms::LastOwner last_owner);

/// The same for oneself, where Accounts_AllowDeleteOwnAccount is on. Throws Refusal(not_allowed | invalid_password |
/// action_not_allowed | user_is_last_owner).
void remove_self(const Context& ctx, const Actor& actor, const std::string& password_digest,
                 rooms::LastOwner last_owner);

/// The messages of a removed account: deleted, or the built-in bot's.
struct EraseMessages {
  static constexpr std::string_view kJob = "accounts.erase-messages";
  static constexpr int kVersion = 1;
  std::int64_t user_pk = 0;
  bool unlink = false;
};

/// In transactions of some hundred messages. Throws what Run::check() does.
void erase_messages(const Context& ctx, const jobs::Run& run, const EraseMessages& work);

}  // namespace confab::core::accounts

template <>
struct confab::Fields<confab::core::accounts::EraseMessages> {
  using J = confab::core::accounts::EraseMessages;
  static constexpr auto list = FieldList{
      field("userPk", &J::user_pk, "Whose.", range(0, std::numeric_limits<std::int64_t>::max())),
      field("unlink", &J::unlink, "They become the built-in bot's.", defaulted()),
  };
};
