#include "core/files/blobs.h"

#include <fmt/format.h>

#include "base/log.h"
#include "core/files/blob_steps.h"
#include "core/files/collect.h"
#include "core/files/storage_call.h"
#include "store/blobs.h"

namespace confab::core::files {
namespace {

Kept kept(const Spooled& file, std::int64_t pk, std::int64_t claim) {
  return {.pk = pk, .claim = claim, .size = file.size(), .sha256 = file.sha256()};
}

std::optional<Kept> claim_same(Transaction& tx, const Context& ctx, const Spooled& file, std::string_view storage) {
  const auto same = store::Blobs{tx}.kept(file.sha256(), storage, cipher_in_force(ctx));
  if (!same) return std::nullopt;
  return kept(file, same->pk, store::BlobWriter{tx}.claim(same->pk, ctx.clock.now() + kClaimed));
}

std::optional<Kept> find_same(const Context& ctx, const Spooled& file, std::string_view storage) {
  Transaction tx{ctx};
  auto same = claim_same(tx, ctx, file, storage);
  tx.commit();
  return same;
}

// Somebody may have put the same meanwhile: then that one counts.
Kept confirm(const Context& ctx, const Spooled& file, const Announced& announced) {
  Transaction tx{ctx};
  tx.sql().lock("blob " + file.sha256());
  auto result = claim_same(tx, ctx, file, announced.blob.store);
  if (result) {
    give_up(tx, ctx, announced);
  } else {
    store::BlobWriter{tx}.set_state(announced.blob.pk, "kept");
    result = kept(file, announced.blob.pk, announced.claim);
  }
  tx.commit();
  return *result;
}

store::Blob kept_blob(const Context& ctx, std::int64_t pk) {
  const auto blob = store::Blobs{*ctx.db.read()}.find(pk);
  if (blob && blob->state == "kept") return *blob;
  throw services::storage::Failed(services::storage::Failure::missing, fmt::format("there is no blob {}", pk));
}

// An operator may have put back a database without the files of its day: who brings them again heals that.
void require_bytes(const Context& ctx, services::storage::Storage& storage, const Spooled& file, std::int64_t pk) {
  const auto blob = kept_blob(ctx, pk);
  if (storage.size(blob.key)) return;
  log::warning("the bytes of a file were lost, and are put again", {{"storage", blob.store}, {"key", blob.key}});
  put_bytes(ctx, storage, file, blob);
}

}  // namespace

Kept keep(const Context& ctx, const Spooled& file) {
  return or_refuse("keeping a file", [&] {
    const auto storage = storages_of(ctx).current();
    if (const auto same = find_same(ctx, file, storage->name())) {
      require_bytes(ctx, *storage, file, same->pk);
      return *same;
    }
    const auto announced = announce(ctx, file, storage->name());
    put_announced(ctx, *storage, file, announced);
    return confirm(ctx, file, announced);
  });
}

void acquire(Transaction& tx, const Kept& kept) {
  acquire(tx, kept.pk);
  store::BlobWriter{tx}.drop_claim(kept.pk, kept.claim);
}

void acquire(Transaction& tx, std::int64_t pk) {
  if (!store::BlobWriter{tx}.add_reference(pk)) throw std::runtime_error(fmt::format("blob {} is not kept", pk));
}

void release(Transaction& tx, const Context& ctx, std::int64_t pk) {
  const auto left = store::BlobWriter{tx}.drop_reference(pk);
  if (!left) log::error("a blob had one reference less than was dropped", {{"blob", std::to_string(pk)}});
  if (left == 0) schedule_collection(tx, ctx, pk);
}

std::unique_ptr<services::storage::Reader> open(const Context& ctx, std::int64_t pk,
                                                std::optional<services::storage::Range> range) {
  return or_refuse("reading a file", [&] {
    const auto blob = kept_blob(ctx, pk);
    return open_blob(ctx, *storages_of(ctx).named(blob.store), blob, range);
  });
}

std::optional<std::string> link(const Context& ctx, std::int64_t pk, const services::storage::LinkWish& wish) {
  return or_refuse("making a link to a file", [&]() -> std::optional<std::string> {
    const auto blob = kept_blob(ctx, pk);
    if (blob.cipher) return std::nullopt;  // only Confab can read it
    return storages_of(ctx).named(blob.store)->link(blob.key, wish);
  });
}

}  // namespace confab::core::files
