#include "core/uploads/resumable.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "core/kernel/transaction.h"
#include "core/uploads/remove.h"
#include "store/unfinished_uploads.h"

namespace confab::core::uploads {
namespace {

constexpr std::chrono::hours kStays{24};  // after the last part
constexpr std::chrono::hours kIsIdle{1};
constexpr std::chrono::minutes kExtendedEach{10};  // not with each of many small parts
constexpr std::size_t kMaxOpen = 20;               // of one person
constexpr std::uint64_t kMaxOpenBytes = std::uint64_t{4} << 30;
constexpr std::size_t kMaxName = 1024;  // bytes, as in a form
constexpr std::size_t kMaxType = 256;

Refusal unknown() {
  return Refusal(errors::upload_not_found, "There is no such upload");
}

ReceiveFile announced(const model::UnfinishedUpload& upload) {
  ReceiveFile cmd{.room = upload.rid, .name = upload.name, .declared_type = upload.type, .resumed = upload.id};
  if (!upload.content.empty()) cmd.content = parse_json(upload.content.text).as_object();
  return cmd;
}

model::UnfinishedUpload own(sql::Session& session, const Actor& actor, const UploadId& id) {
  auto upload = store::UnfinishedUploads{session}.by_id(id);
  if (!upload || upload->user_pk != actor.pk) throw unknown();
  return std::move(*upload);
}

void check_texts(const ReceiveFile& cmd) {
  if (cmd.name.size() > kMaxName || !is_valid_utf8(cmd.name)) {
    throw Refusal(errors::invalid_params, fmt::format("The name must be UTF-8 of not more than {} bytes", kMaxName));
  }
  if (cmd.declared_type.size() > kMaxType || !is_valid_utf8(cmd.declared_type)) {
    throw Refusal(errors::invalid_params, fmt::format("The type must not be longer than {} bytes", kMaxType));
  }
}

// Which of the others go, so that there is room for one more.
std::vector<UploadId> make_way(Transaction& tx, const Context& ctx, const Actor& actor) {
  auto open = store::UnfinishedUploads{tx.sql()}.open_of(actor.pk, kMaxOpen);
  std::uint64_t bytes = 0;
  for (const auto& one : open) bytes += static_cast<std::uint64_t>(one.size);
  std::vector<UploadId> gone;
  for (std::size_t left = open.size(); left > 0 && (left >= kMaxOpen || bytes >= kMaxOpenBytes); --left) {
    const auto& oldest = open[open.size() - left];
    if (oldest.expires_at - kStays + kIsIdle > ctx.clock.now()) {
      throw Refusal(errors::too_many_unsent_files, "Too many files are coming: complete some, or give them up");
    }
    store::UnfinishedUploadWriter{tx}.remove(oldest.pk);
    bytes -= static_cast<std::uint64_t>(oldest.size);
    gone.push_back(oldest.id);
  }
  return gone;
}

Progress progress_of(const Context& ctx, const model::UnfinishedUpload& upload) {
  const auto size = static_cast<std::uint64_t>(upload.size);
  return {.id = upload.id,
          .offset = upload.complete ? size : files::partial_size(ctx, upload.id),
          .size = size,
          .expires_at = upload.expires_at,
          .complete = upload.complete};
}

// Nothing that is waited for makes these well.
bool is_final(const Refusal& refusal) {
  return refusal.code() == errors::invalid_file_type || refusal.code() == errors::file_too_small;
}

void forget(const Context& ctx, const model::UnfinishedUpload& upload) {
  Transaction tx{ctx};
  store::UnfinishedUploadWriter{tx}.remove(upload.pk);
  tx.commit();
  files::drop_partial(ctx, upload.id);
}

}  // namespace

Progress begin(const Context& ctx, const Actor& actor, const ReceiveFile& cmd, std::uint64_t size) {
  check_texts(cmd);
  files::require_space(ctx, size);
  Transaction tx{ctx};
  tx.sql().lock("unsent files of " + actor.id.value);
  const auto room = check_announced(tx.sql(), ctx, actor, cmd, size);
  const auto gone = make_way(tx, ctx, actor);
  model::UnfinishedUpload upload;
  upload.id = make_id<UploadId>();
  upload.user_pk = actor.pk;
  upload.room_pk = room.pk;
  upload.rid = room.id;
  upload.name = cmd.name;
  upload.type = cmd.declared_type;
  if (cmd.content) upload.content = {to_json_text(*cmd.content)};
  upload.size = static_cast<std::int64_t>(size);
  upload.expires_at = ctx.clock.now() + kStays;
  store::UnfinishedUploadWriter{tx}.insert(upload);
  tx.commit();
  for (const auto& id : gone) files::drop_partial(ctx, id);
  return progress_of(ctx, upload);
}

Progress progress(const Context& ctx, const Actor& actor, const UploadId& id) {
  const auto upload = own(*ctx.db.read(), actor, id);
  check_in_reach(ctx, actor, upload.rid);
  return progress_of(ctx, upload);
}

Part::Part(const Context& ctx, const Actor& actor, const UploadId& id, std::uint64_t offset) : ctx_(ctx) {
  {
    const auto reader = ctx.db.read();
    upload_ = own(*reader, actor, id);
    const auto size = static_cast<std::uint64_t>(upload_.size);
    if (upload_.complete) {
      check_in_reach(ctx, actor, upload_.rid);
      if (offset == size) return;
      throw Refusal(errors::upload_conflict, fmt::format("The file ends at {}", size), {{"offset", size}});
    }
    static_cast<void>(check_announced(*reader, ctx, actor, announced(upload_), size));
  }
  file_.emplace(ctx, id, offset);
  const auto until = ctx.clock.now() + kStays;
  if (upload_.expires_at + kExtendedEach > until) return;
  Transaction tx{ctx};
  store::UnfinishedUploadWriter{tx}.extend(upload_.pk, until);
  tx.commit();
  upload_.expires_at = until;
}

std::uint64_t Part::missing() const {
  return file_ ? static_cast<std::uint64_t>(upload_.size) - file_->offset() : 0;
}

void Part::append(std::string_view piece) {
  if (piece.size() > missing()) {
    throw Refusal(errors::file_too_large, fmt::format("The file was announced with {} bytes", upload_.size));
  }
  if (file_) file_->append(piece);
}

Progress Part::finish(const Actor& actor) {
  if (file_) file_->sync();
  if (file_ && missing() == 0) take_in(actor);
  return {.id = upload_.id,
          .offset = static_cast<std::uint64_t>(upload_.size) - missing(),
          .size = static_cast<std::uint64_t>(upload_.size),
          .expires_at = upload_.expires_at,
          .complete = !file_};
}

void Part::take_in(const Actor& actor) {
  file_->hold();
  upload_ = own(*ctx_.db.read(), actor, upload_.id);
  if (upload_.complete) return file_.reset();  // by another part, before this one held it
  try {
    const auto bytes = files::lend(files::partial_path(ctx_, upload_.id));
    const auto received = receive(ctx_, actor, announced(upload_), bytes);
    upload_.expires_at = received.expires_at.value_or(upload_.expires_at);
  } catch (const Refusal& refusal) {
    if (is_final(refusal)) forget(ctx_, upload_);
    throw;
  }
  files::drop_partial(ctx_, upload_.id);
  file_.reset();
}

void give_up(const Context& ctx, const Actor& actor, const UploadId& id) {
  const auto upload = own(*ctx.db.read(), actor, id);
  if (upload.complete) remove_waiting(ctx, actor, id);
  forget(ctx, upload);
}

}  // namespace confab::core::uploads
