#include "core/subscriptions/unread_rules.h"

#include "settings/groups/rooms.h"

namespace confab::core::subscriptions {

store::UnreadRules unread_rules(const settings::Settings& settings) {
  using store::UnreadCount;
  store::UnreadRules rules;
  const auto rooms = settings.text(settings::rooms("Unread_Count"));
  if (rooms == "all_messages") rules.rooms = UnreadCount::all_messages;
  if (rooms == "user_mentions_only") rules.rooms = UnreadCount::user_mentions;
  if (rooms == "group_mentions_only") rules.rooms = UnreadCount::group_mentions;
  if (settings.text(settings::rooms("Unread_Count_DM")) == "mentions_only") rules.direct = UnreadCount::all_mentions;
  return rules;
}

}  // namespace confab::core::subscriptions
