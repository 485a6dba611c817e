#include "api/uploads.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "core/uploads/media_types.h"
#include "core/uploads/receive.h"

namespace confab::api {
namespace {

std::optional<json::object> fields_in(const std::optional<std::string>& text) {
  if (!text || trim(*text).empty()) return std::nullopt;
  json::value value;
  try {
    value = parse_json(*text);
  } catch (const Refusal&) {
    throw Refusal::plain(errors::invalid_params, "customFields is not valid JSON", {{"field", "customFields"}});
  }
  if (!value.is_object()) {
    throw Refusal::plain(errors::invalid_params, "customFields must be a JSON object", {{"field", "customFields"}});
  }
  return value.get_object();
}

}  // namespace

core::uploads::SendFile send_file(const FileMessage& message, RoomId room, UploadId file) {
  return {.room = std::move(room),
          .file = std::move(file),
          .text = message.msg.value_or(""),
          .description = message.description,
          .alias = message.alias,
          .avatar = message.avatar,
          .emoji = message.emoji,
          .t = message.t,
          .tmid = message.tmid,
          .groupable = message.groupable,
          .custom_fields = fields_in(message.custom_fields),
          .content = message.content};
}

model::Message answer_of(model::Message sent) {
  sent.mentions.reset();
  sent.channels.reset();
  sent.groupable.reset();
  sent.unread.reset();
  return sent;
}

UploadDocument document_of(const core::Context& ctx, const model::Upload& upload) {
  UploadDocument document{.id = upload.id,
                          .name = upload.name,
                          .type = upload.type,
                          .type_group = upload.type_group,
                          .size = upload.size,
                          .rid = upload.rid,
                          .user_id = upload.user.id,
                          .store = upload.store + ":Uploads",
                          .path = core::uploads::path_of(upload.id, upload.name),
                          .url = {},
                          .extension = core::uploads::extension_of(upload.name),
                          .etag = upload.etag,
                          .uploaded_at = upload.uploaded_at,
                          .updated_at = upload.updated_at,
                          .expires_at = upload.expires_at,
                          .description = upload.description,
                          .identify = {},
                          .content = upload.content,
                          .original_file_id = upload.original_id,
                          .user = {}};
  document.url = core::uploads::address_of(ctx, upload);
  if (upload.pixels) {
    const json::value identify{{"format", upload.format},
                               {"size", {{"width", upload.pixels->width}, {"height", upload.pixels->height}}}};
    document.identify = RawJson{to_json_text(identify)};
  }
  return document;
}

}  // namespace confab::api
