#pragma once

#include "rest/declaring.h"

namespace confab::rest {

/// Channels, groups, direct messages, rooms, teams, subscriptions, messages, search.
void declare_chat_api(api::Endpoints& endpoints);

void declare_channels_and_groups(api::Endpoints& endpoints);
void declare_room_settings(api::Endpoints& endpoints);
void declare_room_roles(api::Endpoints& endpoints);
void declare_direct_messages(api::Endpoints& endpoints);
void declare_rooms(api::Endpoints& endpoints);
void declare_discussions(api::Endpoints& endpoints);
void declare_own_membership(api::Endpoints& endpoints);
void declare_room_lookup(api::Endpoints& endpoints);
void declare_subscriptions(api::Endpoints& endpoints);
void declare_messages(api::Endpoints& endpoints);
void declare_threads(api::Endpoints& endpoints);
void declare_message_lists(api::Endpoints& endpoints);
void declare_message_marks(api::Endpoints& endpoints);
void declare_link_previews(api::Endpoints& endpoints);
void declare_moderation(api::Endpoints& endpoints);
void declare_pruning(api::Endpoints& endpoints);
void declare_search(api::Endpoints& endpoints);
void declare_message_search(api::Endpoints& endpoints);
void declare_teams(api::Endpoints& endpoints);
void declare_team_members(api::Endpoints& endpoints);
void declare_team_rooms(api::Endpoints& endpoints);
void declare_invites(api::Endpoints& endpoints);
void declare_scheduled_messages(api::Endpoints& endpoints);
void declare_reminders(api::Endpoints& endpoints);
void declare_moving(api::Endpoints& endpoints);
void declare_polls(api::Endpoints& endpoints);
void declare_drafts(api::Endpoints& endpoints);
void declare_sidebar(api::Endpoints& endpoints);
void declare_thread_inbox(api::Endpoints& endpoints);
void declare_calendar(api::Endpoints& endpoints);
void declare_commands(api::Endpoints& endpoints);
void declare_emoji(api::Endpoints& endpoints);
void declare_room_files(api::Endpoints& endpoints);
void declare_uploads(api::Endpoints& endpoints);
void declare_integrations(api::Endpoints& endpoints);
void declare_encryption(api::Endpoints& endpoints);
void declare_not_yet(api::Endpoints& endpoints);

}  // namespace confab::rest
