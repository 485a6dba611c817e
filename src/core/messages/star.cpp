#include "core/messages/star.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "core/access/message.h"
#include "core/kernel/transaction.h"
#include "core/messages/marked.h"
#include "settings/groups/message_changes.h"
#include "store/marks.h"

namespace confab::core::messages {

void star(const Context& ctx, const Actor& actor, const MessageId& id, bool starred) {
  if (!ctx.settings.boolean(settings::message_changes("Message_AllowStarring"))) {
    throw Refusal(errors::action_not_allowed, "Message starring not allowed", {{"action", "Message_starring"}});
  }
  Transaction tx(ctx);
  const auto guard = access::markable(tx, ctx, actor, id);
  store::MarkWriter marks{tx};
  const auto at = marking_time(ctx, guard);
  const bool changed =
      starred ? marks.star(guard.message(), actor.pk, at) : marks.unstar(guard.message(), actor.pk, at);
  if (!changed) return;
  publish_marked(tx, ctx, guard);
  tx.commit();
}

}  // namespace confab::core::messages
