#include "core/uploads/remove.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/files.h"
#include "core/files/blobs.h"
#include "core/kernel/transaction.h"
#include "core/messages/remove.h"
#include "store/uploads.h"

namespace confab::core::uploads {
namespace {

[[noreturn]] void refuse_unknown() {
  throw Refusal(errors::no_such_file, "Invalid file");
}

void remove_unsent(const Context& ctx, const model::Upload& file) {
  Transaction tx(ctx);
  store::UploadWriter writer{tx};
  // Sent by another call at the same time: then it is the message that goes.
  if (!writer.remove_unsent(file.pk)) refuse_unknown();
  files::release(tx, ctx, file.blob_pk);
  const auto thumb = file.thumb ? store::Uploads{tx.sql()}.by_id(*file.thumb) : std::nullopt;
  if (thumb && writer.remove_unsent(thumb->pk)) files::release(tx, ctx, thumb->blob_pk);
  tx.commit();
}

}  // namespace

void remove_waiting(const Context& ctx, const Actor& actor, const UploadId& id) {
  const auto file = store::Uploads{*ctx.db.read()}.by_id(id);
  if (!file || file->message || file->user_pk != actor.pk) return;
  try {
    remove_unsent(ctx, *file);
  } catch (const Refusal& refusal) {
    if (refusal.code() != errors::no_such_file) throw;  // sent or removed meanwhile
  }
}

void remove(const Context& ctx, const Actor& actor, const UploadId& id) {
  const auto file = store::Uploads{*ctx.db.read()}.by_id(id);
  if (!file || file->hidden) refuse_unknown();
  if (file->message) {
    messages::remove(ctx, actor, {.id = *file->message});
  } else if (file->user_pk == actor.pk) {
    remove_unsent(ctx, *file);
  } else {
    refuse_unknown();
  }
}

}  // namespace confab::core::uploads
