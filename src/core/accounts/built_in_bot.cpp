#include "core/accounts/built_in_bot.h"

#include "base/log.h"
#include "base/text.h"
#include "bus/events/user_changed.h"
#include "bus/events/user_name_changed.h"
#include "core/kernel/transaction.h"
#include "core/presence/presence.h"
#include "core/rooms/renamed_user.h"
#include "settings/groups/workspace.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

UserId bot_id() {
  return UserId{std::string{model::kBuiltInBot}};
}

std::string wanted_bot_name(const Context& ctx) {
  const auto name = ctx.settings.text(settings::workspace("Confab_Bot_Name"));
  const auto trimmed = trim(name);
  return trimmed.empty() ? "Confab" : std::string{trimmed};
}

// Somebody may have taken the username on a workspace that is older than the bot: theirs it stays.
std::string free_username(sql::Session& session) {
  std::string username{model::kBuiltInBot};
  store::Users users{session};
  for (int number = 1; users.username_taken(username); ++number) {
    username = std::string{model::kBuiltInBot} + "-" + std::to_string(number);
  }
  if (username != model::kBuiltInBot) {
    log::warning("the built-in bot has another username: somebody has its own", {{"username", username}});
  }
  return username;
}

model::User make_bot(Transaction& tx, const Context& ctx) {
  model::User bot;
  bot.id = bot_id();
  bot.username = free_username(tx.sql());
  bot.name = wanted_bot_name(ctx);
  bot.type = "bot";
  bot.roles = {"bot"};
  bot.utc_offset = 0;
  bot.created_at = ctx.clock.now();
  bot.updated_at = tx.change_time();
  store::UserWriter{tx}.insert(bot);
  tx.publish(bus::UserChanged{bot.id, bus::Change::inserted});
  return bot;
}

void rename_bot(Transaction& tx, const Context& ctx, model::User& bot) {
  bot.name = wanted_bot_name(ctx);
  bot.updated_at = tx.change_time();
  store::UserWriter{tx}.update(bot);
  rooms::follow_renamed_user(tx, bot, bot.username);
  tx.publish(bus::UserNameChanged{bot.id, bot.username.value_or(""), bot.name});
  bus::UserFields fields;
  fields.name = bot.name;
  tx.publish(bus::UserChanged{bot.id, bus::Change::updated, std::move(fields)});
}

model::User stored_bot(const Context& ctx) {
  Transaction tx{ctx};
  tx.sql().lock("built-in bot");  // one node at a time
  auto bot = store::Users{tx.sql()}.by_id_locked(bot_id());
  if (bot && bot->name == wanted_bot_name(ctx)) return std::move(*bot);
  if (bot)
    rename_bot(tx, ctx, *bot);
  else
    bot = make_bot(tx, ctx);
  tx.commit();
  return std::move(*bot);
}

}  // namespace

void ensure_built_in_bot(const Context& ctx) {
  const auto bot = stored_bot(ctx);
  ctx.presence.chosen({.id = bot.id, .username = bot.username.value_or(""), .name = bot.name}, true);
}

}  // namespace confab::core::accounts
