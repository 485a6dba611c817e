#include "core/files/exported.h"

#include "core/files/blobs.h"
#include "jobs/enqueue.h"
#include "store/exports.h"

namespace confab::core::files {
namespace {

using model::DataExport;

constexpr std::int64_t kAtOnce = 200;  // in one transaction

void drop(Transaction& tx, const Context& ctx, const DataExport& one) {
  if (store::remove_export(tx, one.pk) && one.blob_pk) release(tx, ctx, *one.blob_pk);
}

// From the beginning; whoever makes it now finds that it was overtaken.
void begin_anew(Transaction& tx, const Context& ctx, DataExport one) {
  one.state = "pending";
  ++one.revision;
  one.updated_at = ctx.clock.now();
  if (store::change_export(tx, one)) make_later(tx, ctx, one);
}

}  // namespace

void make_later(Transaction& tx, const Context& ctx, const DataExport& one) {
  jobs::enqueue(tx.sql(), ctx.clock.now(), MakeExport{.id = one.id, .revision = one.revision});
}

void drop_exports_of(Transaction& tx, const Context& ctx, std::int64_t user_pk) {
  store::Exports stored{tx.sql()};
  for (auto found = stored.of_user(user_pk, kAtOnce); !found.empty(); found = stored.of_user(user_pk, kAtOnce)) {
    for (const auto& one : found) drop(tx, ctx, one);
  }
}

void drop_exports_of_room(Transaction& tx, const Context& ctx, std::int64_t room_pk) {
  store::Exports stored{tx.sql()};
  for (auto found = stored.of_room(room_pk, kAtOnce); !found.empty(); found = stored.of_room(room_pk, kAtOnce)) {
    for (const auto& one : found) drop(tx, ctx, one);
  }
}

void renew_exports(const Context& ctx, const jobs::Run& run) {
  for (std::int64_t last = 0;;) {
    run.check();
    Transaction tx{ctx};
    store::Exports stored{tx.sql()};
    const auto found = stored.after(last, kAtOnce);
    if (found.empty()) return;
    for (const auto& each : found) {
      last = each.pk;
      const auto one = stored.locked(each.pk);
      if (!one) continue;
      if (one->state == "pending") {
        begin_anew(tx, ctx, *one);
      } else {
        drop(tx, ctx, *one);
      }
    }
    tx.commit();
  }
}

void forget_exports(const Context& ctx, const jobs::Run& run) {
  const auto now = ctx.clock.now();
  for (;;) {
    run.check();
    Transaction tx{ctx};
    const auto found = store::Exports{tx.sql()}.expired(now, kAtOnce);
    if (found.empty()) return;
    for (const auto& one : found) drop(tx, ctx, one);
    tx.commit();
  }
}

}  // namespace confab::core::files
