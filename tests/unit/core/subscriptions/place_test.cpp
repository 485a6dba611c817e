// Reading, favourites, the sidebar, preferences.

#include <gmock/gmock.h>

#include "base/errors/configuration.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/messages/remove.h"
#include "core/rooms/add_members.h"
#include "core/rooms/archive.h"
#include "core/rooms/edit.h"
#include "core/rooms/info.h"
#include "core/rooms/remove_member.h"
#include "core/subscriptions/preferences.h"
#include "core/subscriptions/read.h"
#include "core/subscriptions/sidebar.h"
#include "core/team.h"

namespace confab::core {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PlaceTest : public testing::TeamTest {};

TEST_P(PlaceTest, ReadingClearsAndTellsOnce) {
  say(ann, room, "hello @ben");
  forget_events();
  clock.advance(std::chrono::seconds{5});
  subscriptions::read(*ctx, ben, room);
  EXPECT_EQ(membership(ben, room).user_mentions, 0);
  EXPECT_FALSE(membership(ben, room).alert);
  EXPECT_EQ(membership(ben, room).ls, clock.now());
  ASSERT_THAT(told<bus::SubscriptionChanged>(), SizeIs(1));
  forget_events();
  clock.advance(std::chrono::seconds{5});
  subscriptions::read(*ctx, ben, room);  // nothing is unread: nothing is written
  EXPECT_THAT(told<bus::SubscriptionChanged>(), IsEmpty());
  EXPECT_LT(*membership(ben, room).ls, clock.now());
  EXPECT_REFUSED(subscriptions::read(*ctx, eve, room), user_not_in_room);
  EXPECT_REFUSED(subscriptions::read(*ctx, eve, RoomId{"nowhere"}), room_not_found);
}

TEST_P(PlaceTest, UnreadFromAMessage) {
  settings.put("Unread_Count", "all_messages");
  say(ann, room, "1");
  const auto second = say(ann, room, "2 @ben");
  const auto own = say(ben, room, "3");
  say(ann, room, "4");
  subscriptions::read(*ctx, ben, room);
  subscriptions::unread_from(*ctx, ben, second.id);
  EXPECT_EQ(membership(ben, room).unread, 2);
  EXPECT_EQ(membership(ben, room).user_mentions, 1);
  EXPECT_LT(*membership(ben, room).ls, second.ts);
  EXPECT_REFUSED(subscriptions::unread_from(*ctx, ben, own.id), action_not_allowed);
  EXPECT_REFUSED(subscriptions::unread_from(*ctx, ben, MessageId{"none"}), message_not_found);
  EXPECT_REFUSED(subscriptions::unread_from(*ctx, eve, second.id), user_not_in_room);
  subscriptions::read(*ctx, ben, room);
  subscriptions::unread_room(*ctx, ben, room);
  EXPECT_EQ(membership(ben, room).unread, 1);
  EXPECT_REFUSED(subscriptions::unread_room(*ctx, ben, channel(ben, {}, "empty").id), no_message_for_unread);
}

TEST_P(PlaceTest, WhatCountsIsASetting) {
  say(ann, room, "plain");
  say(ann, room, "@ben");
  say(ann, room, "@all");
  const std::map<std::string, int> expected{
      {"all_messages", 3}, {"user_mentions_only", 1}, {"group_mentions_only", 1}, {"user_and_group_mentions_only", 2}};
  for (const auto& [setting, count] : expected) {
    settings.put("Unread_Count", json::value(setting));
    EXPECT_EQ(membership(ben, room).unread, count) << setting;
    EXPECT_TRUE(membership(ben, room).alert);
  }
  const auto id = direct(ann, ben).id;
  say(ann, id, "plain");
  EXPECT_EQ(membership(ben, id).unread, 1);
  settings.put("Unread_Count_DM", "mentions_only");
  EXPECT_EQ(membership(ben, id).unread, 0);
}

TEST_P(PlaceTest, FavouriteAndSidebar) {
  subscriptions::set_favorite(*ctx, ben, room, true);
  subscriptions::set_favorite(*ctx, ben, room, true);
  EXPECT_TRUE(membership(ben, room).f);
  EXPECT_FALSE(membership(ann, room).f);
  EXPECT_THAT(told<bus::SubscriptionChanged>(), SizeIs(1));
  subscriptions::hide(*ctx, ben, room);
  EXPECT_FALSE(membership(ben, room).open);
  subscriptions::open(*ctx, ben, room);
  EXPECT_TRUE(membership(ben, room).open);
  EXPECT_REFUSED(subscriptions::hide(*ctx, eve, room), user_not_in_room);
  rooms::archive(*ctx, ann, room);
  EXPECT_FALSE(membership(ben, room).open);
  EXPECT_EQ(membership(ben, room).archived, true);
}

TEST_P(PlaceTest, Preferences) {
  const auto save = [&](const std::map<std::string, std::string>& values) {
    subscriptions::save_preferences(*ctx, ben, room, values);
  };
  save({{"desktopNotifications", "all"}, {"hideUnreadStatus", "1"}, {"audioNotificationValue", "beep"}});
  auto own = membership(ben, room);
  EXPECT_EQ(own.desktop_notifications, "all");
  EXPECT_EQ(own.hide_unread_status, true);
  EXPECT_EQ(own.audio_notification_value, "beep");
  say(ann, room, "plain");
  EXPECT_THAT(told<bus::Notified>(), SizeIs(1));  // who wants all is told of all
  save({{"desktopNotifications", "default"}, {"hideUnreadStatus", "false"}});
  own = membership(ben, room);
  EXPECT_FALSE(own.desktop_notifications);
  EXPECT_EQ(own.hide_unread_status, false);
  save({{"disableNotifications", "1"}});
  forget_events();
  say(ann, room, "@ben");
  EXPECT_THAT(told<bus::Notified>().at(0).users, IsEmpty());
  EXPECT_THAT(told<bus::Notified>().at(0).except, Contains(ben.id));
  EXPECT_REFUSED(save({{"desktopNotifications", "sometimes"}}), invalid_settings);
  EXPECT_REFUSED(save({{"owner", "1"}}), invalid_settings);
  EXPECT_REFUSED(subscriptions::save_preferences(*ctx, eve, room, {}), user_not_in_room);
}

TEST_P(PlaceTest, ChangesSinceATime) {
  const auto quiet = channel(ann, {ben}, "quiet").id;
  clock.advance(std::chrono::minutes{1});
  const auto since = clock.now();
  clock.advance(std::chrono::minutes{1});
  EXPECT_THAT(subscriptions::changes(*ctx, ben, since).update, IsEmpty());
  say(ann, room, "hello");
  auto changes = subscriptions::changes(*ctx, ben, since);
  ASSERT_THAT(changes.update, SizeIs(1));
  EXPECT_EQ(changes.update[0].rid, room);
  EXPECT_GE(changes.update[0].updated_at, since);
  rooms::edit(*ctx, ann, quiet, {.name = "renamed"});
  changes = subscriptions::changes(*ctx, ben, since);
  ASSERT_THAT(changes.update, SizeIs(2));
  EXPECT_EQ(membership(ben, quiet).name, "renamed");
  const auto id = membership(ben, room).id;
  rooms::remove_member(*ctx, ann, room, ben.id);
  changes = subscriptions::changes(*ctx, ben, since);
  EXPECT_THAT(changes.update, SizeIs(1));
  ASSERT_THAT(changes.remove, SizeIs(1));
  EXPECT_EQ(changes.remove[0].id, id);
  EXPECT_EQ(changes.remove[0].room, room);
  EXPECT_THAT(subscriptions::changes(*ctx, ben, {}).remove, IsEmpty());
}

TEST_P(PlaceTest, DirectRoomsAreCalledByTheOther) {
  const auto id = direct(ann, ben).id;
  EXPECT_EQ(membership(ann, id).name, "ben");
  EXPECT_EQ(membership(ann, id).fname, "Name of ben");
  EXPECT_EQ(membership(ben, id).name, "ann");
  const auto self = rooms::create_direct(*ctx, ann, {.usernames = {"ann"}}).room.id;
  EXPECT_EQ(membership(ann, self).name, "ann");
  const auto group = rooms::create_direct(*ctx, ann, {.usernames = {"eve", "ben"}}).room.id;
  EXPECT_EQ(membership(ann, group).name, "ben, eve");
  EXPECT_EQ(membership(ben, group).name, "ann, eve");
}

TEST_P(PlaceTest, ManyDocumentsOfOneRoom) {
  say(ann, room, "@ben");
  const auto documents = subscriptions::documents(*ctx, room, {ann.id, ben.id, eve.id});
  ASSERT_THAT(documents, SizeIs(2));
  for (const auto& document : documents) {
    EXPECT_EQ(document.user_mentions, document.u.id == ben.id ? 1 : 0);
    EXPECT_EQ(document.roles.has_value(), document.u.id == ann.id);
  }
}

TEST_P(PlaceTest, Counters) {
  say(ann, room, "1");
  say(ann, room, "2 @ben");
  const auto counters = rooms::counters(*ctx, ben, room);
  EXPECT_TRUE(counters.joined);
  EXPECT_EQ(counters.members, 2);
  EXPECT_EQ(counters.messages, 2);
  EXPECT_EQ(counters.unreads, 2);
  EXPECT_EQ(counters.user_mentions, 1);
  EXPECT_REFUSED(rooms::counters(*ctx, ben, room, ann.id), not_allowed);
  const auto admin = person("admin", {"admin", "user"});
  EXPECT_EQ(rooms::counters(*ctx, admin, room, ann.id).unreads, 0);
  EXPECT_FALSE(rooms::counters(*ctx, eve, room).joined);
}

INSTANTIATE_TEST_SUITE_P(Engines, PlaceTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
