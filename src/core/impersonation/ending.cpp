#include "core/impersonation/ending.h"

#include "bus/events/sessions_ended.h"
#include "core/audit/record.h"
#include "store/tokens.h"

namespace confab::core::impersonation {
namespace {

void end_some(Transaction& tx, const Context& ctx, const Actor& actor, std::optional<std::int64_t> user_pk,
              store::Acting acting) {
  for (const auto& session : store::TokenWriter{tx}.remove_impersonations(user_pk, acting)) {
    tx.publish(bus::SessionsEnded{session.as, session.hash, std::nullopt});
    audit::record(tx, ctx, actor, "impersonation.ended", session.as.value, {{"by", session.by.value}});
  }
}

}  // namespace

void end_all(Transaction& tx, const Context& ctx, const Actor& actor) {
  end_some(tx, ctx, actor, std::nullopt, store::Acting::either);
}

void end_unruled(Transaction& tx, const Context& ctx, const Actor& actor) {
  end_some(tx, ctx, actor, std::nullopt, store::Acting::by_who_is_no_administrator);
}

void end_of(Transaction& tx, const Context& ctx, const Actor& actor, std::int64_t user_pk) {
  end_some(tx, ctx, actor, user_pk, store::Acting::either);
}

void end_by(Transaction& tx, const Context& ctx, const Actor& actor) {
  if (!actor.impersonator) end_some(tx, ctx, actor, actor.pk, store::Acting::by);
}

}  // namespace confab::core::impersonation
