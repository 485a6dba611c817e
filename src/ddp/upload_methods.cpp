#include "api/uploads.h"
#include "base/errors/encryption.h"
#include "base/errors/files.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "core/uploads/read.h"
#include "core/uploads/receive.h"
#include "core/uploads/remove.h"
#include "ddp/chat_methods.h"
#include "model/model.h"

namespace confab::ddp {

/// A file as clients that upload over other ways name it: only its id, and what it shows, count.
struct NamedFile {
  Field<"_id", std::optional<UploadId>, "The file, as rooms.media named it."> id;
  Field<"name", std::optional<std::string>, "Its name; must be there.", bound::text> name;
  Field<"type", std::optional<std::string>, "Its media type; must be there.", bound::text> type;
  Field<"size", std::optional<std::int64_t>, "Its bytes; must be there.", bound::from_zero> size;
  Field<"description", std::optional<std::string>, "What it shows.", bound::message_text> description;
};
struct SendFileParams {
  Field<"roomId", RoomId, "The room."> room;
  Field<"store", json::value, "Not looked at.", bound::free_form, defaulted{}> store;
  Field<"file", NamedFile, "Which file."> file;
  Field<"msgData", std::optional<api::FileMessage>, "What the message says beside it."> message;
};
using FileIdParam = Named<"fileId", UploadId, "The file.">;

namespace {

// False for a room that is unknown or out of reach.
json::value send_file(Call& call, const SendFileParams& p) {
  if (!p.file.id || !p.file.name || !p.file.type || !p.file.size) {
    throw Refusal(errors::no_such_file, "Invalid file");
  }
  try {
    core::uploads::check_in_reach(call.ctx, call.actor(), p.room);
  } catch (const Refusal&) {
    return false;
  }
  auto cmd = api::send_file(p.message.value_or(api::FileMessage{}), p.room, *p.file.id);
  if (!cmd.description) cmd.description = p.file.description;
  return stored_json(to_json(api::answer_of(core::uploads::send(call.ctx, call.actor(), cmd)), Dates::ejson));
}

}  // namespace

void declare_upload_methods(api::Methods& methods) {
  methods.add<SendFileParams, json::value>(
      "sendFileMessage", Access::user(),
      "Send a file that the caller has brought into the room. The message; false: no such room.",
      {errors::no_such_file, errors::invalid_file, errors::not_allowed, errors::muted, errors::invalid_room,
       errors::room_archived, errors::message_size_exceeded, errors::invalid_message, errors::action_not_allowed,
       errors::encryption_disabled},
      rate::lively, send_file);
  methods.add<FileIdParam, Nothing>(
      "deleteFileMessage", Access::user(),
      "Delete the message that a file was sent with, and the file; or one that was not sent yet.",
      {errors::no_such_file, errors::message_not_found, errors::action_not_allowed, errors::message_deleting_blocked,
       errors::not_allowed},
      rate::lively, [](Call& call, const auto& p) { core::uploads::remove(call.ctx, call.actor(), p.value); });
  methods.add<FileIdParam, std::string>("getS3FileUrl", Access::user(), "Where the bytes of a file are fetched.",
                                        {errors::not_allowed}, rate::lively, [](Call& call, const auto& p) {
                                          const auto found = core::uploads::find(call.ctx, &call.actor(), "", p.value);
                                          if (!found || !found->may_read)
                                            throw Refusal(errors::not_allowed, "Not allowed");
                                          return core::uploads::address_of(call.ctx, found->file);
                                        });
}

}  // namespace confab::ddp
