#include <gmock/gmock.h>

#include "base/errors/encryption.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/key_requested.h"
#include "bus/events/notified.h"
#include "core/accounts/remove.h"
#include "core/encryption/own_keys.h"
#include "core/encryption/room_keys.h"
#include "core/messages/edit.h"
#include "core/messages/history.h"
#include "core/messages/pin.h"
#include "core/rooms/add_members.h"
#include "core/rooms/edit.h"
#include "core/rooms/leave.h"
#include "core/rooms/room_document.h"
#include "core/team.h"
#include "store/room_keys.h"

namespace confab::core::encryption {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class EncryptionTest : public testing::PeopleTest {
 protected:
  void prepare() override {
    PeopleTest::prepare();
    settings.put("E2E_Enable", true);
    room = channel(ann, {ben}, "secret", model::RoomKind::group).id;
  }

  void encrypt() { rooms::edit(*ctx, ann, room, {.encrypted = true}); }
  /// As if the person had just logged in: what changes an account asks for the session.
  Actor with_session(const Actor& who) {
    auto actor = who;
    actor.token_hash = "hash of " + who.username;
    const auto tx = db->begin();
    tx->execute("INSERT INTO login_tokens (hash, user_pk, kind, created_at, expires_at) VALUES (?, ?, 'login', 1, ?)",
                {actor.token_hash, who.pk, clock.now() + std::chrono::hours{24}});
    tx->commit();
    return actor;
  }
  void give_pair(const Actor& who) {
    const auto tx = db->begin();
    store::RoomKeyWriter{*tx}.set_person(who.pk, {"public of " + who.username, "private of " + who.username},
                                         clock.now());
    tx->commit();
  }
  model::Room document() { return rooms::room_document(*db->read(), *ctx, pk()); }
  std::int64_t pk() { return db->read()->count("SELECT pk FROM rooms WHERE id = ?", {room}); }
  std::vector<std::string> waiting() {
    std::vector<std::string> ids;
    for (const auto& one : document().waiting_for_keys.value_or(std::vector<model::WaitingForKey>{})) {
      ids.push_back(one.user.value);
    }
    return ids;
  }
  messages::SendMessage enciphered(const std::string& ciphertext = "c1ph3r") {
    messages::SendMessage cmd{.room = room};
    cmd.t = "e2e";
    cmd.content = json::object{{"algorithm", "rc.v1.aes-sha2"}, {"ciphertext", ciphertext}, {"plain", "left out"}};
    cmd.e2e = "pending";
    return cmd;
  }

  RoomId room;
};

TEST_P(EncryptionTest, NothingActsWhileItIsOff) {
  settings.put("E2E_Enable", false);
  give_pair(ann);
  EXPECT_FALSE(own_keys(*ctx, ann));
  EXPECT_REFUSED(set_own_keys(*ctx, with_session(ann), {"a", "b"}, false), encryption_disabled);
  EXPECT_REFUSED(set_key_id(*ctx, ann, room, "k"), encryption_disabled);
  EXPECT_REFUSED(update_key(*ctx, ann, room, ann.id, "k"), encryption_disabled);
  EXPECT_REFUSED(members_without_key(*ctx, ann, room), encryption_disabled);
  EXPECT_REFUSED(request_room_keys(*ctx, ann), encryption_disabled);
  EXPECT_REFUSED(reset_keys(*ctx, admin, ann.id), encryption_disabled);
  EXPECT_THAT(waiting_for_keys(*ctx, ann, {room}), IsEmpty());
  EXPECT_FALSE(ask_for_key(*ctx, ann, room, "k"));
  EXPECT_REFUSED(rooms::edit(*ctx, ann, room, {.encrypted = true}), invalid_room_settings);
  EXPECT_REFUSED(messages::send(*ctx, ann, enciphered()), encryption_disabled);
  EXPECT_REFUSED(rooms::create(*ctx, ann, {.kind = model::RoomKind::group, .name = "x", .encrypted = true}),
                 invalid_params);
}

TEST_P(EncryptionTest, APairIsSetOnceUnlessItIsReplaced) {
  const auto self = with_session(ann);
  EXPECT_FALSE(own_keys(*ctx, ann));
  set_own_keys(*ctx, self, {"open", "closed"}, false);
  EXPECT_REFUSED(set_own_keys(*ctx, self, {"other", "other"}, false), keys_already_set);
  EXPECT_EQ(own_keys(*ctx, ann)->public_key, "open");
  set_own_keys(*ctx, self, {"new", "newer"}, true);
  EXPECT_EQ(own_keys(*ctx, ann)->private_key, "newer");
  EXPECT_FALSE(own_keys(*ctx, ben));
  auto posing = self;
  posing.impersonator = Impersonator{admin.id, admin.pk, admin.username};
  EXPECT_REFUSED(own_keys(*ctx, posing), impersonating);
  EXPECT_REFUSED(set_own_keys(*ctx, posing, {"x", "x"}, true), impersonating);
  EXPECT_REFUSED(reset_own_keys(*ctx, posing), impersonating);
}

TEST_P(EncryptionTest, AKeyGoesFromMemberToMember) {
  encrypt();
  for (const auto& who : {ann, ben, eve}) give_pair(who);
  set_key_id(*ctx, ann, room, "k1");
  EXPECT_EQ(document().e2e_key_id, "k1");
  EXPECT_REFUSED(set_key_id(*ctx, ben, room, "k2"), room_key_exists);
  update_key(*ctx, ann, room, ann.id, "for ann");
  EXPECT_EQ(membership(ann, room).e2e_key, "for ann");
  const auto without = members_without_key(*ctx, ann, room);
  ASSERT_THAT(without, SizeIs(1));
  EXPECT_EQ(without[0].user, ben.id);
  EXPECT_EQ(without[0].public_key, "public of ben");

  request_room_keys(*ctx, ben);
  EXPECT_THAT(waiting(), ElementsAre(ben.id.value));
  const auto asked = told<bus::RoomActivity>();
  ASSERT_THAT(asked, SizeIs(1));
  EXPECT_EQ(asked[0].event, "e2e.keyRequest");
  EXPECT_EQ(waiting_for_keys(*ctx, ann, {room}).at(room)[0].public_key, "public of ben");
  EXPECT_THAT(waiting_for_keys(*ctx, eve, {room}), IsEmpty());

  provide_keys(*ctx, ann, {{room, {{ben.id, "for ben", {}}, {eve.id, "for eve", {}}}}});
  EXPECT_THAT(waiting(), IsEmpty());
  EXPECT_EQ(membership(ben, room).e2e_suggested_key, "for ben");
  EXPECT_FALSE(membership(ben, room).e2e_key);
  reject_suggested_key(*ctx, ben, room);
  EXPECT_FALSE(membership(ben, room).e2e_suggested_key);
  EXPECT_THAT(waiting(), ElementsAre(ben.id.value));
  EXPECT_REFUSED(accept_suggested_key(*ctx, ben, room), no_suggested_key);
  update_key(*ctx, ann, room, ben.id, "again");
  accept_suggested_key(*ctx, ben, room);
  EXPECT_EQ(membership(ben, room).e2e_key, "again");
  EXPECT_FALSE(membership(ben, room).e2e_suggested_key);
  EXPECT_THAT(members_without_key(*ctx, ann, room), IsEmpty());
}

TEST_P(EncryptionTest, OnlyMembersOfPrivateRoomsTakePart) {
  encrypt();
  for (const auto& who : {eve, admin}) {
    EXPECT_REFUSED(set_key_id(*ctx, who, room, "k"), invalid_room);
    EXPECT_REFUSED(update_key(*ctx, who, room, ann.id, "k"), invalid_room);
    EXPECT_REFUSED(members_without_key(*ctx, who, room), invalid_room);
    EXPECT_REFUSED(accept_suggested_key(*ctx, who, room), invalid_room);
    EXPECT_REFUSED(reset_room_key(*ctx, who, room, "k", "k2"), invalid_room);
    EXPECT_FALSE(ask_for_key(*ctx, who, room, "k"));
    provide_keys(*ctx, who, {{room, {{ben.id, "forged", {}}}}});
  }
  EXPECT_FALSE(membership(ben, room).e2e_suggested_key);
  EXPECT_REFUSED(update_key(*ctx, ann, room, eve.id, "k"), user_not_in_room);
  const auto open = channel(ann, {ben}, "open").id;
  EXPECT_REFUSED(set_key_id(*ctx, ann, open, "k"), invalid_room);
  EXPECT_TRUE(ask_for_key(*ctx, ben, room, "k1"));
  EXPECT_THAT(told<bus::KeyRequested>(), SizeIs(1));
}

TEST_P(EncryptionTest, WhoComesWaitsAndWhoGoesLeavesTheKey) {
  encrypt();
  for (const auto& who : {ann, ben, eve}) give_pair(who);
  set_key_id(*ctx, ann, room, "k1");
  update_key(*ctx, ben, room, ben.id, "for ben");
  rooms::leave(*ctx, ben, room);
  EXPECT_EQ(db->read()->count("SELECT count(*) AS few FROM room_keys", {}), 0);
  rooms::add_members(*ctx, ann, {.room = room, .users = {ben.id}, .usernames = {}});
  EXPECT_FALSE(membership(ben, room).e2e_key);
  EXPECT_THAT(waiting(), ElementsAre(ben.id.value));
}

TEST_P(EncryptionTest, AnotherKeyLeavesTheOldOneToEachMember) {
  encrypt();
  for (const auto& who : {ann, ben}) give_pair(who);
  set_key_id(*ctx, ann, room, "k0");
  update_key(*ctx, ben, room, ben.id, "ben 0");
  EXPECT_REFUSED(reset_room_key(*ctx, ben, room, "x", "x"), not_allowed);
  for (int i = 1; i <= 12; ++i) {
    reset_room_key(*ctx, ann, room, "ann " + std::to_string(i), "k" + std::to_string(i));
  }
  EXPECT_EQ(document().e2e_key_id, "k12");
  EXPECT_THAT(waiting(), ElementsAre(ben.id.value));
  const auto mine = membership(ann, room);
  EXPECT_EQ(mine.e2e_key, "ann 12");
  ASSERT_THAT(*mine.old_room_keys, SizeIs(store::kMaxOldKeys));
  EXPECT_EQ(mine.old_room_keys->front().key_id, "k11");
  EXPECT_EQ(mine.old_room_keys->front().key, "ann 11");
  const auto bens = membership(ben, room);
  EXPECT_FALSE(bens.e2e_key);
  ASSERT_THAT(*bens.old_room_keys, SizeIs(1));
  EXPECT_EQ(bens.old_room_keys->front().key, "ben 0");

  const std::vector<model::OldRoomKey> old{{.key_id = "k1", .ts = clock.now(), .key = "ben 1"}};
  provide_keys(*ctx, ann, {{room, {{ben.id, "ben 12", old}}}});
  accept_suggested_key(*ctx, ben, room);
  EXPECT_EQ(membership(ben, room).e2e_key, "ben 12");
  EXPECT_EQ(membership(ben, room).old_room_keys->front().key, "ben 1");
}

TEST_P(EncryptionTest, AResetTakesThePairAndEveryKeyWithIt) {
  encrypt();
  for (const auto& who : {ann, ben}) give_pair(who);
  set_key_id(*ctx, ann, room, "k1");
  update_key(*ctx, ben, room, ben.id, "for ben");
  EXPECT_REFUSED(reset_keys(*ctx, ann, ben.id), not_allowed);
  reset_keys(*ctx, admin, ben.id);
  EXPECT_FALSE(own_keys(*ctx, ben));
  EXPECT_FALSE(membership(ben, room).e2e_key);
  EXPECT_TRUE(own_keys(*ctx, ann));
  reset_own_keys(*ctx, with_session(ann));
  EXPECT_FALSE(own_keys(*ctx, ann));
}

TEST_P(EncryptionTest, WhoIsGoneHasNoKeys) {
  encrypt();
  give_pair(ben);
  set_key_id(*ctx, ann, room, "k1");
  update_key(*ctx, ben, room, ben.id, "for ben");
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  EXPECT_EQ(db->read()->count("SELECT count(*) AS few FROM person_keys", {}), 0);
  EXPECT_EQ(db->read()->count("SELECT count(*) AS few FROM room_keys", {}), 0);
}

TEST_P(EncryptionTest, FiftyWaitAtMost) {
  encrypt();
  set_key_id(*ctx, ann, room, "k1");
  std::vector<Actor> crowd;
  for (int i = 0; i < store::kMaxWaiting + 2; ++i) {
    crowd.push_back(person("p" + std::to_string(i)));
    give_pair(crowd.back());
  }
  const auto large = channel(ann, crowd, "large", model::RoomKind::group).id;
  room = large;
  encrypt();
  set_key_id(*ctx, ann, large, "k1");
  for (const auto& one : crowd) request_room_keys(*ctx, one);
  EXPECT_THAT(waiting(), SizeIs(store::kMaxWaiting));
  update_key(*ctx, ann, large, ann.id, "mine");
  reset_room_key(*ctx, ann, large, "k", "k2");
  EXPECT_THAT(waiting(), SizeIs(store::kMaxWaiting));
}

TEST_P(EncryptionTest, EncryptionIsSwitchedByWhoMay) {
  EXPECT_REFUSED(rooms::edit(*ctx, ben, room, {.encrypted = true}), action_not_allowed);
  encrypt();
  EXPECT_EQ(document().encrypted, true);
  rooms::edit(*ctx, ann, room, {.encrypted = false});
  EXPECT_NE(document().encrypted, true);
  std::vector<std::string> types;
  for (const auto& one : messages::history(*ctx, ann, {.room = room}).messages) {
    if (one.t && one.t->starts_with("room_e2e")) types.push_back(*one.t + " " + one.msg);
  }
  EXPECT_THAT(types, ElementsAre("room_e2e_disabled ann", "room_e2e_enabled ann"));
  const auto open = channel(ann, {ben}, "open").id;
  EXPECT_REFUSED(rooms::edit(*ctx, ann, open, {.encrypted = true}), action_not_allowed);
  const auto talk = direct(ann, ben).id;
  EXPECT_EQ(rooms::edit(*ctx, ben, talk, {.encrypted = true}).encrypted, true);
  EXPECT_REFUSED(rooms::edit(*ctx, admin, talk, {.encrypted = false}), action_not_allowed);
  encrypt();
  EXPECT_NE(rooms::edit(*ctx, ann, room, {.kind = model::RoomKind::channel}).encrypted, true);
}

TEST_P(EncryptionTest, NewRoomsAreAsTheWorkspaceSays) {
  settings.put("E2E_Enabled_Default_PrivateRooms", true);
  settings.put("E2E_Enabled_Default_DirectRooms", true);
  const auto made = [&](const rooms::CreateRoom& cmd) { return rooms::create(*ctx, ann, cmd).encrypted; };
  EXPECT_EQ(made({.kind = model::RoomKind::group, .name = "one"}), true);
  EXPECT_NE(made({.kind = model::RoomKind::group, .name = "two", .encrypted = false}), true);
  EXPECT_NE(made({.kind = model::RoomKind::channel, .name = "three"}), true);
  EXPECT_REFUSED(rooms::create(*ctx, ann, {.name = "four", .encrypted = true}), invalid_params);
  EXPECT_EQ(direct(ann, eve).encrypted, true);
}

TEST_P(EncryptionTest, NothingIsReadOfAnEncryptedMessage) {
  encrypt();
  auto cmd = enciphered();
  cmd.text = "https://example.com @ben *bold*";
  const auto sent = messages::send(*ctx, ann, cmd);
  EXPECT_EQ(sent.t, "e2e");
  EXPECT_EQ(sent.content.text, R"({"algorithm":"rc.v1.aes-sha2","ciphertext":"c1ph3r"})");
  EXPECT_EQ(sent.e2e, "pending");
  EXPECT_TRUE(sent.md.empty());
  EXPECT_EQ(sent.urls.text, "[]");
  EXPECT_THAT(*sent.mentions, IsEmpty());
  EXPECT_EQ(document().last_message->id, sent.id);
  EXPECT_EQ(membership(ben, room).alert, true);
  auto bad = enciphered();
  bad.content = json::object{{"ciphertext", "x"}};
  EXPECT_REFUSED(messages::send(*ctx, ann, bad), invalid_params);
  bad.content.reset();
  EXPECT_REFUSED(messages::send(*ctx, ann, bad), invalid_params);

  const auto edited = messages::edit(
      *ctx, ann, {.id = sent.id, .content = json::object{{"algorithm", "rc.v1.aes-sha2"}, {"ciphertext", "n3w"}}});
  EXPECT_NE(edited.content.text.find("n3w"), std::string::npos);
  EXPECT_TRUE(edited.msg.empty());
  const auto pinned = messages::pin(*ctx, ann, sent.id);
  EXPECT_EQ(pinned.t, "message_pinned_e2e");

  const auto plain = say(ann, room, "hello");
  EXPECT_REFUSED(messages::edit(*ctx, ann, {.id = plain.id, .content = json::object{{"algorithm", "a"}}}),
                 invalid_update_key);
}

TEST_P(EncryptionTest, WhatFitsTheRoomIsTaken) {
  EXPECT_REFUSED(messages::send(*ctx, ann, enciphered()), not_allowed);
  encrypt();
  say(ann, room, "in clear");
  settings.put("E2E_Allow_Unencrypted_Messages", false);
  EXPECT_REFUSED(say(ann, room, "in clear"), not_allowed);
  EXPECT_FALSE(messages::send(*ctx, ann, enciphered()).content.empty());
  settings.put("E2E_Enable", false);
  say(ann, room, "in clear");
}

TEST_P(EncryptionTest, WhomAMessageNamesItsClientSays) {
  encrypt();
  auto cmd = enciphered();
  cmd.e2e_mentions =
      json::object{{"e2eUserMentions", json::array{"@ben", "@nobody"}}, {"e2eChannelMentions", json::array{}}};
  EXPECT_THAT(*messages::send(*ctx, ann, cmd).mentions, IsEmpty());
  settings.put("E2E_Enabled_Mentions", true);
  const auto sent = messages::send(*ctx, ann, cmd);
  ASSERT_THAT(*sent.mentions, SizeIs(1));
  EXPECT_EQ(sent.mentions->front().username, "ben");
  EXPECT_EQ(membership(ben, room).user_mentions, 1);
  const auto shown = told<bus::Notified>();
  ASSERT_FALSE(shown.empty());
  EXPECT_EQ(shown.back().text, "ann: Encrypted message");
}

INSTANTIATE_TEST_SUITE_P(Engines, EncryptionTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core::encryption
