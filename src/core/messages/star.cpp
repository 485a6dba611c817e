#include "core/messages/star.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "core/access/message.h"
#include "core/kernel/transaction.h"
#include "core/messages/marked.h"
#include "settings/groups/message_changes.h"
#include "store/marks.h"

namespace confab::core::messages {
namespace {

void require_stars(const Context& ctx) {
  if (ctx.settings.boolean(settings::message_changes("Message_AllowStarring"))) return;
  throw Refusal(errors::action_not_allowed, "Message starring not allowed", {{"action", "Message_starring"}});
}

bool put(Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id, bool starred) {
  const auto guard = access::markable(tx, ctx, actor, id);
  store::MarkWriter marks{tx};
  const auto at = marking_time(tx, guard);
  const bool changed =
      starred ? marks.star(guard.message(), actor.pk, at) : marks.unstar(guard.message(), actor.pk, at);
  if (changed) publish_marked(tx, ctx, guard);
  return changed;
}

}  // namespace

void star(const Context& ctx, const Actor& actor, const MessageId& id, bool starred) {
  require_stars(ctx);
  transact(ctx, [&](Transaction& tx) { return put(tx, ctx, actor, id, starred); });
}

void star_later(const Context& ctx, const Actor& actor, const MessageId& id, bool starred, Then<bool> then) {
  require_stars(ctx);
  mark_later(
      ctx, id, [&ctx, actor, id, starred](Transaction& tx) { return put(tx, ctx, actor, id, starred); },
      std::move(then));
}

}  // namespace confab::core::messages
