// Who is in a room, who may do what there, and what it is called.

#include <gmock/gmock.h>

#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/access/room.h"
#include "core/messages/history.h"
#include "core/rooms/activity.h"
#include "core/rooms/add_members.h"
#include "core/rooms/archive.h"
#include "core/rooms/documents.h"
#include "core/rooms/edit.h"
#include "core/rooms/info.h"
#include "core/rooms/join.h"
#include "core/rooms/leave.h"
#include "core/rooms/mute.h"
#include "core/rooms/remove_member.h"
#include "core/rooms/renamed_user.h"
#include "core/rooms/roles.h"
#include "core/team.h"

namespace confab::core {
namespace {

using rooms::RoomRole;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class ManageTest : public testing::TeamTest {
 protected:
  /// Types of system messages since forget_events(), with what they say.
  std::vector<std::string> system_messages() {
    std::vector<std::string> result;
    for (const auto& event : told<bus::MessageSaved>()) {
      result.push_back(event.message->t.value_or("?") + " " + event.message->msg);
    }
    return result;
  }
};

TEST_P(ManageTest, JoiningAndLeaving) {
  const auto joined = rooms::join(*ctx, eve, room);
  EXPECT_EQ(joined.users_count, 3);
  EXPECT_THAT(system_messages(), ElementsAre("uj eve"));
  EXPECT_EQ(told<bus::SubscriptionChanged>()[0].change, bus::Change::inserted);
  forget_events();
  rooms::join(*ctx, eve, room);
  EXPECT_THAT(system_messages(), IsEmpty());
  EXPECT_FALSE(membership(ben, room).alert);  // system messages do not count
  rooms::leave(*ctx, eve, room);
  EXPECT_THAT(system_messages(), ElementsAre("ul eve"));
  EXPECT_EQ(told<bus::SubscriptionChanged>()[0].change, bus::Change::removed);
  EXPECT_EQ(rooms::info(*ctx, ann, room).users_count, 2);
  EXPECT_REFUSED(rooms::leave(*ctx, eve, room), user_not_in_room);
  EXPECT_REFUSED(rooms::leave(*ctx, ann, room), last_owner);
  rooms::add_role(*ctx, ann, room, ben.id, RoomRole::owner);
  EXPECT_NO_THROW(rooms::leave(*ctx, ann, room));
  const auto secret = channel(ben, {}, "secret", model::RoomKind::group).id;
  EXPECT_REFUSED(rooms::join(*ctx, eve, secret), room_not_found);
  EXPECT_REFUSED(rooms::leave(*ctx, ann, direct(ann, ben).id), direct_message_room);
}

TEST_P(ManageTest, JoiningByCode) {
  rooms::edit(*ctx, ann, room, {.join_code = "sesame"});
  EXPECT_EQ(rooms::info(*ctx, ann, room).join_code_required, true);
  say(ann, room, "behind the code");
  EXPECT_REFUSED(messages::history(*ctx, eve, {.room = room}), not_allowed);
  EXPECT_FALSE(access::can_read(*ctx, eve, room));
  EXPECT_FALSE(rooms::info(*ctx, eve, room).last_message);
  EXPECT_THAT(messages::history(*ctx, admin, {.room = room}).messages, Not(IsEmpty()));  // needs no code anywhere
  EXPECT_REFUSED(rooms::join(*ctx, eve, room), code_required);
  EXPECT_REFUSED(rooms::join(*ctx, eve, room, "wrong"), code_invalid);
  EXPECT_NO_THROW(rooms::join(*ctx, eve, room, "sesame"));
  EXPECT_NO_THROW(rooms::join(*ctx, admin, room));
}

TEST_P(ManageTest, AddingPeople) {
  EXPECT_REFUSED(rooms::add_members(*ctx, ben, {.room = room, .users = {}, .usernames = {"eve"}}), not_allowed);
  const auto changed = rooms::add_members(*ctx, ann, {.room = room, .users = {eve.id}, .usernames = {"root", "ben"}});
  EXPECT_EQ(changed.users_count, 4);
  EXPECT_THAT(system_messages(), UnorderedElementsAre("au eve", "au root"));
  EXPECT_TRUE(membership(eve, room).alert);
  EXPECT_EQ(membership(eve, room).unread, 0);
  EXPECT_REFUSED(rooms::add_members(*ctx, ann, {.room = room, .users = {}, .usernames = {"nobody"}}), invalid_user);
  EXPECT_REFUSED(rooms::add_members(*ctx, ann, {.room = direct(ann, ben).id, .users = {eve.id}, .usernames = {}}),
                 cant_invite_for_direct_room);
  const auto secret = channel(ben, {}, "secret", model::RoomKind::group).id;
  EXPECT_REFUSED(rooms::add_members(*ctx, eve, {.room = secret, .users = {eve.id}, .usernames = {}}), room_not_found);
  EXPECT_REFUSED(rooms::add_members(*ctx, admin, {.room = secret, .users = {eve.id}, .usernames = {}}), not_allowed);
  settings.put("API_User_Limit", 1);
  EXPECT_REFUSED(rooms::add_members(*ctx, ann, {.room = room, .users = {eve.id, ben.id}, .usernames = {}}),
                 user_limit_exceeded);
}

TEST_P(ManageTest, EverybodyAtOnce) {
  EXPECT_REFUSED(rooms::add_all(*ctx, ann, room, true), not_allowed);
  EXPECT_EQ(rooms::add_all(*ctx, admin, room, true).users_count, 4);
}

TEST_P(ManageTest, RemovingPeople) {
  EXPECT_REFUSED(rooms::remove_member(*ctx, ben, room, ann.id), not_allowed);
  EXPECT_REFUSED(rooms::remove_member(*ctx, ann, room, eve.id), user_not_in_room);
  EXPECT_REFUSED(rooms::remove_member(*ctx, admin, room, ann.id), last_owner);
  rooms::mute(*ctx, ann, room, "ben");
  forget_events();
  EXPECT_EQ(rooms::remove_member(*ctx, ann, room, ben.id).users_count, 1);
  EXPECT_THAT(system_messages(), ElementsAre("ru ben"));
  EXPECT_FALSE(rooms::info(*ctx, ann, room).muted);
  EXPECT_FALSE(subscriptions::get(*ctx, ben, room));
}

TEST_P(ManageTest, RolesInARoom) {
  EXPECT_REFUSED(rooms::add_role(*ctx, ben, room, ben.id, RoomRole::owner), not_allowed);
  rooms::add_role(*ctx, ann, room, ben.id, RoomRole::moderator);
  EXPECT_THAT(system_messages(), ElementsAre("subscription-role-added ben"));
  EXPECT_EQ(told<bus::MessageSaved>()[0].message->role, "moderator");
  ASSERT_THAT(told<bus::UserRoleChanged>(), SizeIs(1));
  EXPECT_EQ(told<bus::UserRoleChanged>()[0].room, room);
  EXPECT_THAT(*membership(ben, room).roles, ElementsAre("moderator"));
  EXPECT_REFUSED(rooms::add_role(*ctx, ann, room, ben.id, RoomRole::moderator), user_already_moderator);
  EXPECT_REFUSED(rooms::add_role(*ctx, ann, room, eve.id, RoomRole::leader), user_not_in_room);
  EXPECT_REFUSED(rooms::remove_role(*ctx, ann, room, ben.id, RoomRole::leader), user_not_leader);
  EXPECT_REFUSED(rooms::remove_role(*ctx, ann, room, ann.id, RoomRole::owner), remove_last_owner);
  const auto holders = rooms::role_holders(*ctx, ben, room);
  ASSERT_THAT(holders, SizeIs(2));
  rooms::remove_role(*ctx, ann, room, ben.id, RoomRole::moderator);
  EXPECT_FALSE(membership(ben, room).roles);
}

TEST_P(ManageTest, EditingTheDocument) {
  EXPECT_REFUSED(rooms::edit(*ctx, ben, room, {.topic = "x"}), action_not_allowed);
  EXPECT_REFUSED(rooms::edit(*ctx, eve, RoomId{"nowhere"}, {.topic = "x"}), room_not_found);
  clock.advance(std::chrono::seconds{1});
  rooms::EditRoom cmd{.name = "crew", .topic = "T", .description = "D", .announcement = "A"};
  cmd.custom_fields = json::object{{"k", "v"}};
  cmd.sys_mes = json::array{"uj"};
  const auto edited = rooms::edit(*ctx, ann, room, cmd);
  EXPECT_EQ(edited.name, "crew");
  EXPECT_EQ(edited.topic, "T");
  EXPECT_EQ(edited.custom_fields.text, R"({"k":"v"})");
  EXPECT_EQ(edited.sys_mes.text, R"(["uj"])");
  EXPECT_EQ(edited.updated_at, clock.now());
  EXPECT_THAT(system_messages(), ElementsAre("r crew", "room_changed_topic T", "room_changed_description D",
                                             "room_changed_announcement A"));
  EXPECT_THAT(told<bus::SubscriptionChanged>(), IsEmpty());
  ASSERT_THAT(told<bus::RoomChanged>(), SizeIs(1));
  forget_events();
  rooms::edit(*ctx, ann, room, cmd);
  EXPECT_THAT(system_messages(), IsEmpty());
  EXPECT_THAT(told<bus::RoomChanged>(), IsEmpty());
  EXPECT_FALSE(rooms::edit(*ctx, ann, room, {.topic = ""}).topic);
  channel(ann, {}, "other");
  EXPECT_REFUSED(rooms::edit(*ctx, ann, room, {.name = "OTHER"}), duplicate_channel_name);
  EXPECT_NO_THROW(rooms::edit(*ctx, ann, room, {.name = "Crew"}));  // only the case of its own name
}

TEST_P(ManageTest, EditsThatNeedMore) {
  EXPECT_REFUSED(rooms::edit(*ctx, ann, room, {.is_default = true}), action_not_allowed);
  EXPECT_EQ(rooms::edit(*ctx, admin, room, {.is_default = true}).is_default, true);
  const auto made_private = rooms::edit(*ctx, ann, room, {.kind = model::RoomKind::group});
  EXPECT_EQ(made_private.t, "p");
  EXPECT_EQ(made_private.is_default, false);
  EXPECT_REFUSED(rooms::info(*ctx, eve, room), room_not_found);
  EXPECT_EQ(rooms::edit(*ctx, admin, room, {.is_default = true}).is_default, true);  // groups may be, too
  EXPECT_REFUSED(rooms::edit(*ctx, ann, room, {.kind = model::RoomKind::direct}), invalid_room_type);
  permissions.put("create-c", {"admin"});
  EXPECT_REFUSED(rooms::edit(*ctx, ann, room, {.kind = model::RoomKind::channel}), action_not_allowed);
  permissions.put("set-readonly", {"admin"});
  EXPECT_REFUSED(rooms::edit(*ctx, ann, room, {.read_only = true}), action_not_allowed);
  EXPECT_EQ(rooms::edit(*ctx, admin, room, {.read_only = true}).ro, true);
  const auto id = direct(ann, ben).id;
  EXPECT_REFUSED(rooms::edit(*ctx, admin, id, {.name = "x"}), direct_message_room);
}

TEST_P(ManageTest, Archiving) {
  EXPECT_REFUSED(rooms::archive(*ctx, ben, room), room_not_authorized);
  rooms::archive(*ctx, ann, room);
  EXPECT_THAT(system_messages(), ElementsAre("room-archived "));
  EXPECT_REFUSED(rooms::archive(*ctx, ann, room), room_archived);
  EXPECT_REFUSED(rooms::join(*ctx, eve, room), room_archived);
  EXPECT_REFUSED(rooms::unarchive(*ctx, ann, room), room_not_authorized);
  rooms::unarchive(*ctx, admin, room);
  EXPECT_REFUSED(rooms::unarchive(*ctx, admin, room), action_not_allowed);
  EXPECT_FALSE(rooms::info(*ctx, ann, room).archived);
}

TEST_P(ManageTest, Muting) {
  EXPECT_REFUSED(rooms::mute(*ctx, ben, room, "ann"), not_allowed);
  EXPECT_REFUSED(rooms::mute(*ctx, ann, room, "eve"), user_not_in_room);
  EXPECT_REFUSED(rooms::mute(*ctx, ann, room, "nobody"), user_not_in_room);
  rooms::mute(*ctx, ann, room, "ben");
  rooms::mute(*ctx, ann, room, "ben");
  EXPECT_THAT(system_messages(), ElementsAre("user-muted ben"));
  EXPECT_THAT(*rooms::info(*ctx, ann, room).muted, ElementsAre("ben"));
  rooms::unmute(*ctx, ann, room, "ben");
  EXPECT_FALSE(rooms::info(*ctx, ann, room).muted);
  EXPECT_FALSE(rooms::info(*ctx, ann, room).unmuted);
}

TEST_P(ManageTest, ARenamedPersonIsCalledSoEverywhere) {
  const auto id = direct(ann, ben).id;
  rooms::mute(*ctx, ann, room, "ben");
  clock.advance(std::chrono::minutes{1});
  const auto since = clock.now();
  forget_events();
  {
    Transaction tx(*ctx);
    auto user = *store::Users{tx.sql()}.by_id(ben.id);
    user.username = "benno";
    store::UserWriter{tx.sql()}.update(user);
    rooms::follow_renamed_user(tx, user, "ben");
    tx.commit();
  }
  EXPECT_THAT(*rooms::info(*ctx, ann, room).muted, ElementsAre("benno"));
  EXPECT_EQ(membership(ann, id).name, "benno");
  EXPECT_THAT(subscriptions::changes(*ctx, ann, since).update, SizeIs(2));
  EXPECT_THAT(rooms::changes(*ctx, ann, since).update, SizeIs(2));
  EXPECT_THAT(told<bus::RoomChanged>(), SizeIs(2));
}

TEST_P(ManageTest, TypingIsToldByThoseWhoCouldWrite) {
  const auto types = [&](const Actor& who, std::string_view name) {
    return rooms::tell_activity(*ctx, who, room, name, {json::string(name)}, "connection");
  };
  EXPECT_TRUE(types(ben, "ben"));
  EXPECT_EQ(told<bus::RoomActivity>().size(), 1U);
  EXPECT_FALSE(types(ben, "ann"));
  EXPECT_FALSE(types(eve, "eve"));
  rooms::mute(*ctx, ann, room, "ben");
  EXPECT_FALSE(types(ben, "ben"));
  EXPECT_EQ(told<bus::RoomActivity>().size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Engines, ManageTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
