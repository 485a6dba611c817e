#include "core/uploads/receive.h"

#include <fmt/format.h>

#include <limits>
#include <utility>

#include "base/error.h"
#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/json_members.h"
#include "base/text.h"
#include "core/access/room.h"
#include "core/files/blobs.h"
#include "core/files/size_text.h"
#include "core/kernel/site.h"
#include "core/kernel/transaction.h"
#include "core/uploads/media_types.h"
#include "core/uploads/pictures.h"
#include "settings/groups/encryption.h"
#include "settings/groups/file_upload.h"
#include "store/unfinished_uploads.h"
#include "store/uploads.h"

namespace confab::core::uploads {
namespace {

bool stays_in_addresses(char c) {
  constexpr std::string_view kSigns = ";,/:@&=+$-_.!~*'()";  // what encodeURI leaves, but for ? and #
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         kSigns.find(c) != std::string_view::npos;
}

constexpr std::chrono::hours kUnsentStays{24};
constexpr std::int64_t kMaxUnsent = 100;                           // of one person
constexpr std::uint64_t kMaxUnsentBytes = std::uint64_t{1} << 30;  // likewise, but for a single one that is larger
constexpr std::int64_t kNoLimit = -1;

/// What is kept of one file, before there is a row for it.
struct Ready {
  std::string name, type;
  Content content;
  std::optional<MadePicture> in_place_of_it, thumb;
  std::optional<std::string> preview;
};

void check_room(const Context& ctx, const store::RoomRow& room) {
  const auto& settings = ctx.settings;
  if (!settings.boolean(settings::file_upload("FileUpload_Enabled"))) {
    throw Refusal(errors::file_upload_disabled, "File uploads are disabled.");
  }
  if (room.traits().personal && !settings.boolean(settings::file_upload("FileUpload_Enabled_Direct"))) {
    throw Refusal(errors::direct_file_upload_disabled, "File sharing not allowed in direct messages.");
  }
}

access::ReadableRoom room_of(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id) {
  auto room = access::find_room(session, ctx, actor, id);
  if (!room) throw Refusal(errors::unauthorized);
  return std::move(*room);
}

// A file is a message to be: it waits only where that could be sent.
store::RoomRow room_for_file(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id) {
  const auto room = room_of(session, ctx, actor, id);
  check_room(ctx, room.row());
  if (!room.is_member() && (!room.is_open() || room.row().join_code)) {
    throw Refusal::plain(errors::not_allowed, "error-not-allowed");
  }
  access::require_postable(session, ctx, actor, room);
  return room.row();
}

// `size`: of one more.
void check_unsent(sql::Session& session, const Actor& actor, std::uint64_t size) {
  const auto waiting = store::Uploads{session}.unsent_of(actor.pk);
  const bool fits = waiting.count == 0 || static_cast<std::uint64_t>(waiting.bytes) + size <= kMaxUnsentBytes;
  if (waiting.count < kMaxUnsent && fits) return;
  throw Refusal(errors::too_many_unsent_files, "Too many files wait to be sent: send them, or delete some");
}

void check_size(const Context& ctx, std::uint64_t size) {
  const auto most = max_file_size(ctx.settings);
  if (size <= most) return;
  throw Refusal(errors::file_too_large, fmt::format("File size exceeds upload limit of {}.", files::size_text(most)));
}

void check_type(const Context& ctx, std::string_view type) {
  if (is_accepted(ctx.settings, type)) return;
  throw Refusal(errors::invalid_file_type, "File type is not accepted.", {{"type", json::string(type)}});
}

void check_not_empty(std::uint64_t size) {
  if (size == 0) throw Refusal(errors::file_too_small, "File size (size = 0) is too small (min = 1)");
}

bool is_encrypted(const ReceiveFile& cmd) {
  return cmd.content && text_in(*cmd.content, "algorithm") && text_in(*cmd.content, "ciphertext");
}

// Its type by what is said of it.
std::string said_type(const Context& ctx, const ReceiveFile& cmd, std::string_view name) {
  if (!is_encrypted(cmd)) {
    auto type = stored_type(cmd.declared_type, name);
    check_type(ctx, type);
    return type;
  }
  if (!ctx.settings.boolean(settings::encryption("E2E_Enable_Encrypt_Files"))) {
    throw Refusal(errors::invalid_file_type, "Encrypted file not allowed");
  }
  if (is_on_list(ctx.settings.text(settings::file_upload("FileUpload_MediaTypeBlackList")), kUnknownType)) {
    throw Refusal(errors::invalid_file_type, "File type is not accepted.", {{"type", json::string(kUnknownType)}});
  }
  return std::string{kUnknownType};
}

// Looking into it comes last: all else is cheaper.
Ready prepare(const Context& ctx, const ReceiveFile& cmd, const files::Spooled& bytes) {
  Ready ready{.name = kept_name(cmd.name), .type = {}, .content = {}, .in_place_of_it = {}, .thumb = {}, .preview = {}};
  ready.type = said_type(ctx, cmd, ready.name);
  check_not_empty(bytes.size());
  if (is_encrypted(cmd)) return ready;
  ready.content = look_at(ctx, bytes.path());
  ready.type = seen_through(ready.type, ready.content.type);
  check_type(ctx, ready.type);
  ready.thumb = first_page(ctx, bytes.path(), ready.content);
  if (!ready.type.starts_with("image/") || ready.content.format.empty()) return ready;
  ready.in_place_of_it = cleaned(ctx, bytes.path(), ready.content);
  const auto& path = ready.in_place_of_it ? ready.in_place_of_it->bytes.path() : bytes.path();
  if (ready.in_place_of_it) ready.content.pixels = ready.in_place_of_it->pixels;
  ready.thumb = thumbnail(ctx, path, ready.content);
  ready.preview = preview(ctx, ready.thumb ? ready.thumb->bytes.path() : path);
  return ready;
}

model::Upload row_of(const Context& ctx, const Actor& actor, const store::RoomRow& room, const files::Kept& kept) {
  model::Upload row;
  row.id = make_id<UploadId>();
  row.blob_pk = kept.pk;
  row.room_pk = room.pk;
  row.rid = room.id;
  row.user_pk = actor.pk;
  row.user = actor.ref();
  row.size = static_cast<std::int64_t>(kept.size);
  row.uploaded_at = row.updated_at = ctx.clock.now();
  row.expires_at = row.uploaded_at + kUnsentStays;
  row.etag = random_id();
  return row;
}

model::Upload insert(const Context& ctx, const Actor& actor, const ReceiveFile& cmd, const Ready& ready,
                     const files::Kept& kept, const std::optional<files::Kept>& kept_thumb) {
  Transaction tx(ctx);
  tx.sql().lock("unsent files of " + actor.id.value);
  const auto room = room_for_file(tx.sql(), ctx, actor, cmd.room);
  check_unsent(tx.sql(), actor, kept.size);
  store::UploadWriter writer{tx};
  auto upload = row_of(ctx, actor, room, kept);
  if (cmd.resumed) {
    upload.id = *cmd.resumed;
    if (!store::UnfinishedUploadWriter{tx}.complete(upload.id, *upload.expires_at)) {
      throw Refusal(errors::upload_not_found, "There is no such upload");
    }
  }
  upload.name = ready.name;
  upload.type = ready.type;
  upload.type_group = group_of(ready.type);
  upload.format = ready.content.format;
  upload.pixels = ready.content.pixels;
  upload.preview = ready.preview;
  if (cmd.content) upload.content = {to_json_text(*cmd.content)};
  if (kept_thumb) {
    auto thumb = row_of(ctx, actor, room, *kept_thumb);
    thumb.name = kept_name("thumb-" + ready.name);
    thumb.type = ready.thumb->type;
    thumb.type_group = model::kThumb;
    thumb.format = ready.thumb->format;
    thumb.pixels = ready.thumb->pixels;
    thumb.original_id = upload.id;
    upload.thumb = thumb.id;
    files::acquire(tx, *kept_thumb);
    writer.insert(thumb);
  }
  files::acquire(tx, kept);
  writer.insert(upload);
  tx.commit();
  return upload;
}

}  // namespace

std::uint64_t max_file_size(const settings::Settings& settings) {
  const auto most = settings.integer(settings::file_upload("FileUpload_MaxFileSize"));
  return most == kNoLimit ? std::numeric_limits<std::uint64_t>::max() : static_cast<std::uint64_t>(most);
}

void check_in_reach(const Context& ctx, const Actor& actor, const RoomId& room) {
  static_cast<void>(room_of(*ctx.db.read(), ctx, actor, room));
}

void check_may_send_files(const Context& ctx, const Actor& actor, const RoomId& room) {
  const auto reader = ctx.db.read();
  static_cast<void>(room_for_file(*reader, ctx, actor, room));
  check_size(ctx, 1);
  check_unsent(*reader, actor, 1);
}

store::RoomRow check_announced(sql::Session& session, const Context& ctx, const Actor& actor, const ReceiveFile& cmd,
                               std::uint64_t size) {
  auto room = room_for_file(session, ctx, actor, cmd.room);
  check_size(ctx, size);
  check_unsent(session, actor, size);
  static_cast<void>(said_type(ctx, cmd, kept_name(cmd.name)));
  check_not_empty(size);
  return room;
}

model::Upload receive(const Context& ctx, const Actor& actor, const ReceiveFile& cmd, const files::Spooled& bytes) {
  check_may_send_files(ctx, actor, cmd.room);
  check_size(ctx, bytes.size());
  const auto ready = prepare(ctx, cmd, bytes);
  const auto kept = files::keep(ctx, ready.in_place_of_it ? ready.in_place_of_it->bytes : bytes);
  std::optional<files::Kept> kept_thumb;
  if (ready.thumb) kept_thumb = files::keep(ctx, ready.thumb->bytes);
  return insert(ctx, actor, cmd, ready, kept, kept_thumb);
}

std::string path_of(const UploadId& id, std::string_view name) {
  std::string path = fmt::format("/file-upload/{}/", id.value);
  for (const char c : name) {
    if (stays_in_addresses(c)) {
      path.push_back(c);
    } else {
      path += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return path;
}

std::string address_of(const Context& ctx, const model::Upload& file) {
  return site_address(ctx) + path_of(file.id, file.name);
}

}  // namespace confab::core::uploads
