#include "core/messages/pin.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "core/access/message.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/marked.h"
#include "core/messages/post_system.h"
#include "core/messages/quotes.h"
#include "settings/groups/message_changes.h"
#include "store/marks.h"

namespace confab::core::messages {
namespace {

[[noreturn]] void refuse() {
  throw Refusal(errors::action_not_allowed, "Message pinning not allowed", {{"action", "Message_pinning"}});
}

void require_pins(const Context& ctx) {
  if (!ctx.settings.boolean(settings::message_changes("Message_AllowPinning"))) refuse();
}

// Who pins manages what everybody in the room is shown first.
void record(Transaction& tx, const Context& ctx, const Actor& actor, std::string_view act,
            const model::Message& message) {
  audit::record(tx, ctx, actor, act, message.id.value, {{"room", message.rid.value}, {"user", message.u.id.value}});
}

}  // namespace

model::Message pin(const Context& ctx, const Actor& actor, const MessageId& id) {
  require_pins(ctx);
  Transaction tx(ctx);
  const auto guard = access::pinnable(tx, ctx, actor, id);
  const auto& message = guard.message();
  if (message.is_system()) refuse();
  const auto at = marking_time(tx, guard);
  if (!store::MarkWriter{tx}.pin(message, actor.pk, ctx.changes.shown(at), at)) {
    return access::seen_by(actor, message);
  }
  publish_marked(tx, ctx, guard);
  auto room = guard.room().row();
  auto told = post_system(tx, ctx, room, author_of(actor),
                          {.type = message.is_encrypted() ? "message_pinned_e2e" : "message_pinned",
                           .text = "",
                           .role = {},
                           .attachments = {to_json_text(json::array{excerpt_of(ctx, message)})}});
  record(tx, ctx, actor, "message.pinned", message);
  tx.commit();
  return told;
}

void unpin(const Context& ctx, const Actor& actor, const MessageId& id) {
  require_pins(ctx);
  Transaction tx(ctx);
  const auto guard = access::pinnable(tx, ctx, actor, id);
  if (!store::MarkWriter{tx}.unpin(guard.message(), marking_time(tx, guard))) return;
  publish_marked(tx, ctx, guard);
  record(tx, ctx, actor, "message.unpinned", guard.message());
  tx.commit();
}

}  // namespace confab::core::messages
