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
  Field<"msg", std::optional<std::string>, "A text beside the file.", bound::message_text> msg;
  Field<"description", std::optional<std::string>, "What the file shows.", bound::message_text> description;
  Field<"alias", std::optional<std::string>, "Shown in place of one's name; needs message-impersonate.", bound::text>
      alias;
  Field<"avatar", std::optional<std::string>, "Shown in place of one's avatar; needs message-impersonate.", bound::url>
      avatar;
  Field<"emoji", std::optional<std::string>, "Shown in place of one's avatar.", bound::text> emoji;
  Field<"tmid", std::optional<MessageId>, "The message that it answers."> tmid;
  Field<"groupable", std::optional<bool>, "False, as it is anyway: never joined with the message before."> groupable;
  Field<"customFields", std::optional<std::string>, "JSON: free-form fields.", max_length(16'384)> custom_fields;
  Field<"t", std::optional<std::string>, "e2e: the client has encrypted it. Types of system messages are refused.",
        bound::text>
      t;
  Field<"content", std::optional<json::object>, "Of t e2e: {algorithm, ciphertext, ...}.", bound::encrypted> content;
};
/// Throws Refusal(invalid_params) for custom fields that are no JSON object.
[[nodiscard]] core::uploads::SendFile send_file(const FileMessage& message, RoomId room, UploadId file);
/// The message as the answers of these calls show it.
[[nodiscard]] model::Message answer_of(model::Message sent);

/// A file as clients see it (compat/entities.md, IUpload).
struct UploadDocument {
  Field<"_id", UploadId, "The file's id."> id;
  Field<"name", std::string, "Its name."> name;
  Field<"type", std::string, "Its media type."> type;
  Field<"typeGroup", std::string, "What stands in front of the slash; thumb: made of another."> type_group;
  Field<"size", std::int64_t, "Bytes."> size = 0;
  Field<"rid", RoomId, "The room that it was sent in."> rid;
  Field<"userId", UserId, "Who sent it."> user_id;
  Field<"store", std::string, "Where its bytes are."> store;
  Field<"path", std::string, "Where it is fetched, on this server."> path;
  Field<"url", std::string, "The same with the server."> url;
  Field<"extension", std::string, "The end of its name."> extension;
  Field<"etag", std::string, "Changes never."> etag;
  Field<"complete", bool, "True."> complete = true;
  Field<"uploading", bool, "False."> uploading = false;
  Field<"progress", std::int64_t, "1."> progress = 1;
  Field<"uploadedAt", Timestamp, "When it came."> uploaded_at;
  Field<"_updatedAt", Timestamp, "When it last changed."> updated_at;
  Field<"expiresAt", std::optional<Timestamp>, "Until when it waits for its message; absent: it was sent."> expires_at;
  Field<"description", std::optional<std::string>, "What it shows."> description;
  Field<"identify", RawJson, "Of a picture: {format, size: {width, height}}."> identify;
  Field<"content", RawJson, "What an encrypting client says of it."> content;
  Field<"originalFileId", std::optional<UploadId>, "The picture that it was made of."> original_file_id;
  Field<"user", std::optional<model::UserRef>, "Who sent it."> user;
  static constexpr std::string_view kSchema = "Upload";
};
[[nodiscard]] UploadDocument document_of(const core::Context& ctx, const model::Upload& upload);

}  // namespace confab::api
