#include "ddp/chat_methods.h"

namespace confab::ddp {

void declare_chat_methods(api::Methods& methods) {
  declare_room_methods(methods);
  declare_room_lookup_methods(methods);
  declare_membership_methods(methods);
  declare_message_methods(methods);
  declare_mark_methods(methods);
  declare_thread_methods(methods);
  declare_history_methods(methods);
  declare_pruning_methods(methods);
  declare_audit_methods(methods);
  declare_subscription_methods(methods);
  declare_search_methods(methods);
  declare_message_search_methods(methods);
  declare_upload_methods(methods);
  declare_command_methods(methods);
  declare_encryption_methods(methods);
}

}  // namespace confab::ddp
