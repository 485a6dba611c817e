#include "core/audit/record.h"

#include "store/audit.h"

namespace confab::core::audit {

void record(Transaction& tx, const Context& ctx, const Actor& actor, std::string_view action, std::string_view target,
            const json::object& details) {
  auto told = details;
  if (actor.impersonator) told["as"] = json::object{{"_id", actor.id.value}, {"username", actor.username}};
  store::append_audit(tx, {.at = ctx.clock.now(),
                           .actor_id = actor.impersonator ? actor.impersonator->id.value : actor.id.value,
                           .actor_username = actor.impersonator ? actor.impersonator->username : actor.username,
                           .address = actor.address,
                           .action = std::string{action},
                           .target = std::string{target},
                           .details = to_json_text(told)});
}

void note_call(const Context& ctx, const Actor& actor, std::string_view call,
               const std::function<json::object()>& about) {
  if (!actor.impersonator) return;
  json::object details;
  if (auto targets = about(); !targets.empty()) details["on"] = std::move(targets);
  Transaction tx{ctx};
  record(tx, ctx, actor, "impersonation.call", call, details);
  tx.commit();
}

}  // namespace confab::core::audit
