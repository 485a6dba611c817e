#include "core/uploads/read.h"

#include "core/access/room.h"
#include "core/messages/versions.h"
#include "core/uploads/token.h"
#include "settings/groups/file_upload.h"
#include "store/uploads.h"

namespace confab::core::uploads {
namespace {

// The secret, or "" while tokens are off.
std::string secret_of(const Context& ctx) {
  if (!ctx.settings.boolean(settings::file_upload("FileUpload_Enable_json_web_token_for_files"))) return {};
  return ctx.settings.text(settings::file_upload("FileUpload_json_web_token_secret_for_files"));
}

bool may_read(sql::Session& session, const Context& ctx, const Actor* actor, std::string_view token,
              const model::Upload& file) {
  if (!file.message && (actor == nullptr || actor->pk != file.user_pk)) return false;
  if (file.hidden) {
    return actor != nullptr && file.message && messages::may_see_removed(session, ctx, *actor, *file.message);
  }
  const auto& settings = ctx.settings;
  if (!settings.boolean(settings::file_upload("FileUpload_ProtectFiles"))) return true;
  if (is_good_token(token, secret_of(ctx), file.id.value, ctx.clock.now())) return true;
  const bool members = settings.boolean(settings::file_upload("FileUpload_Restrict_to_room_members"));
  const bool readers = settings.boolean(settings::file_upload("FileUpload_Restrict_to_users_who_can_access_room"));
  if (members && readers) return false;  // the two exclude each other
  if (actor == nullptr) return readers && access::can_read_anonymously(ctx, file.rid);
  if (members) {
    const auto room = access::find_room(session, ctx, *actor, file.rid);
    return room && room->is_member();
  }
  return !readers || access::find_history(session, ctx, *actor, file.rid).has_value();
}

}  // namespace

std::optional<FoundFile> find(const Context& ctx, const Actor* actor, std::string_view token, const UploadId& id) {
  const auto reader = ctx.db.read();
  auto file = store::Uploads{*reader}.by_id(id);
  if (!file) return std::nullopt;
  const bool allowed = may_read(*reader, ctx, actor, token, *file);
  return FoundFile{std::move(*file), allowed};
}

std::optional<std::string> sign(const Context& ctx, const model::Upload& file) {
  const auto secret = secret_of(ctx);
  if (secret.empty()) return std::nullopt;
  return sign_token({file.rid.value, file.user.id.value, file.id.value}, secret, ctx.clock.now());
}

}  // namespace confab::core::uploads
