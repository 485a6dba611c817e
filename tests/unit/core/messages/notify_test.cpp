// Who is told of a message: the rules of notifications.

#include "core/messages/notify.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "core/accounts/preferences.h"
#include "core/messages/edit.h"
#include "core/messages/history.h"
#include "core/messages/remove.h"
#include "core/rooms/add_members.h"
#include "core/rooms/archive.h"
#include "core/rooms/edit.h"
#include "core/subscriptions/preferences.h"
#include "core/subscriptions/sidebar.h"
#include "core/team.h"
#include "store/memberships.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

constexpr const char* kDefault = "Accounts_Default_User_Preferences_desktopNotifications";

class NotifyTest : public testing::TeamTest {
 protected:
  void prefer(const Actor& who, const json::object& preferences) {
    accounts::set_preferences(*ctx, who, who.id, preferences);
  }
  void prefer_here(const Actor& who, const std::map<std::string, std::string>& preferences) {
    subscriptions::save_preferences(*ctx, who, room, preferences);
  }

  /// Who is told when ann says it in the channel.
  std::vector<UserId> told_of(const std::string& text) {
    forget_events();
    say(ann, room, text);
    return everybody_told();
  }
  std::vector<UserId> everybody_told() {
    std::vector<UserId> users;
    const auto holds = [](const std::vector<UserId>& list, const UserId& user) {
      return std::ranges::find(list, user) != list.end();
    };
    for (const auto& event : told<bus::Notified>()) {
      users.insert(users.end(), event.users.begin(), event.users.end());
      if (!event.others) continue;
      for (const auto& member : store::Memberships{*db->read()}.user_ids(event.message->rid)) {
        if (!holds(event.except, member) && !holds(event.users, member)) users.push_back(member);
      }
    }
    return users;
  }
};

TEST_P(NotifyTest, PlainMessagesAsPreferred) {
  EXPECT_THAT(told_of("plain"), ElementsAre(ben.id)) << "the workspace says all";
  settings.put(kDefault, "mentions");
  EXPECT_THAT(told_of("plain"), IsEmpty());
  EXPECT_THAT(told_of("@ben"), ElementsAre(ben.id));
  settings.put(kDefault, "nothing");
  EXPECT_THAT(told_of("@ben"), IsEmpty());
  prefer(ben, {{"desktopNotifications", "all"}});
  EXPECT_THAT(told_of("plain"), ElementsAre(ben.id));
  prefer(ben, {{"desktopNotifications", "nothing"}});
  EXPECT_THAT(told_of("@ben"), IsEmpty());
  prefer_here(ben, {{"desktopNotifications", "mentions"}});
  EXPECT_THAT(told_of("plain"), IsEmpty());
  EXPECT_THAT(told_of("@ben"), ElementsAre(ben.id)) << "the room's own choice counts first";
  prefer_here(ben, {{"disableNotifications", "1"}});
  EXPECT_THAT(told_of("@ben"), IsEmpty());
}

TEST_P(NotifyTest, GroupMentionsMayBeMuted) {
  settings.put(kDefault, "mentions");
  EXPECT_THAT(told_of("@all"), ElementsAre(ben.id));
  prefer_here(ben, {{"muteGroupMentions", "1"}});
  EXPECT_THAT(told_of("@all"), IsEmpty());
  EXPECT_THAT(told_of("@here @ben"), ElementsAre(ben.id));
}

TEST_P(NotifyTest, WordsThatSomebodyAskedFor) {
  settings.put(kDefault, "mentions");
  prefer(ben, {{"highlights", json::array{"  ", "Deploy"}}});
  prefer(ann, {{"highlights", json::array{"deploy"}}});
  EXPECT_THAT(told_of("nothing of it"), IsEmpty());
  EXPECT_THAT(told_of("we REDEPLOYED it"), ElementsAre(ben.id));
  EXPECT_EQ(membership(ben, room).user_mentions, 1);
  EXPECT_EQ(membership(ann, room).user_mentions, 0) << "one's own words";
  EXPECT_THAT(messages::list(*ctx, ben, {.room = room, .naming = ben.id}).messages, IsEmpty())
      << "it does not name him";

  EXPECT_THAT(told_of("@ben deploy"), ElementsAre(ben.id));
  EXPECT_EQ(membership(ben, room).user_mentions, 2) << "once a message";
  const auto all = messages::history(*ctx, ben, {.room = room}).messages;
  messages::edit(*ctx, ann, {.id = all[0].id, .text = "never mind"});
  messages::remove(*ctx, ann, {.id = all[1].id});
  EXPECT_EQ(membership(ben, room).user_mentions, 0);
  EXPECT_THAT(messages::list(*ctx, ben, {.room = room, .naming = ben.id}).messages, IsEmpty());
}

TEST_P(NotifyTest, LargeRoomsTellThoseWhoAskedForIt) {
  settings.put("Notifications_Max_Room_Members", 2);
  prefer(eve, {{"desktopNotifications", "all"}});
  rooms::add_members(*ctx, ann, {.room = room, .users = {eve.id}, .usernames = {}});
  EXPECT_THAT(told_of("plain"), ElementsAre(eve.id)) << "also by what she preferred before she came";
  EXPECT_THAT(told_of("@all"), ElementsAre(eve.id));
  EXPECT_THAT(told_of("@ben"), UnorderedElementsAre(ben.id, eve.id));
  prefer(eve, {{"desktopNotifications", "default"}, {"highlights", json::array{"word"}}});
  EXPECT_THAT(told_of("plain"), IsEmpty());
  EXPECT_THAT(told_of("a word"), ElementsAre(eve.id));
  prefer(eve, {{"highlights", json::array{}}});
  EXPECT_THAT(told_of("a word"), IsEmpty());
  prefer_here(ben, {{"desktopNotifications", "all"}});
  EXPECT_THAT(told_of("plain"), ElementsAre(ben.id));
  prefer_here(ben, {{"desktopNotifications", "default"}});
  EXPECT_THAT(told_of("plain"), IsEmpty());
  settings.put("Notifications_Max_Room_Members", 0);
  EXPECT_THAT(told_of("plain"), UnorderedElementsAre(ben.id, eve.id));
}

TEST_P(NotifyTest, MembersWithoutWishesAreNotListed) {
  told_of("plain");
  auto event = told<bus::Notified>().at(0);
  EXPECT_TRUE(event.others);
  EXPECT_THAT(event.users, IsEmpty());
  EXPECT_THAT(event.except, ElementsAre(ann.id)) << "who wrote it";
  prefer_here(ben, {{"disableNotifications", "1"}});
  told_of("plain");
  event = told<bus::Notified>().at(0);
  EXPECT_THAT(event.except, UnorderedElementsAre(ann.id, ben.id));
}

TEST_P(NotifyTest, WhatAScreenShows) {
  told_of("*hello*");
  auto shown = told<bus::Notified>().at(0);
  EXPECT_EQ(shown.title, "#team");
  EXPECT_EQ(shown.text, "ann: hello");
  EXPECT_EQ(shown.name, "team");
  EXPECT_EQ(shown.message->msg, "*hello*");

  const auto pair = direct(ann, ben).id;
  forget_events();
  messages::SendMessage picture{.room = pair};
  picture.attachments = json::array{json::object{{"title", "cat.png"}, {"text", "look"}}};
  messages::send(*ctx, ann, picture);
  shown = told<bus::Notified>().at(0);
  EXPECT_EQ(shown.title, "ann");
  EXPECT_EQ(shown.text, "cat.png: look") << "attachments alone say what they are";
  EXPECT_EQ(shown.name, "ann");

  const auto several = rooms::create_direct(*ctx, ann, {.usernames = {"ben", "eve"}}).room.id;
  prefer(eve, {{"desktopNotifications", "mentions"}});
  forget_events();
  say(ann, several, "hi");
  const auto each = told<bus::Notified>();
  ASSERT_THAT(each, SizeIs(2));
  ASSERT_THAT(each[0].users, ElementsAre(ben.id));
  EXPECT_FALSE(each[0].others);
  EXPECT_EQ(each[0].title, "Name of ann, Name of eve");
  EXPECT_EQ(each[0].name, "ann, eve");
  EXPECT_EQ(each[0].text, "ann: hi");
  EXPECT_THAT(each[1].users, ElementsAre(eve.id)) << "a conversation is meant for everybody in it";
}

TEST_P(NotifyTest, AMessageOpensTheRoomOfThoseWhoHidIt) {
  for (const auto kind : {model::RoomKind::channel, model::RoomKind::group}) {
    const auto id = channel(ann, {ben}, "of-" + model::letter_of(kind), kind).id;
    subscriptions::hide(*ctx, ben, id);
    forget_events();
    say(ann, id, "news");
    EXPECT_TRUE(membership(ben, id).open);
    ASSERT_THAT(told<bus::SubscriptionChanged>(), SizeIs(1));
    EXPECT_EQ(told<bus::SubscriptionChanged>()[0].user, ben.id);
    subscriptions::hide(*ctx, ben, id);
    rooms::edit(*ctx, ann, id, {.topic = "told by the system"});
    EXPECT_FALSE(membership(ben, id).open);
  }
}

TEST_P(NotifyTest, AnArchivedRoomIsClosedAndMayBeOpened) {
  rooms::archive(*ctx, ann, room);
  EXPECT_FALSE(membership(ben, room).open);
  EXPECT_TRUE(subscriptions::open(*ctx, ben, room));
  EXPECT_TRUE(membership(ben, room).open);
  EXPECT_FALSE(membership(ann, room).open);
  rooms::unarchive(*ctx, admin, room);
  EXPECT_TRUE(membership(ann, room).open);
}

INSTANTIATE_TEST_SUITE_P(Engines, NotifyTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
