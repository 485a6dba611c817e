#include "core/accounts/end_logins.h"

#include "bus/events/sessions_ended.h"
#include "core/impersonation/ending.h"
#include "store/tokens.h"

namespace confab::core::accounts {

void end_logins(Transaction& tx, const Context& ctx, const Actor& actor, const UserId& user, std::int64_t user_pk,
                const std::optional<std::string>& kept) {
  impersonation::end_of(tx, ctx, actor, user_pk);
  store::TokenWriter{tx}.remove_logins(user_pk, kept.value_or(""));
  tx.publish(bus::SessionsEnded{user, std::nullopt, kept});
}

}  // namespace confab::core::accounts
