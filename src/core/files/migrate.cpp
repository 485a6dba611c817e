#include "core/files/migrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/errors/request.h"
#include "base/log.h"
#include "core/audit/record.h"
#include "core/files/blob_steps.h"
#include "core/files/collect.h"
#include "core/files/storage_call.h"
#include "jobs/enqueue.h"
#include "permissions/groups/configuration.h"
#include "settings/groups/file_storage.h"

namespace confab::core::files {
namespace {

namespace storage = services::storage;

constexpr std::int64_t kBatch = 100;  // rows that are read at once
constexpr std::size_t kReadAtOnce = std::size_t{1} << 20;
constexpr std::chrono::minutes kStillRead{10};
constexpr std::string_view kJobKey = "migrate";

struct Word {
  std::string_view word, storage;
};
constexpr std::array kWords{Word{"s3", "AmazonS3"}, Word{"google", "GoogleCloudStorage"}, Word{"webdav", "Webdav"},
                            Word{"folder", "FileSystem"}, Word{"database", "GridFS"}};

std::string in_force(const Context& ctx) {
  return ctx.settings.text(settings::file_storage("FileUpload_Storage_Type"));
}

bool is_lost(const storage::Failed& failed) {
  return failed.why() == storage::Failure::missing || failed.why() == storage::Failure::broken;
}

// nullopt: its bytes are not there any more, or not those that were kept.
std::optional<Spooled> fetched(const Context& ctx, const jobs::Run& run, const store::Blob& blob) {
  std::string problem = "the bytes are not those that were kept";
  try {
    const auto reader = open_blob(ctx, *storages_of(ctx).named(blob.store), blob, {});
    Spool spool{ctx};
    for (auto piece = reader->read(kReadAtOnce); !piece.empty(); piece = reader->read(kReadAtOnce)) {
      run.check();
      spool.write(piece);
    }
    auto file = spool.finish();
    if (file.sha256() == blob.sha256) return file;
  } catch (const storage::Failed& failed) {
    if (!is_lost(failed)) throw;
    problem = failed.what();
  }
  log::error("a file cannot be moved",
             {{"blob", std::to_string(blob.pk)}, {"storage", blob.store}, {"key", blob.key}, {"reason", problem}});
  return std::nullopt;
}

void require_arrived(const Context& ctx, const jobs::Run& run, storage::Storage& target, const store::Blob& blob) {
  const auto reader = open_blob(ctx, target, blob, {});
  Sha256 digest;
  for (auto piece = reader->read(kReadAtOnce); !piece.empty(); piece = reader->read(kReadAtOnce)) {
    run.check();
    digest.add(piece);
  }
  if (to_hex(digest.finish()) == blob.sha256) return;
  throw storage::Failed(storage::Failure::broken, fmt::format("{} gives other bytes than were put", blob.store));
}

// The row keeps its number, to which others refer; the new one leaves with the old bytes.
void change_over(const Context& ctx, const store::Blob& blob, const Announced& announced) {
  Transaction tx{ctx};
  const auto now = store::Blobs{tx}.locked(blob.pk);
  if (now && now->state == "kept" && now->key == blob.key) {
    store::BlobWriter writer{tx};
    writer.swap_places(blob, announced.blob);
    writer.set_state(announced.blob.pk, "leaving");
    writer.drop_claim(announced.blob.pk, announced.claim);
    const auto until = ctx.clock.now() + kStillRead;
    writer.claim(announced.blob.pk, until);
    schedule_collection(tx, ctx, announced.blob.pk, until);
  } else {
    give_up(tx, ctx, announced);
  }
  tx.commit();
}

bool move(const Context& ctx, const jobs::Run& run, storage::Storage& target, const store::Blob& blob) {
  const auto file = fetched(ctx, run, blob);
  if (!file) return false;
  const auto announced = announce(ctx, *file, target.name());
  put_announced(ctx, target, *file, announced);
  try {
    require_arrived(ctx, run, target, announced.blob);
  } catch (...) {
    Transaction tx{ctx};
    give_up(tx, ctx, announced);
    tx.commit();
    throw;
  }
  change_over(ctx, blob, announced);
  return true;
}

}  // namespace

void migrate(const Context& ctx, const jobs::Run& run, const Migrate& work) {
  if (work.to != in_force(ctx)) {
    throw jobs::GiveUp(
        fmt::format("new files go to {}; set FileUpload_Storage_Type to {} first", in_force(ctx), work.to));
  }
  const auto target = storages_of(ctx).named(work.to);
  std::int64_t moved = 0, lost = 0, last = 0;
  while (true) {
    const auto blobs = store::Blobs{*ctx.db.read()}.elsewhere(work.to, last, kBatch);
    if (blobs.empty()) break;
    for (const auto& blob : blobs) {
      run.check();
      ++(move(ctx, run, *target, blob) ? moved : lost);
    }
    last = blobs.back().pk;
    log::info("files are being moved", {{"to", work.to}, {"moved", std::to_string(moved)}});
  }
  log::info("files were moved", {{"to", work.to}, {"moved", std::to_string(moved)}, {"lost", std::to_string(lost)}});
  if (lost > 0) throw jobs::GiveUp(fmt::format("{} files could not be moved; the log names them", lost));
}

void begin_migration(const Context& ctx, const Actor& actor, const std::string& to) {
  require(ctx, actor, permissions::configuration("edit-privileged-setting"));
  if (to != in_force(ctx)) {
    throw Refusal(errors::invalid_params, fmt::format("New files go to {}: choose {} first", in_force(ctx), to));
  }
  Transaction tx{ctx};
  audit::record(tx, ctx, actor, "files.migrated", to);
  enqueue_migration(tx, ctx.clock.now(), to);
  tx.commit();
}

void enqueue_migration(sql::Transaction& tx, Timestamp now, const std::string& to) {
  jobs::enqueue(tx, now, Migrate{.to = to}, {.run_at = {}, .key = std::string{kJobKey}});
}

std::vector<StorageUse> storage_use(sql::Session& session) {
  std::vector<StorageUse> uses;
  for (auto& use : store::Blobs{session}.use_of_stores()) {
    uses.push_back({.storage = std::move(use.store), .files = use.count, .bytes = use.size});
  }
  return uses;
}

std::vector<StorageUse> storage_use(const Context& ctx) {
  return storage_use(*ctx.db.read());
}

std::optional<std::string> storage_named(std::string_view word) {
  for (const auto& row : kWords) {
    if (word == row.word || word == row.storage) return std::string{row.storage};
  }
  return std::nullopt;
}

}  // namespace confab::core::files
