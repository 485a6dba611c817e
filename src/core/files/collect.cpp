#include "core/files/collect.h"

#include <string>

#include "core/files/migrate.h"
#include "core/files/storage_call.h"
#include "jobs/enqueue.h"
#include "store/blobs.h"

namespace confab::core::files {
namespace {

constexpr std::int64_t kBatch = 500;  // rows in one transaction
constexpr int kAttempts = 40;

// From here on nobody finds it. Nothing: it is alive, or gone already.
std::optional<store::Blob> take_leave(const Context& ctx, std::int64_t pk) {
  Transaction tx{ctx};
  store::Blobs blobs{tx};
  auto blob = blobs.locked(pk);
  if (!blob || blob->refs > 0 || blobs.is_claimed(pk, ctx.clock.now())) return std::nullopt;
  store::BlobWriter{tx}.set_state(pk, "leaving");
  tx.commit();
  return blob;
}

void forget_claims(const Context& ctx, const jobs::Run& run) {
  std::int64_t dropped = kBatch;
  while (dropped == kBatch) {
    run.check();
    Transaction tx{ctx};
    dropped = store::BlobWriter{tx}.drop_claims_before(ctx.clock.now(), kBatch);
    tx.commit();
  }
}

}  // namespace

void schedule_collection(Transaction& tx, const Context& ctx, std::int64_t blob, std::optional<Timestamp> at) {
  jobs::enqueue(tx, ctx.clock.now(), Collect{.blob = blob}, {.run_at = at, .key = std::to_string(blob)});
}

void collect(const Context& ctx, const jobs::Run& run, const Collect& work) {
  run.check();
  const auto blob = take_leave(ctx, work.blob);
  if (!blob) return;
  storages_of(ctx).named(blob->store)->remove(blob->key);
  Transaction tx{ctx};
  store::BlobWriter{tx}.remove(blob->pk);
  tx.commit();
}

void sweep(const Context& ctx, const jobs::Run& run) {
  forget_claims(ctx, run);
  std::vector<std::int64_t> found;
  do {
    run.check();
    Transaction tx{ctx};
    found = store::Blobs{tx}.unused(found.empty() ? 0 : found.back(), kBatch);
    for (const auto blob : found) schedule_collection(tx, ctx, blob);
    tx.commit();
  } while (!found.empty());
}

void declare_jobs(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<Collect>({
      .summary = "Removes the bytes of a file that nothing refers to any more.",
      .handler = [&ctx](const jobs::Run& run, const Collect& work) { collect(ctx, run, work); },
      .parallelism = 2,
      .attempts = kAttempts,
      .timeout = std::chrono::minutes{10},
  });
  kinds.add<Migrate>({
      .summary = "Moves files into another storage.",
      .handler = [&ctx](const jobs::Run& run, const Migrate& work) { migrate(ctx, run, work); },
      .attempts = 20,
      .timeout = std::chrono::hours{12},
  });
  kinds.add<Sweep>({
      .summary = "Finds bytes that were kept and that nothing refers to, and has them removed.",
      .handler = [&ctx](const jobs::Run& run, const Sweep&) { sweep(ctx, run); },
      .attempts = 3,
      .timeout = std::chrono::minutes{10},
      .recurring = jobs::Recurring{.rule = "every 1h"},
  });
}

}  // namespace confab::core::files
