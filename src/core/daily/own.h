#pragma once
// On whose behalf work is done that its owner has left to the server.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/kernel/transaction.h"

namespace confab::core::daily {

/// Somebody as they are now, with the roles they have now; nullopt: the account is gone or deactivated.
[[nodiscard]] std::optional<Actor> owner(const Context& ctx, std::int64_t user_pk);

/// Words of somebody else in a message of the bot's, such as the name of a room: they are read as they stand, and are
/// neither a link nor a mention nor anything else that the bot would seem to have said. Whom the bot speaks to trusts
/// it.
[[nodiscard]] std::string as_text(std::string_view text);
/// One's own words, told by the bot: `@all` and `@here` call nobody.
[[nodiscard]] std::string without_calls(std::string_view text);

/// The built-in bot says something to `to` in their direct messages, where links to messages quote what `to` may read,
/// in the transaction of `change`, which comes last
/// and returns whether it still held; if not, nothing is said or stored. Where the bot cannot speak (it is blocked, the
/// account is deactivated), `change` is stored alone. Throws what `change` does, and sql::Error.
void say_as_bot(const Context& ctx, const Actor& to, const std::string& text,
                const std::function<bool(Transaction&)>& change);
/// `change` alone.
void store_alone(const Context& ctx, const std::function<bool(Transaction&)>& change);

}  // namespace confab::core::daily
