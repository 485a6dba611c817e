#include "core/audit/record.h"

#include "store/audit.h"

namespace confab::core::audit {

void record(Transaction& tx, const Context& ctx, const Actor& actor, std::string_view action, std::string_view target,
            const json::object& details) {
  store::append_audit(tx, {.at = ctx.clock.now(),
                           .actor_id = actor.id.value,
                           .actor_username = actor.username,
                           .address = actor.address,
                           .action = std::string{action},
                           .target = std::string{target},
                           .details = to_json_text(details)});
}

}  // namespace confab::core::audit
