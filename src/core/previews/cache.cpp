#include "core/previews/cache.h"

#include <functional>

#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/operation.h"
#include "settings/groups/previews.h"
#include "store/link_previews.h"

namespace confab::core::previews {
namespace {

constexpr std::int64_t kAtOnce = 500;  // rows in one transaction, so that nobody waits long for theirs

void forget_before(const Context& ctx, Timestamp time, const std::function<void()>& check) {
  for (auto forgotten = kAtOnce; forgotten == kAtOnce;) {
    check();
    Transaction tx{ctx};
    forgotten = store::forget_link_previews(tx, time, kAtOnce);
    tx.commit();
  }
}

}  // namespace

void clear_cache(const Context& ctx, const Actor& actor) {
  require(ctx, actor, permissions::operation("clear-oembed-cache"));
  forget_before(ctx, ctx.clock.now() + std::chrono::milliseconds{1}, [] {});
  Transaction tx{ctx};
  audit::record(tx, ctx, actor, "previews.forgotten", "");
  tx.commit();
}

void forget_previews(const Context& ctx, const jobs::Run& run) {
  const std::chrono::days kept{ctx.settings.integer(settings::previews("API_EmbedCacheExpirationDays"))};
  forget_before(ctx, ctx.clock.now() - kept, [&] { run.check(); });
}

void declare_jobs(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<ForgetPreviews>({
      .summary = "Forgets previews of links that are too old to be shown again.",
      .handler = [&ctx](const jobs::Run& run, const ForgetPreviews&) { forget_previews(ctx, run); },
      .attempts = 3,
      .timeout = std::chrono::minutes{10},
      .recurring = jobs::Recurring{.rule = "24 2 * * *", .zone = {}},
  });
}

}  // namespace confab::core::previews
