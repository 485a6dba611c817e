#include "rest/chat_api.h"

namespace confab::rest {

void declare_chat_api(api::Endpoints& endpoints) {
  declare_channels_and_groups(endpoints);
  declare_room_settings(endpoints);
  declare_room_roles(endpoints);
  declare_direct_messages(endpoints);
  declare_rooms(endpoints);
  declare_discussions(endpoints);
  declare_own_membership(endpoints);
  declare_room_lookup(endpoints);
  declare_subscriptions(endpoints);
  declare_messages(endpoints);
  declare_threads(endpoints);
  declare_message_lists(endpoints);
  declare_message_marks(endpoints);
  declare_link_previews(endpoints);
  declare_moderation(endpoints);
  declare_pruning(endpoints);
  declare_search(endpoints);
  declare_message_search(endpoints);
  declare_teams(endpoints);
  declare_team_members(endpoints);
  declare_team_rooms(endpoints);
  declare_invites(endpoints);
  declare_scheduled_messages(endpoints);
  declare_reminders(endpoints);
  declare_moving(endpoints);
  declare_polls(endpoints);
  declare_drafts(endpoints);
  declare_sidebar(endpoints);
  declare_thread_inbox(endpoints);
  declare_calendar(endpoints);
  declare_commands(endpoints);
  declare_emoji(endpoints);
  declare_room_files(endpoints);
  declare_uploads(endpoints);
  declare_integrations(endpoints);
  declare_encryption(endpoints);
  declare_not_yet(endpoints);
}

}  // namespace confab::rest
