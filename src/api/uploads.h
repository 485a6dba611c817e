#pragma once
// Files as clients send and list them, over whatever protocol.

#include <optional>
#include <string>

#include "api/call.h"
#include "base/bounds.h"
#include "core/uploads/send.h"
#include "model/message.h"
#include "model/upload.h"

namespace confab::api {

/// What a message with a file may say beside it.
struct FileMessage {
  std::optional<std::string> msg, description, alias, avatar, emoji, t;
  std::optional<MessageId> tmid;
  std::optional<bool> groupable;
  std::optional<std::string> custom_fields;
  std::optional<json::object> content;

  static constexpr auto kFields = FieldList{
      field("msg", &FileMessage::msg, "A text beside the file.", bound::message_text),
      field("description", &FileMessage::description, "What the file shows.", bound::message_text),
      field("alias", &FileMessage::alias, "Shown in place of one's name; needs message-impersonate.", bound::text),
      field("avatar", &FileMessage::avatar, "Shown in place of one's avatar; needs message-impersonate.", bound::url),
      field("emoji", &FileMessage::emoji, "Shown in place of one's avatar.", bound::text),
      field("tmid", &FileMessage::tmid, "The message that it answers."),
      field("groupable", &FileMessage::groupable, "False, as it is anyway: never joined with the message before."),
      field("customFields", &FileMessage::custom_fields, "JSON: free-form fields.", max_length(16'384)),
      field("t", &FileMessage::t, "Only the server sends system messages: refused.", bound::text),
      field("content", &FileMessage::content, "Of encrypting clients: refused, as encrypted messages are.",
            bound::free_form),
  };
};
/// Throws Refusal(invalid_params) for custom fields that are no JSON object.
[[nodiscard]] core::uploads::SendFile send_file(const FileMessage& message, RoomId room, UploadId file);
/// The message as the answers of these calls show it.
[[nodiscard]] model::Message answer_of(model::Message sent);

/// A file as clients see it (compat/entities.md, IUpload).
struct UploadDocument {
  UploadId id;
  std::string name, type, type_group;
  std::int64_t size = 0;
  RoomId rid;
  UserId user_id;
  std::string store, path, url, extension, etag;
  bool complete = true, uploading = false;
  std::int64_t progress = 1;
  Timestamp uploaded_at, updated_at;
  std::optional<Timestamp> expires_at;
  std::optional<std::string> description;
  RawJson identify, content;
  std::optional<UploadId> original_file_id;
  std::optional<model::UserRef> user;

  static constexpr std::string_view kSchema = "Upload";
  static constexpr auto kFields = FieldList{
      field("_id", &UploadDocument::id, "The file's id."),
      field("name", &UploadDocument::name, "Its name."),
      field("type", &UploadDocument::type, "Its media type."),
      field("typeGroup", &UploadDocument::type_group, "What stands in front of the slash; thumb: made of another."),
      field("size", &UploadDocument::size, "Bytes."),
      field("rid", &UploadDocument::rid, "The room that it was sent in."),
      field("userId", &UploadDocument::user_id, "Who sent it."),
      field("store", &UploadDocument::store, "Where its bytes are."),
      field("path", &UploadDocument::path, "Where it is fetched, on this server."),
      field("url", &UploadDocument::url, "The same with the server."),
      field("extension", &UploadDocument::extension, "The end of its name."),
      field("etag", &UploadDocument::etag, "Changes never."),
      field("complete", &UploadDocument::complete, "True."),
      field("uploading", &UploadDocument::uploading, "False."),
      field("progress", &UploadDocument::progress, "1."),
      field("uploadedAt", &UploadDocument::uploaded_at, "When it came."),
      field("_updatedAt", &UploadDocument::updated_at, "When it last changed."),
      field("expiresAt", &UploadDocument::expires_at, "Until when it waits for its message; absent: it was sent."),
      field("description", &UploadDocument::description, "What it shows."),
      field("identify", &UploadDocument::identify, "Of a picture: {format, size: {width, height}}."),
      field("content", &UploadDocument::content, "What an encrypting client says of it."),
      field("originalFileId", &UploadDocument::original_file_id, "The picture that it was made of."),
      field("user", &UploadDocument::user, "Who sent it."),
  };
};
[[nodiscard]] UploadDocument document_of(const core::Context& ctx, const model::Upload& upload);

}  // namespace confab::api
