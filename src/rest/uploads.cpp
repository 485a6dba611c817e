#include "api/uploads.h"

#include "api/form.h"
#include "base/errors/encryption.h"
#include "base/errors/files.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "core/uploads/receive.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct MediaParams {
  Field<"rid", RoomId, "The room."> rid;
  Field<"content", std::optional<std::string>, "JSON: what an encrypting client says of the file.", max_length(16'384)>
      content;
};
struct ReceivedFile {
  Field<"_id", UploadId, "The file, for mediaConfirm."> id;
  Field<"url", std::string, "Where it is fetched, on this server."> url;
};
using OneReceivedFile = Named<"file", ReceivedFile, "It waits for a day.">;
struct IntoRoom {
  Field<"rid", RoomId, "The room."> rid;
};
using UploadParams = Flatten<IntoRoom, api::FileMessage>;
struct WaitingFile {
  Field<"rid", RoomId, "The room."> rid;
  Field<"fileId", UploadId, "The file, as rooms.media named it."> file_id;
};
using ConfirmParams = Flatten<WaitingFile, api::FileMessage>;
using SentMessage = Named<"message", model::Message, "The message.">;

namespace {

std::optional<json::object> content_in(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  json::value value;
  try {
    value = parse_json(*text);
  } catch (const Refusal&) {
    throw Refusal(errors::invalid_field_content);
  }
  if (!value.is_object()) throw Refusal(errors::invalid_field_content);
  return value.get_object();
}

model::Upload receive(Call& call, const RoomId& room, const FormFile& file, std::optional<json::object> content) {
  return core::uploads::receive(
      call.ctx, call.actor(),
      {.room = room, .name = file.name, .declared_type = file.type, .content = std::move(content)}, file.bytes);
}

OneReceivedFile media(Call& call, const MediaParams& p, const FormFile* file) {
  const auto received = receive(call, p.rid, *file, content_in(p.content));
  return {{received.id, core::uploads::path_of(received.id, received.name)}};
}

SentMessage confirm(Call& call, const ConfirmParams& p) {
  core::uploads::check_in_reach(call.ctx, call.actor(), p.rid);
  return {api::answer_of(core::uploads::send(call.ctx, call.actor(), api::send_file(p, p.rid, p.file_id)))};
}

SentMessage upload(Call& call, const UploadParams& p, const FormFile* file) {
  auto cmd = api::send_file(p, p.rid, {});  // what is wrong with it is said before the file is kept
  const core::uploads::ReceiveFile received{.room = p.rid, .name = file->name, .declared_type = file->type};
  return {api::answer_of(core::uploads::send_at_once(call.ctx, call.actor(), received, std::move(cmd), file->bytes))};
}

const FileRule kFile{.max_bytes = [](const core::Context& ctx) { return core::uploads::max_file_size(ctx.settings); },
                     .before =
                         [](Call& call, api::PathValues path) {
                           core::uploads::check_may_send_files(call.ctx, call.actor(),
                                                               RoomId{api::path_value(path, "rid")});
                         }};

const std::vector<ErrorCode> kReceiving{
    errors::unauthorized,
    errors::file_upload_disabled,
    errors::direct_file_upload_disabled,
    errors::file_too_small,
    errors::invalid_file_type,
    errors::service_unavailable,
    errors::not_allowed,
    errors::muted,
    errors::room_archived,
    errors::too_many_unsent_files,
};
const std::vector<ErrorCode> kSending{
    errors::unauthorized,   errors::invalid_file,       errors::not_allowed,           errors::muted,
    errors::invalid_room,   errors::room_archived,      errors::message_size_exceeded, errors::invalid_message,
    errors::invalid_params, errors::action_not_allowed, errors::encryption_disabled,
};

std::vector<ErrorCode> both(std::vector<ErrorCode> errors, const std::vector<ErrorCode>& more) {
  errors.insert(errors.end(), more.begin(), more.end());
  return errors;
}

}  // namespace

void declare_uploads(api::Endpoints& endpoints) {
  endpoints.post_form<MediaParams, OneReceivedFile>(
      "/api/v1/rooms.media/:rid", Access::user(), "Bring a file into a room; mediaConfirm sends it.",
      both(kReceiving, {errors::invalid_field_content}), rate::lively, Check::by_hand, kFile, media);
  endpoints.post<ConfirmParams, SentMessage>("/api/v1/rooms.mediaConfirm/:rid/:fileId", Access::user(),
                                             "Send a file that the caller has brought into the room.", kSending,
                                             rate::lively, Check::pattern, MaxBody{api::kMaxMessageBody}, confirm);
  endpoints.post_form<UploadParams, SentMessage>(
      "/api/v1/rooms.upload/:rid", Access::user(), "Both in one call, for older clients.",
      both(kReceiving,
           {errors::invalid_file, errors::invalid_room, errors::message_size_exceeded, errors::invalid_message,
            errors::invalid_params, errors::action_not_allowed, errors::encryption_disabled}),
      rate::lively, Check::by_hand, MaxBody{api::kMaxMessageBody}, kFile, upload);
}

}  // namespace confab::rest
