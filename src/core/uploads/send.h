#pragma once
// The second half of sending a file: a message that shows it.

#include <optional>
#include <string>

#include "core/kernel/context.h"
#include "core/uploads/receive.h"
#include "model/message.h"
#include "model/upload.h"

namespace confab::core::uploads {

struct SendFile {
  RoomId room;
  UploadId file;
  std::string text;
  std::optional<std::string> description;  // shown with the file
  std::optional<std::string> alias, avatar, emoji, t;
  std::optional<MessageId> tmid;
  std::optional<bool> groupable;
  std::optional<json::object> custom_fields;
  std::optional<json::object> content = {};  // of t e2e: the message, with all that it says of the file, is encrypted
};

/// A message with a file that the actor has brought into this room and not sent yet: a file is sent once. Throws
/// Refusal(invalid_file) for any other, and as messages::send(); the file waits on then.
model::Message send(const Context& ctx, const Actor& actor, const SendFile& cmd);

/// Both halves in one: brings the file, and sends it. Throws as receive() and send(); nothing stays behind then.
model::Message send_at_once(const Context& ctx, const Actor& actor, const ReceiveFile& file, SendFile cmd,
                            const files::Spooled& bytes);

}  // namespace confab::core::uploads
