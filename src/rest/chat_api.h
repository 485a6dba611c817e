#pragma once

#include "api/endpoints.h"

namespace confab::rest {

/// Channels, groups, direct messages, rooms, subscriptions, messages, search.
void declare_chat_api(api::Endpoints& endpoints);

void declare_channels_and_groups(api::Endpoints& endpoints);
void declare_room_settings(api::Endpoints& endpoints);
void declare_room_roles(api::Endpoints& endpoints);
void declare_direct_messages(api::Endpoints& endpoints);
void declare_rooms(api::Endpoints& endpoints);
void declare_own_membership(api::Endpoints& endpoints);
void declare_room_lookup(api::Endpoints& endpoints);
void declare_subscriptions(api::Endpoints& endpoints);
void declare_messages(api::Endpoints& endpoints);
void declare_message_lists(api::Endpoints& endpoints);
void declare_search(api::Endpoints& endpoints);
void declare_not_yet(api::Endpoints& endpoints);

}  // namespace confab::rest
