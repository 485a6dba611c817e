#include "api/uploads.h"

#include "api/form.h"
#include "base/errors/files.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/uploads/receive.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct MediaParams {
  RoomId rid;
  std::optional<std::string> content;

  static constexpr auto kFields = FieldList{
      field("rid", &MediaParams::rid, "The room."),
      field("content", &MediaParams::content, "JSON: what an encrypting client says of the file.", max_length(16'384)),
  };
};
struct ReceivedFile {
  UploadId id;
  std::string url;

  static constexpr auto kFields = FieldList{
      field("_id", &ReceivedFile::id, "The file, for mediaConfirm."),
      field("url", &ReceivedFile::url, "Where it is fetched, on this server."),
  };
};
using OneReceivedFile = Named<"file", ReceivedFile, "It waits for a day.">;
struct IntoRoom {
  RoomId rid;
  static constexpr auto kFields = FieldList{field("rid", &IntoRoom::rid, "The room.")};
};
using UploadParams = Flatten<IntoRoom, api::FileMessage>;
struct WaitingFile {
  RoomId rid;
  UploadId file_id;

  static constexpr auto kFields = FieldList{
      field("rid", &WaitingFile::rid, "The room."),
      field("fileId", &WaitingFile::file_id, "The file, as rooms.media named it."),
  };
};
using ConfirmParams = Flatten<WaitingFile, api::FileMessage>;
using SentMessage = Named<"message", model::Message, "The message.">;

namespace {

using api::Access;
using api::Call;
using api::FormFile;

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

const api::FileRule kFile{
    .max_bytes = [](const core::Context& ctx) { return core::uploads::max_file_size(ctx.settings); },
    .before =
        [](Call& call, api::PathValues path) {
          core::uploads::check_may_send_files(call.ctx, call.actor(), RoomId{api::path_value(path, "rid")});
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
    errors::invalid_params, errors::action_not_allowed,
};

std::vector<ErrorCode> both(std::vector<ErrorCode> errors, const std::vector<ErrorCode>& more) {
  errors.insert(errors.end(), more.begin(), more.end());
  return errors;
}

}  // namespace

void declare_uploads(api::Endpoints& endpoints) {
  endpoints.post_form<MediaParams, OneReceivedFile>({
      .path = "/api/v1/rooms.media/:rid",
      .access = Access::user(),
      .summary = "Bring a file into a room; mediaConfirm sends it.",
      .errors = both(kReceiving, {errors::invalid_field_content}),
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler = media,
      .file = kFile,
  });
  endpoints.post<ConfirmParams, SentMessage>({
      .path = "/api/v1/rooms.mediaConfirm/:rid/:fileId",
      .access = Access::user(),
      .summary = "Send a file that the caller has brought into the room.",
      .errors = kSending,
      .rate = api::kInteractive,
      .max_body = api::kMaxMessageBody,
      .check = Check::pattern,
      .handler = confirm,
  });
  endpoints.post_form<UploadParams, SentMessage>({
      .path = "/api/v1/rooms.upload/:rid",
      .access = Access::user(),
      .summary = "Both in one call, for older clients.",
      .errors = both(kReceiving, {errors::invalid_file, errors::invalid_room, errors::message_size_exceeded,
                                  errors::invalid_message, errors::invalid_params, errors::action_not_allowed}),
      .rate = api::kInteractive,
      .max_body = api::kMaxMessageBody,
      .check = Check::by_hand,
      .handler = upload,
      .file = kFile,
  });
}

}  // namespace confab::rest
