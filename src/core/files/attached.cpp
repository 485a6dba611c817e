#include "core/files/attached.h"

#include <functional>

#include "core/files/blobs.h"
#include "jobs/enqueue.h"
#include "store/uploads.h"

namespace confab::core::files {
namespace {

constexpr std::int64_t kAtOnce = 200;  // in one transaction

using Left = store::Uploads::Left;

void drop_in_batches(const Context& ctx, const jobs::Run& run,
                     const std::function<std::vector<Left>(store::Uploads&)>& find,
                     const std::function<bool(store::UploadWriter&, std::int64_t pk)>& remove) {
  for (;;) {
    run.check();
    Transaction tx{ctx};
    store::Uploads uploads{tx.sql()};
    const auto found = find(uploads);
    if (found.empty()) return;
    store::UploadWriter writer{tx};
    for (const auto& [pk, blob_pk] : found) {
      if (remove(writer, pk)) release(tx, ctx, blob_pk);
    }
    tx.commit();
  }
}

}  // namespace

std::int64_t drop_files_of(Transaction& tx, const Context& ctx, const std::vector<MessageId>& messages) {
  std::int64_t bytes = 0;
  store::UploadWriter writer{tx};
  for (const auto& file : store::Uploads{tx.sql()}.of_messages(messages)) {
    if (!writer.remove(file.pk)) continue;
    release(tx, ctx, file.blob_pk);
    bytes += file.size;
  }
  return bytes;
}

void hide_files_of(Transaction& tx, const Context& ctx, const MessageId& message) {
  store::UploadWriter writer{tx};
  for (const auto& file : store::Uploads{tx.sql()}.of_messages({message})) writer.hide(file.pk, ctx.clock.now());
}

void drop_unsent_of(Transaction& tx, const Context& ctx, std::int64_t user_pk) {
  store::Uploads uploads{tx.sql()};
  store::UploadWriter writer{tx};
  for (auto found = uploads.unsent_by(user_pk, kAtOnce); !found.empty(); found = uploads.unsent_by(user_pk, kAtOnce)) {
    for (const auto& [pk, blob_pk] : found) {
      if (writer.remove(pk)) release(tx, ctx, blob_pk);
    }
  }
}

void drop_all_of(const Context& ctx, const jobs::Run& run, std::int64_t user_pk) {
  drop_in_batches(
      ctx, run, [&](store::Uploads& uploads) { return uploads.brought_by(user_pk, kAtOnce); },
      [](store::UploadWriter& writer, std::int64_t pk) { return writer.remove(pk); });
}

void give_all_of(const Context& ctx, const jobs::Run& run, std::int64_t user_pk, std::int64_t heir_pk) {
  for (std::int64_t given = kAtOnce; given == kAtOnce;) {
    run.check();
    Transaction tx{ctx};
    given = store::UploadWriter{tx}.give(user_pk, heir_pk, kAtOnce);
    tx.commit();
  }
}

void forget_room_later(Transaction& tx, const Context& ctx, std::int64_t room_pk) {
  jobs::enqueue(tx.sql(), ctx.clock.now(), ForgetRoom{room_pk});
}

void forget_room(const Context& ctx, const jobs::Run& run, const ForgetRoom& work) {
  drop_in_batches(
      ctx, run, [&](store::Uploads& uploads) { return uploads.left_by(work.room, kAtOnce); },
      [](store::UploadWriter& writer, std::int64_t pk) { return writer.remove(pk); });
}

void forget_unsent(const Context& ctx, const jobs::Run& run) {
  const auto now = ctx.clock.now();
  drop_in_batches(
      ctx, run, [&](store::Uploads& uploads) { return uploads.expired(now, kAtOnce); },
      [&](store::UploadWriter& writer, std::int64_t pk) { return writer.remove_expired(pk, now); });
}

void forget_hidden(const Context& ctx, const jobs::Run& run) {
  drop_in_batches(
      ctx, run, [](store::Uploads& uploads) { return uploads.forgotten(kAtOnce); },
      [](store::UploadWriter& writer, std::int64_t pk) { return writer.remove(pk); });
}

void declare_upload_jobs(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<ForgetRoom>({
      .summary = "Removes the files of a room that was deleted.",
      .handler = [&ctx](const jobs::Run& run, const ForgetRoom& work) { forget_room(ctx, run, work); },
      .attempts = 10,
      .timeout = std::chrono::hours{1},
  });
  kinds.add<ForgetUnsent>({
      .summary = "Removes files that were uploaded and not sent within a day.",
      .handler = [&ctx](const jobs::Run& run, const ForgetUnsent&) { forget_unsent(ctx, run); },
      .attempts = 3,
      .timeout = std::chrono::minutes{30},
      .recurring = jobs::Recurring{.rule = "31 * * * *"},
  });
  kinds.add<ForgetHidden>({
      .summary = "Removes files of deleted messages of which nothing is kept any more.",
      .handler = [&ctx](const jobs::Run& run, const ForgetHidden&) { forget_hidden(ctx, run); },
      .attempts = 3,
      .timeout = std::chrono::minutes{30},
      .recurring = jobs::Recurring{.rule = "every 1d"},
  });
}

}  // namespace confab::core::files
