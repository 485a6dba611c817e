#include "core/daily/own.h"

#include "base/error.h"
#include "base/log.h"
#include "base/text.h"
#include "core/messages/send.h"
#include "core/rooms/create_direct.h"
#include "store/users.h"

namespace confab::core::daily {
namespace {

constexpr std::string_view kJoiner = "\u2060";  // shows nothing, and parts what markup would read as one
constexpr std::string_view kMarks = "[]()<>|!@#:./\\*_~`$+";

Actor built_in_bot(const Context& ctx) {
  const auto bot = store::Users{*ctx.db.read()}.by_id(UserId{std::string{model::kBuiltInBot}});
  if (!bot) throw std::runtime_error("there is no built-in bot");
  return actor_of(*bot);
}

// Whether it was said, or is not to be said any more.
bool try_to_say(const Context& ctx, const Actor& to, const std::string& text,
                const std::function<bool(Transaction&)>& change) {
  const auto bot = built_in_bot(ctx);
  try {
    messages::SendMessage cmd{.room = rooms::create_direct(ctx, bot, {.usernames = {to.username}}).room.id};
    cmd.text = text;
    cmd.on_behalf_of = to;
    messages::Outgoing outgoing{ctx, bot, cmd};
    Transaction tx{ctx};
    outgoing.send(tx);
    if (change(tx)) tx.commit();
    return true;
  } catch (const Refusal& refusal) {
    log::info("the built-in bot could not tell somebody", {{"user", to.id.value}, {"why", refusal.what()}});
    return false;
  }
}

}  // namespace

std::optional<Actor> owner(const Context& ctx, std::int64_t user_pk) {
  const auto user = store::Users{*ctx.db.read()}.by_pk(user_pk);
  if (!user || !user->active || user->type == store::kBuried) return std::nullopt;
  return actor_of(*user);
}

std::string as_text(std::string_view text) {
  std::string plain;
  plain.reserve(text.size() + kJoiner.size());
  for (const char c : text) {
    plain.push_back(c);
    if (kMarks.find(c) != std::string_view::npos) plain.append(kJoiner);
  }
  return plain;
}

std::string without_calls(std::string_view text) {
  std::string quiet;
  quiet.reserve(text.size() + kJoiner.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    quiet.push_back(text[i]);
    const auto name = to_lower_ascii(text.substr(i + 1, 4));
    if (text[i] == '@' && (name.starts_with("all") || name == "here")) quiet.append(kJoiner);
  }
  return quiet;
}

void say_as_bot(const Context& ctx, const Actor& to, const std::string& text,
                const std::function<bool(Transaction&)>& change) {
  if (!try_to_say(ctx, to, text, change)) store_alone(ctx, change);
}

void store_alone(const Context& ctx, const std::function<bool(Transaction&)>& change) {
  Transaction tx{ctx};
  if (change(tx)) tx.commit();
}

}  // namespace confab::core::daily
