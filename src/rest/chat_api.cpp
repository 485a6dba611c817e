#include "rest/chat_api.h"

namespace confab::rest {

void declare_chat_api(api::Endpoints& endpoints) {
  declare_channels_and_groups(endpoints);
  declare_room_settings(endpoints);
  declare_room_roles(endpoints);
  declare_direct_messages(endpoints);
  declare_rooms(endpoints);
  declare_own_membership(endpoints);
  declare_room_lookup(endpoints);
  declare_subscriptions(endpoints);
  declare_messages(endpoints);
  declare_message_lists(endpoints);
  declare_search(endpoints);
  declare_not_yet(endpoints);
}

}  // namespace confab::rest
