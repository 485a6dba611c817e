#include "core/accounts/forget_expired.h"

#include "core/accounts/remove.h"
#include "core/accounts/status_end.h"

#include <algorithm>
#include <functional>

#include "core/kernel/transaction.h"
#include "settings/groups/failed_logins.h"
#include "store/failed_logins.h"
#include "store/tokens.h"

namespace confab::core::accounts {
namespace {

constexpr std::chrono::days kTokenKept{7};
constexpr std::int64_t kBatch = 500;  // rows in one transaction, so that nobody waits long for theirs

// A failure is kept for as long as one of the limits may count it, and for a day at least.
Timestamp oldest_kept_failure(const Context& ctx) {
  const std::chrono::minutes window{std::max(
      ctx.settings.integer(settings::failed_logins("Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes")),
      ctx.settings.integer(settings::failed_logins("Block_Multiple_Failed_Logins_Time_To_Unblock_By_Ip_In_Minutes")))};
  return ctx.clock.now() - std::max<std::chrono::minutes>(window, std::chrono::days{1});
}

void in_batches(const Context& ctx, const jobs::Run& run, const std::function<std::int64_t(Transaction&)>& remove) {
  std::int64_t removed = kBatch;
  while (removed == kBatch) {
    run.check();
    Transaction tx{ctx};
    removed = remove(tx);
    tx.commit();
  }
}

}  // namespace

void forget_expired(const Context& ctx, const jobs::Run& run) {
  const auto expired = ctx.clock.now() - kTokenKept;
  in_batches(ctx, run, [&](auto& tx) { return store::TokenWriter{tx}.remove_expired(expired, kBatch); });
  const auto failures = oldest_kept_failure(ctx);
  in_batches(ctx, run, [&](auto& tx) { return store::forget_failed_logins_before(tx, failures, kBatch); });
}

void declare_jobs(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<ForgetExpired>({
      .summary = "Removes log-in tokens that ran out and failed log-ins that count no more.",
      .handler = [&ctx](const jobs::Run& run, const ForgetExpired&) { forget_expired(ctx, run); },
      .attempts = 3,
      .timeout = std::chrono::minutes{10},
      .recurring = jobs::Recurring{.rule = "every 1h"},
  });
  kinds.add<EraseMessages>({
      .summary = "Deletes the messages of a removed account, or gives them to the built-in bot.",
      .handler = [&ctx](const jobs::Run& run, const EraseMessages& work) { erase_messages(ctx, run, work); },
      .attempts = 10,
      .timeout = std::chrono::hours{6},
  });
  kinds.add<EndStatus>({
      .summary = "Ends a status at the time that was chosen with it.",
      .handler = [&ctx](const jobs::Run&, const EndStatus& work) { end_status(ctx, work); },
      .attempts = 10,
      .timeout = std::chrono::minutes{1},
  });
}

}  // namespace confab::core::accounts
