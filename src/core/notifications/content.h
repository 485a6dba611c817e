#pragma once
// What a phone shows of a message, and what its app goes by (compat/mail-2fa-push.md, 6.2).

#include "core/access/room.h"
#include "model/message.h"
#include "model/user.h"
#include "services/push/sender.h"

namespace confab::core::notifications {

/// How much of a message leaves the workspace: as Push_show_message, Push_show_username_room and
/// Push_request_content_from_server say; or all that its reader is told who asks for it here.
enum class Detail { as_set, full };

/// `room` is the message's, as `reader` may read it. Small enough for Apple's service, which takes 4 KiB.
[[nodiscard]] services::push::Notification notification_of(sql::Session& session, const Context& ctx,
                                                           const access::ReadableHistory& room,
                                                           const model::Message& message, const model::User& reader,
                                                           Detail detail);

/// As clients get it from push.get.
[[nodiscard]] json::object document_of(const services::push::Notification& notification);

/// The number by which phones tell the notifications of rooms apart: Java's hash of the text, from its end.
[[nodiscard]] std::int32_t notification_id(std::string_view text);

}  // namespace confab::core::notifications
