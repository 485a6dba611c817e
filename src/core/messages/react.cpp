#include "core/messages/react.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "core/access/message.h"
#include "core/messages/marked.h"
#include "markup/emoji_names.h"
#include "store/custom_emoji.h"
#include "store/marks.h"

namespace confab::core::messages {
namespace {

// `:smile:`, `smile` and `smile:` mean the same.
std::string name_of(std::string emoji) {
  std::erase(emoji, ':');
  return emoji;
}

void require_emoji(sql::Session& session, const std::string& name) {
  if (markup::is_emoji_name(name) || store::CustomEmoji{session}.by_name(name)) return;
  throw Refusal(errors::not_allowed, "Invalid emoji provided.");
}

const model::Reaction* reaction_of(const model::Message& message, const std::string& emoji) {
  if (!message.reactions) return nullptr;
  const auto found = std::ranges::find(*message.reactions, ":" + emoji + ":", &model::Reactions::value_type::first);
  return found == message.reactions->end() ? nullptr : &found->second;
}

bool has_reacted(const model::Reaction* reaction, const Actor& actor) {
  return reaction != nullptr && std::ranges::find(reaction->usernames, actor.username) != reaction->usernames.end();
}

}  // namespace

bool react(Transaction& tx, const Context& ctx, const Actor& actor, const React& cmd) {
  const auto emoji = name_of(cmd.emoji);
  require_emoji(tx.sql(), emoji);
  const auto guard = access::reactable(tx, ctx, actor, cmd.id);
  const auto& message = guard.message();
  const auto* reaction = reaction_of(message, emoji);
  const bool reacted = has_reacted(reaction, actor);
  const bool should_react = cmd.should_react.value_or(!reacted);
  if (reacted == should_react) return false;
  if (should_react && reaction == nullptr && message.reactions && message.reactions->size() >= kMaxReactions) {
    throw Refusal(errors::too_many_reactions, "The message has too many different reactions");
  }

  store::MarkWriter marks{tx};
  const auto at = marking_time(tx, guard);
  if (should_react)
    marks.react(message, emoji, actor.pk, at);
  else
    marks.unreact(message, emoji, actor.pk, at);
  publish_marked(tx, ctx, guard);
  return true;
}

void react(const Context& ctx, const Actor& actor, const React& cmd) {
  transact(ctx, [&](Transaction& tx) { return react(tx, ctx, actor, cmd); });
}

void react_later(const Context& ctx, const Actor& actor, const React& cmd, Then<bool> then) {
  mark_later(
      ctx, cmd.id, [&ctx, actor, cmd](Transaction& tx) { return react(tx, ctx, actor, cmd); }, std::move(then));
}

}  // namespace confab::core::messages
