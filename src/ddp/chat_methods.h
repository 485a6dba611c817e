#pragma once

#include "ddp/declaring.h"

namespace confab::ddp {

/// Rooms, their members, messages, and each person's membership of a room.
void declare_chat_methods(api::Methods& methods);

void declare_room_methods(api::Methods& methods);
void declare_room_lookup_methods(api::Methods& methods);
void declare_membership_methods(api::Methods& methods);
void declare_message_methods(api::Methods& methods);
void declare_mark_methods(api::Methods& methods);
void declare_thread_methods(api::Methods& methods);
void declare_history_methods(api::Methods& methods);
void declare_pruning_methods(api::Methods& methods);
void declare_audit_methods(api::Methods& methods);
void declare_subscription_methods(api::Methods& methods);
void declare_search_methods(api::Methods& methods);
void declare_message_search_methods(api::Methods& methods);
void declare_upload_methods(api::Methods& methods);
void declare_command_methods(api::Methods& methods);
void declare_encryption_methods(api::Methods& methods);

}  // namespace confab::ddp
