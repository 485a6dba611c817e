#include "core/push/request.h"

#include "core/kernel/push_devices.h"
#include "core/push/senders.h"
#include "jobs/enqueue.h"

namespace confab::core::push {

void request(Transaction& tx, const Context& ctx, const MessageId& message) {
  if (!ctx.push_devices.any() || !is_chosen(ctx)) return;
  jobs::enqueue(tx.sql(), ctx.clock.now(), PushMessage{.message = message.value});
}

}  // namespace confab::core::push
