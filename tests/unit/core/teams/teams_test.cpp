// Teams: what they are made of, who sees which of their rooms, who comes in and goes, and what stays when they end.

#include <gmock/gmock.h>

#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/errors/teams.h"
#include "core/access/room.h"
#include "core/messages/history.h"
#include "core/rooms/add_members.h"
#include "core/rooms/documents.h"
#include "core/rooms/edit.h"
#include "core/rooms/erase.h"
#include "core/rooms/info.h"
#include "core/rooms/join.h"
#include "core/rooms/last_owner.h"
#include "core/rooms/leave.h"
#include "core/rooms/lists.h"
#include "core/rooms/remove_member.h"
#include "core/rooms/search.h"
#include "core/team.h"
#include "core/teams/create.h"
#include "core/teams/edit.h"
#include "core/teams/info.h"
#include "core/teams/members.h"
#include "core/teams/rooms.h"

namespace confab::core {
namespace {

using model::RoomKind;
using rooms::RoomRole;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class TeamsTest : public testing::PeopleTest {
 protected:
  model::Team make(const std::string& name, RoomKind kind, const std::vector<Actor>& members = {}) {
    teams::CreateTeam cmd;
    cmd.main.kind = kind;
    cmd.main.name = name;
    for (const auto& member : members) cmd.members.push_back(member.username);
    return teams::create(*ctx, ann, cmd);
  }
  /// A room of ann's in a team.
  RoomId hosted(const model::Team& team, const std::string& name, RoomKind kind = RoomKind::channel) {
    return rooms::create(*ctx, ann, {.kind = kind, .name = name, .team = team.id}).id;
  }
  static access::TeamName called(const model::Team& team) { return {.id = team.id}; }

  std::vector<std::string> system_messages(const RoomId& room) {
    std::vector<std::string> result;
    for (const auto& event : told<bus::MessageSaved>()) {
      if (event.message->rid == room) result.push_back(event.message->t.value_or("?") + " " + event.message->msg);
    }
    return result;
  }
  std::vector<std::string> names(const std::vector<model::Room>& rooms) {
    std::vector<std::string> result;
    result.reserve(rooms.size());
    for (const auto& room : rooms) result.push_back(room.name.value_or("?"));
    return result;
  }
  bool is_in(const Actor& who, const RoomId& room) { return subscriptions::get(*ctx, who, room).has_value(); }
};

TEST_P(TeamsTest, ATeamIsItsMainRoom) {
  const auto team = make("crew", RoomKind::channel, {ben});
  EXPECT_EQ(team.name, "crew");
  EXPECT_EQ(team.type, 0);
  EXPECT_EQ(team.created_by->id, ann.id);
  const auto main = rooms::info(*ctx, ben, team.room);
  EXPECT_EQ(main.t, "c");
  EXPECT_EQ(main.team_id, team.id);
  EXPECT_TRUE(main.team_main.value_or(false));
  EXPECT_THAT(*membership(ann, team.room).roles, ElementsAre("owner"));
  EXPECT_EQ(teams::info(*ctx, ben, {.name = "CREW"}).id, team.id);
  const auto own = teams::list(*ctx, ben, 10, 0);
  ASSERT_THAT(own.teams, SizeIs(1));
  EXPECT_EQ(own.teams[0].number_of_users, 2);
  EXPECT_EQ(own.teams[0].rooms, 0);
  EXPECT_THAT(teams::list(*ctx, eve, 10, 0).teams, IsEmpty());

  EXPECT_REFUSED(make("crew", RoomKind::group), team_name_already_exists);
  channel(ann, {}, "plain");
  EXPECT_REFUSED(make("Plain", RoomKind::channel), room_name_already_exists);
  EXPECT_REFUSED(rooms::create(*ctx, ben, {.name = "crew"}), duplicate_channel_name);
  EXPECT_REFUSED(make("what?", RoomKind::channel), invalid_room_name);
  permissions.put("create-team", {"admin"});
  EXPECT_REFUSED(make("other", RoomKind::channel), unauthorized);
}

TEST_P(TeamsTest, AStrangerDoesNotKnowOfAPrivateTeam) {
  const auto team = make("secret", RoomKind::group, {ben});
  EXPECT_EQ(team.type, 1);
  EXPECT_REFUSED(teams::info(*ctx, eve, called(team)), team_does_not_exist);
  EXPECT_REFUSED(teams::info(*ctx, eve, {.name = "secret"}), team_does_not_exist);
  EXPECT_REFUSED(teams::list_rooms(*ctx, eve, called(team), {}), team_does_not_exist);
  EXPECT_REFUSED(teams::members(*ctx, eve, called(team), {}), team_does_not_exist);
  EXPECT_REFUSED(teams::erase(*ctx, eve, called(team), {}), team_does_not_exist);
  EXPECT_EQ(teams::info(*ctx, admin, called(team)).id, team.id) << "who sees all teams";
  EXPECT_REFUSED(teams::list_all(*ctx, ann, {}), unauthorized);
  EXPECT_THAT(teams::list_all(*ctx, admin, {}).teams, SizeIs(1));
  EXPECT_THAT(teams::of_user(*ctx, eve, ben.id), IsEmpty());
  EXPECT_THAT(teams::of_user(*ctx, ann, ben.id), SizeIs(1));
  EXPECT_THAT(teams::complete_name(*ctx, eve, "sec", 10), IsEmpty());
  EXPECT_THAT(teams::complete_name(*ctx, ben, "sec", 10), SizeIs(1));
  EXPECT_THAT(rooms::directory_teams(*ctx, eve, {}).rows, IsEmpty());
  EXPECT_THAT(rooms::directory_teams(*ctx, ben, {}).rows, SizeIs(1));
  EXPECT_TRUE(teams::of_user(*ctx, ann, ann.id).at(0).is_owner.value_or(false));
}

TEST_P(TeamsTest, TheListOfAllTeamsIsSearchedNarrowedAndSorted) {
  const auto herons = make("herons", RoomKind::channel, {ben});
  make("storks", RoomKind::group, {ben, eve});
  make("cranes", RoomKind::channel);
  hosted(herons, "nests");
  const auto names = [&](const teams::ListTeams& query) {
    std::vector<std::string> found;
    for (const auto& team : teams::list_all(*ctx, admin, query).teams) found.push_back(team.name);
    return found;
  };
  EXPECT_THAT(names({}), ElementsAre("cranes", "herons", "storks"));
  EXPECT_THAT(names({.filter = "RO"}), ElementsAre("herons"));
  EXPECT_THAT(names({.filter = "%"}), IsEmpty());
  EXPECT_THAT(names({.kind = RoomKind::group}), ElementsAre("storks"));
  EXPECT_THAT(names({.order = {{model::TeamKey::users_count, true}}}), ElementsAre("storks", "herons", "cranes"));
  EXPECT_THAT(names({.order = {{model::TeamKey::rooms_count, true}}}), ElementsAre("herons", "storks", "cranes"));
  EXPECT_THAT(names({.order = {{model::TeamKey::name, true}}, .limit = 2}), ElementsAre("storks", "herons"));
  EXPECT_EQ(teams::list_all(*ctx, admin, {.filter = "s", .limit = 1}).total, 3);
}

TEST_P(TeamsTest, AChannelOfAPrivateTeamIsOpenToItsMembersAlone) {
  const auto team = make("secret", RoomKind::group, {ben});
  const auto room = hosted(team, "inside");
  say(ann, room, "for the team");
  EXPECT_FALSE(access::can_see(*ctx, eve, room));
  EXPECT_REFUSED(rooms::info(*ctx, eve, room), room_not_found);
  EXPECT_REFUSED(rooms::join(*ctx, eve, room), room_not_found);
  EXPECT_REFUSED(rooms::join(*ctx, admin, room), not_allowed);  // administrated, not open
  EXPECT_REFUSED(say(eve, room, "hello"), invalid_room);
  EXPECT_FALSE(rooms::admin_info(*ctx, admin, room).last_message);
  EXPECT_FALSE(rooms::list_all(*ctx, admin, {RoomKind::channel}, {.only = {room}}).rooms.at(0).last_message);
  EXPECT_THAT(rooms::list_public(*ctx, eve, {.only = {room}}).rooms, IsEmpty());
  EXPECT_THAT(rooms::spotlight(*ctx, eve, {.text = "#inside"}).rooms, IsEmpty());
  EXPECT_THAT(rooms::directory_channels(*ctx, eve, {.text = "inside"}).rows, IsEmpty());
  EXPECT_THAT(*say(eve, channel(eve, {}, "hers").id, "see #inside").channels, IsEmpty());

  EXPECT_TRUE(access::can_read(*ctx, ben, room));
  EXPECT_THAT(rooms::list_public(*ctx, ben, {.only = {room}}).rooms, SizeIs(1));
  EXPECT_EQ(rooms::directory_channels(*ctx, ben, {.text = "inside"}).rows.at(0).belongs_to, "secret");
  rooms::join(*ctx, ben, room);
  EXPECT_TRUE(is_in(ben, room));
  rooms::leave(*ctx, ben, room);
  rooms::leave(*ctx, ben, team.room);
  EXPECT_TRUE(told<bus::SubscriptionChanged>().back().opened_others) << "streams of its rooms are asked for again";
  EXPECT_FALSE(access::can_read(*ctx, ben, room));

  forget_events();
  teams::update(*ctx, ann, called(team), {.kind = RoomKind::channel});
  EXPECT_TRUE(access::can_read(*ctx, eve, room));
  const auto changed = told<bus::RoomChanged>();
  EXPECT_TRUE(
      std::ranges::any_of(changed, [&](const auto& event) { return event.room == room && event.rights_changed; }));
}

TEST_P(TeamsTest, WhoSeesWhichRooms) {
  const auto team = make("crew", RoomKind::channel, {ben});
  const auto open = hosted(team, "open");
  const auto closed = hosted(team, "closed", RoomKind::group);
  EXPECT_THAT(names(teams::list_rooms(*ctx, ann, called(team), {}).rooms), ElementsAre("closed", "open"));
  EXPECT_THAT(names(teams::list_rooms(*ctx, ben, called(team), {}).rooms), ElementsAre("open"));
  EXPECT_THAT(names(teams::list_rooms(*ctx, eve, called(team), {}).rooms), ElementsAre("open"));
  EXPECT_THAT(teams::list_rooms(*ctx, ann, called(team), {.filter = "los"}).rooms, SizeIs(1));
  EXPECT_THAT(teams::list_rooms(*ctx, ann, called(team), {.default_only = true}).rooms, IsEmpty());
  EXPECT_THAT(names(teams::children(*ctx, ann, called(team), {}).rooms), ElementsAre("closed", "crew", "open"));
  EXPECT_THAT(names(teams::children(*ctx, ben, called(team), {}).rooms), ElementsAre("crew"));
  EXPECT_REFUSED(teams::rooms_of_user(*ctx, ben, called(team), ann.id, false, 10, 0), unauthorized);
  const auto of_ann = teams::rooms_of_user(*ctx, ann, called(team), ann.id, true, 10, 0);
  ASSERT_THAT(of_ann.rooms, SizeIs(2));
  EXPECT_TRUE(of_ann.rooms[0].is_last_owner);
  rooms::join(*ctx, ben, open);
  EXPECT_THAT(teams::rooms_of_user(*ctx, ben, called(team), ben.id, false, 10, 0).rooms, SizeIs(1));
  EXPECT_THAT(teams::rooms_of_user(*ctx, ben, called(team), ben.id, true, 10, 0).rooms, IsEmpty());
  EXPECT_THAT(teams::rooms_of_user(*ctx, ann, called(team), ben.id, false, 10, 5).rooms, IsEmpty());
  EXPECT_REFUSED(rooms::info(*ctx, ben, closed), room_not_found);
}

TEST_P(TeamsTest, WhoJoinsTheTeamJoinsItsDefaultRooms) {
  const auto team = make("crew", RoomKind::channel, {ben});
  const auto room = hosted(team, "news");
  EXPECT_REFUSED(teams::update_room(*ctx, ben, room, true), unauthorized);
  EXPECT_REFUSED(teams::update_room(*ctx, ann, channel(ann, {}, "plain").id, true), team_does_not_exist);
  EXPECT_REFUSED(teams::update_room(*ctx, ann, team.room, true), invalid_team_room);
  EXPECT_TRUE(teams::update_room(*ctx, ann, room, true).team_default.value_or(false));
  EXPECT_TRUE(is_in(ben, room)) << "who is in the team already";
  EXPECT_THAT(system_messages(room), Contains("au ben"));

  forget_events();
  rooms::join(*ctx, eve, team.room);
  EXPECT_THAT(system_messages(team.room), ElementsAre("ujt eve"));
  EXPECT_THAT(system_messages(room), ElementsAre("uj eve"));
  EXPECT_TRUE(is_in(eve, room));

  forget_events();
  rooms::add_members(*ctx, ann, {.room = team.room, .users = {admin.id}, .usernames = {}});
  EXPECT_THAT(system_messages(team.room), ElementsAre("added-user-to-team root"));
  EXPECT_THAT(system_messages(room), ElementsAre("au root"));

  forget_events();
  rooms::remove_member(*ctx, ann, team.room, eve.id);
  EXPECT_THAT(system_messages(team.room), ElementsAre("removed-user-from-team eve"));
  EXPECT_TRUE(is_in(eve, room)) << "only what is chosen goes";
  rooms::leave(*ctx, ben, team.room);
  EXPECT_THAT(system_messages(team.room), Contains("ult ben"));
}

TEST_P(TeamsTest, MembersAndTheirRoles) {
  const auto team = make("crew", RoomKind::channel, {ben});
  EXPECT_REFUSED(teams::add_members(*ctx, ben, called(team), {{.user = eve.id}}), unauthorized);
  EXPECT_REFUSED(teams::add_members(*ctx, ann, called(team), {{.user = UserId{"nobody"}}}), invalid_team_user);
  teams::add_members(*ctx, ann, called(team), {{.user = eve.id, .roles = {RoomRole::moderator, RoomRole::leader}}});
  EXPECT_THAT(*membership(eve, team.room).roles, UnorderedElementsAre("leader", "moderator"));
  EXPECT_REFUSED(teams::update_member(*ctx, eve, called(team), {.user = eve.id, .roles = {RoomRole::owner}}),
                 unauthorized);  // a moderator makes nobody owner
  teams::update_member(*ctx, ann, called(team), {.user = eve.id, .roles = {RoomRole::owner}});
  EXPECT_THAT(*membership(eve, team.room).roles, ElementsAre("owner"));
  teams::update_member(*ctx, ann, called(team), {.user = eve.id, .roles = {}});
  EXPECT_REFUSED(teams::update_member(*ctx, ann, called(team), {.user = ann.id, .roles = {}}), last_team_owner);
  EXPECT_REFUSED(teams::update_member(*ctx, ann, called(team), {.user = admin.id, .roles = {}}), member_does_not_exist);

  const auto page = teams::members(*ctx, ben, called(team), {});
  ASSERT_THAT(page.members, SizeIs(3));
  EXPECT_EQ(page.total, 3);
  EXPECT_THAT(page.members[0].roles, ElementsAre("owner"));
  EXPECT_EQ(page.members[0].created_by.id, ann.id);
  EXPECT_EQ(page.members[1].created_by.id, ann.id) << "who brought ben in";
  EXPECT_EQ(teams::members(*ctx, ben, called(team), {.username = "EV"}).total, 1);
  EXPECT_EQ(teams::members(*ctx, ben, called(team), {.name = "name of b"}).total, 1);
  EXPECT_EQ(teams::members(*ctx, ben, called(team), {.statuses = {"online"}}).total, 0);
  rooms::leave(*ctx, eve, team.room);
  EXPECT_THAT(teams::members(*ctx, eve, called(team), {}).members, IsEmpty()) << "not to those outside";
  EXPECT_THAT(teams::members(*ctx, admin, called(team), {}).members, SizeIs(2));
}

TEST_P(TeamsTest, LeavingWithTheChosenRooms) {
  const auto team = make("crew", RoomKind::channel, {ben, eve});
  const auto first = hosted(team, "first"), second = hosted(team, "second");
  const auto outside = channel(ann, {ben}, "outside").id;
  for (const auto& who : {ben, eve}) {
    rooms::join(*ctx, who, first);
    rooms::join(*ctx, who, second);
  }
  forget_events();
  teams::leave(*ctx, ben, called(team), {first, outside, RoomId{"unknown"}});
  EXPECT_THAT(system_messages(team.room), ElementsAre("ult ben"));
  EXPECT_THAT(system_messages(first), ElementsAre("ul ben"));
  EXPECT_FALSE(is_in(ben, team.room));
  EXPECT_FALSE(is_in(ben, first));
  EXPECT_TRUE(is_in(ben, second));
  EXPECT_TRUE(is_in(ben, outside));
  EXPECT_REFUSED(teams::leave(*ctx, ben, called(team), {}), member_does_not_exist);
  EXPECT_REFUSED(teams::leave(*ctx, ann, called(team), {}), last_team_owner);

  EXPECT_REFUSED(teams::remove_member(*ctx, eve, called(team), ann.id, {}), unauthorized);
  EXPECT_REFUSED(teams::remove_member(*ctx, ann, called(team), ben.id, {}), member_does_not_exist);
  EXPECT_REFUSED(teams::remove_member(*ctx, ann, called(team), ann.id, {}), last_team_owner);
  teams::remove_member(*ctx, ann, called(team), eve.id, {second});
  EXPECT_FALSE(is_in(eve, team.room));
  EXPECT_TRUE(is_in(eve, first));
  EXPECT_FALSE(is_in(eve, second));

  teams::add_members(*ctx, ann, called(team), {{.user = ben.id, .roles = {RoomRole::owner}}});
  EXPECT_REFUSED(teams::leave(*ctx, ann, called(team), {first}), last_owner);  // the room would have no owner
  EXPECT_TRUE(is_in(ann, team.room)) << "all or nothing";
  teams::leave(*ctx, ann, called(team), {});
  EXPECT_FALSE(is_in(ann, team.room));
}

TEST_P(TeamsTest, RoomsComeAndGo) {
  const auto team = make("crew", RoomKind::channel, {ben});
  const auto other = make("other", RoomKind::channel);
  const auto open = channel(ann, {}, "open").id;
  const auto closed = channel(ann, {}, "closed", RoomKind::group).id;
  const auto bens = channel(ben, {ann}, "bens").id;
  forget_events();
  EXPECT_REFUSED(teams::add_rooms(*ctx, ben, called(team), {bens}), unauthorized);
  EXPECT_REFUSED(teams::add_rooms(*ctx, ann, called(team), {bens}), not_owner_of_room);
  EXPECT_REFUSED(teams::add_rooms(*ctx, ann, called(team), {open, RoomId{"unknown"}}), invalid_team_room);
  EXPECT_REFUSED(teams::add_rooms(*ctx, ann, called(team), {direct(ann, ben).id}), invalid_team_room);
  EXPECT_FALSE(rooms::info(*ctx, ann, open).team_id) << "all or nothing";
  const auto added = teams::add_rooms(*ctx, ann, called(team), {open, closed, open});
  EXPECT_THAT(added, SizeIs(2));
  EXPECT_EQ(added[0].team_id, team.id);
  EXPECT_FALSE(added[0].team_main);
  EXPECT_THAT(system_messages(team.room), ElementsAre("user-added-room-to-team open")) << "a private one is not named";
  EXPECT_REFUSED(teams::add_rooms(*ctx, ann, called(other), {open}), room_already_on_team);
  EXPECT_REFUSED(teams::add_rooms(*ctx, ann, called(other), {team.room}), room_already_on_team);
  EXPECT_EQ(teams::list(*ctx, ann, 10, 0).teams.at(0).rooms, 2);
  EXPECT_THAT(teams::available(*ctx, ann, "", 10), IsEmpty());
  EXPECT_THAT(names(teams::available(*ctx, ben, "be", 10)), ElementsAre("bens"));

  EXPECT_REFUSED(teams::remove_room(*ctx, ben, called(team), open), unauthorized);
  EXPECT_REFUSED(teams::remove_room(*ctx, ann, called(other), open), room_not_on_that_team);
  EXPECT_REFUSED(teams::remove_room(*ctx, ann, called(team), team.room), room_not_on_that_team);
  EXPECT_FALSE(teams::remove_room(*ctx, ann, called(team), open).team_id);
  EXPECT_THAT(system_messages(team.room), Contains("user-removed-room-from-team open"));
  forget_events();
  EXPECT_REFUSED(rooms::create(*ctx, ben, {.name = "mine", .team = team.id}), unauthorized);
  const auto made = hosted(team, "made");
  EXPECT_THAT(system_messages(team.room), ElementsAre("user-added-room-to-team made"));
  rooms::erase(*ctx, ann, made);
  EXPECT_THAT(system_messages(team.room), Contains("user-deleted-room-from-team made"));
}

TEST_P(TeamsTest, DeletingWithTheChosenRooms) {
  const auto team = make("secret", RoomKind::group, {ben});
  const auto gone = hosted(team, "gone"), stays = hosted(team, "stays");
  EXPECT_REFUSED(rooms::erase(*ctx, ann, team.room), cannot_delete_team_channel);
  EXPECT_REFUSED(teams::erase(*ctx, ben, called(team), {}), unauthorized);
  EXPECT_FALSE(access::can_see(*ctx, eve, stays));
  forget_events();
  teams::erase(*ctx, ann, called(team), {gone});
  EXPECT_REFUSED(teams::info(*ctx, ann, called(team)), team_does_not_exist);
  EXPECT_REFUSED(rooms::info(*ctx, ann, gone), room_not_found);
  EXPECT_REFUSED(rooms::info(*ctx, ann, team.room), room_not_found);
  const auto plain = rooms::info(*ctx, eve, stays);
  EXPECT_FALSE(plain.team_id);
  const auto changed = told<bus::RoomChanged>();
  EXPECT_TRUE(
      std::ranges::any_of(changed, [&](const auto& event) { return event.room == stays && event.rights_changed; }));
  EXPECT_THAT(rooms::changes(*ctx, ben, from_millis(0)).remove,
              Contains(::testing::Field(&rooms::RoomChanges::Removed::id, team.room)));
  EXPECT_EQ(make("secret", RoomKind::group).name, "secret") << "the name is free again";
}

TEST_P(TeamsTest, ConvertingThereAndBack) {
  const auto room = channel(ann, {ben}, "plain").id;
  EXPECT_REFUSED(teams::convert(*ctx, ben, room), unauthorized);
  forget_events();
  const auto team = teams::convert(*ctx, ann, room);
  EXPECT_EQ(team.room, room);
  EXPECT_EQ(team.name, "plain");
  EXPECT_THAT(system_messages(room), ElementsAre("user-converted-to-team plain"));
  EXPECT_EQ(teams::members(*ctx, ben, called(team), {}).total, 2);
  EXPECT_REFUSED(teams::convert(*ctx, ann, room), team_name_already_exists);
  const auto sub = hosted(team, "sub");
  EXPECT_REFUSED(teams::convert(*ctx, ann, sub), room_already_on_team);

  EXPECT_REFUSED(teams::convert_to_room(*ctx, ben, called(team), {}), unauthorized);
  forget_events();
  teams::convert_to_room(*ctx, ann, called(team), {sub});
  EXPECT_THAT(system_messages(room), ElementsAre("user-converted-to-channel plain"));
  EXPECT_FALSE(rooms::info(*ctx, ben, room).team_id);
  EXPECT_REFUSED(rooms::info(*ctx, ann, sub), room_not_found);
  teams::CreateTeam again;
  again.main.name = "renamed";
  again.main.kind = RoomKind::group;
  again.room = room;
  again.members = {"eve"};
  const auto second = teams::create(*ctx, ann, again);
  EXPECT_EQ(second.room, room);
  EXPECT_EQ(second.name, "renamed");
  EXPECT_EQ(second.type, 1);
  EXPECT_TRUE(is_in(eve, room));
}

TEST_P(TeamsTest, RenamedWithItsMainRoom) {
  const auto team = make("crew", RoomKind::channel, {ben});
  EXPECT_REFUSED(teams::update(*ctx, ben, called(team), {.name = "other"}), unauthorized);
  teams::update(*ctx, ann, called(team), {.name = "other", .kind = RoomKind::group});
  EXPECT_EQ(rooms::info(*ctx, ann, team.room).name, "other");
  EXPECT_EQ(teams::info(*ctx, ann, {.name = "other"}).type, 1);
  clock.advance(std::chrono::seconds{1});
  rooms::edit(*ctx, ann, team.room, {.name = "third", .kind = RoomKind::channel});
  const auto now = teams::info(*ctx, eve, {.name = "third"});
  EXPECT_EQ(now.type, 0);
  EXPECT_GT(now.updated_at, team.updated_at);
  channel(ann, {}, "taken");
  EXPECT_REFUSED(teams::update(*ctx, ann, called(team), {.name = "taken"}), duplicate_channel_name);
}

TEST_P(TeamsTest, APrivateOneWithoutAnybodyEndsWithItsMainRoom) {
  const auto team = make("secret", RoomKind::group);
  const auto room = hosted(team, "stays");
  {
    Transaction tx(*ctx);
    model::User user;
    user.pk = ann.pk;
    rooms::pass_on_ownership(tx, *ctx, admin, user, rooms::LastOwner::confirmed);
    tx.commit();
  }
  EXPECT_REFUSED(teams::info(*ctx, admin, called(team)), team_does_not_exist);
  EXPECT_FALSE(rooms::info(*ctx, ann, room).team_id);
}

INSTANTIATE_TEST_SUITE_P(Engines, TeamsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
