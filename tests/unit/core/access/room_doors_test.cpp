// The guards to rooms: who gets through, and that a room one may not know of looks like one that is not there.

#include <gmock/gmock.h>

#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/access/room.h"
#include "core/accounts/profile.h"
#include "core/kernel/transaction.h"
#include "core/rooms/archive.h"
#include "core/rooms/edit.h"
#include "core/rooms/mute.h"
#include "core/rooms/roles.h"
#include "core/team.h"
#include "permissions/groups/rooms.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;

class RoomDoorsTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    secret = channel(ann, {ben}, "secret", model::RoomKind::group).id;
    talk = direct(ann, ben).id;
    guest = person("guest", {"guest"});
  }
  access::ReadableRoom see(const Actor& who, const RoomId& id) { return access::room(*db->read(), *ctx, who, id); }
  access::ReadableHistory read(const Actor& who, const RoomId& id) {
    return access::history(*db->read(), *ctx, who, id);
  }
  access::JoinedRoom join(const Actor& who, const RoomId& id) { return access::joined(*db->read(), *ctx, who, id); }
  access::PostableRoom write(const Actor& who, const RoomId& id) {
    Transaction tx{*ctx};
    return access::postable(tx, *ctx, who, id);
  }
  access::ManageableRoom archive(const Actor& who, const RoomId& id) {
    Transaction tx{*ctx};
    return access::manageable(tx, *ctx, who, id, permissions::rooms("archive-room"));
  }

  RoomId secret, talk;
  Actor guest;
  const RoomId nowhere{"nowhere"};
};

TEST_P(RoomDoorsTest, WhatOfAKindSomebodyReads) {
  const auto words = [&](const Actor& who, model::RoomKind kind) {
    const auto may = access::readable(*ctx, who, kind);
    return std::string{may.joined ? "joined" : ""} + (may.open ? " open" : "") + (may.guarded ? " guarded" : "");
  };
  EXPECT_EQ(words(ann, model::RoomKind::channel), "joined open");
  EXPECT_EQ(words(admin, model::RoomKind::channel), "joined open guarded");
  EXPECT_EQ(words(ann, model::RoomKind::group), "joined");
  EXPECT_EQ(words(admin, model::RoomKind::direct), "joined");
  permissions.put("preview-c-room", {"admin"});
  EXPECT_EQ(words(ann, model::RoomKind::channel), "joined");
  permissions.put("view-joined-room", {});
  permissions.put("view-p-room", {});
  EXPECT_EQ(words(ann, model::RoomKind::group), "");
}

TEST_P(RoomDoorsTest, WhoSeesARoom) {
  for (const auto& id : {room, secret, talk}) {
    EXPECT_TRUE(see(ann, id).is_member());
    EXPECT_TRUE(access::can_see(*ctx, ben, id));
  }
  EXPECT_FALSE(see(eve, room).is_member());
  EXPECT_FALSE(see(admin, room).is_member());
  for (const auto& id : {secret, talk, nowhere}) {
    EXPECT_REFUSED(see(eve, id), room_not_found);
    EXPECT_REFUSED(see(admin, id), room_not_found);
    EXPECT_FALSE(access::can_see(*ctx, eve, id));
  }
  EXPECT_REFUSED(see(guest, room), room_not_found);
}

TEST_P(RoomDoorsTest, AMemberSeesByTheRoleThatAllowsIt) {
  permissions.put("view-c-room", {"admin"});
  EXPECT_REFUSED(see(ben, room), room_not_found);
  permissions.put("view-joined-room", {"user"});
  EXPECT_TRUE(see(ben, room).is_member());
  EXPECT_REFUSED(see(eve, room), room_not_found);
  permissions.put("view-joined-room", {});
  permissions.put("view-p-room", {"admin"});
  EXPECT_REFUSED(see(ben, secret), room_not_found);
}

TEST_P(RoomDoorsTest, ByIdOrName) {
  const auto find = [&](const Actor& who, std::string_view text, std::optional<model::RoomKind> kind = {}) {
    return access::room_by_id_or_name(*db->read(), *ctx, who, text, kind).id();
  };
  EXPECT_EQ(find(ann, room.value), room);
  EXPECT_EQ(find(ann, "TEAM"), room);
  EXPECT_EQ(find(ann, "secret", model::RoomKind::group), secret);
  EXPECT_REFUSED(find(ann, "secret", model::RoomKind::channel), room_not_found);
  EXPECT_REFUSED(find(eve, "secret"), room_not_found);
  EXPECT_REFUSED(find(ann, ""), room_not_found);
}

TEST_P(RoomDoorsTest, MessagesOfAPublicRoomNeedPreviewOrMembership) {
  EXPECT_FALSE(read(eve, room).is_member());
  permissions.put("preview-c-room", {"admin"});
  EXPECT_REFUSED(read(eve, room), not_allowed);
  EXPECT_FALSE(access::can_read(*ctx, eve, room));
  EXPECT_FALSE(access::find_history(*db->read(), *ctx, eve, room));
  EXPECT_TRUE(access::can_see(*ctx, eve, room));
  EXPECT_TRUE(read(ben, room).is_member());
  EXPECT_REFUSED(read(eve, secret), room_not_found);
  EXPECT_FALSE(access::can_read(*ctx, eve, secret));
}

TEST_P(RoomDoorsTest, VisitorsReadWhereTheSettingAllowsIt) {
  const auto visit = [&](const RoomId& id) { return access::anonymous_history(*db->read(), *ctx, id); };
  EXPECT_REFUSED(visit(room), not_allowed);
  EXPECT_FALSE(access::can_read_anonymously(*ctx, room));
  settings.put("Accounts_AllowAnonymousRead", true);
  EXPECT_EQ(visit(room).id(), room);
  EXPECT_TRUE(access::can_read_anonymously(*ctx, room));
  for (const auto& id : {secret, talk, nowhere}) {
    EXPECT_REFUSED(visit(id), not_allowed);
    EXPECT_FALSE(access::can_read_anonymously(*ctx, id));
  }
  permissions.put("preview-c-room", {"user"});
  EXPECT_REFUSED(visit(room), not_allowed);
  EXPECT_FALSE(access::can_read_anonymously(*ctx, room));
}

TEST_P(RoomDoorsTest, AdministratorsOfAllRooms) {
  const auto open = [&](const Actor& who, const RoomId& id) {
    return access::administrated(*db->read(), *ctx, who, id);
  };
  EXPECT_EQ(open(admin, secret).id(), secret);
  EXPECT_REFUSED(open(ann, secret), not_allowed);
  EXPECT_REFUSED(open(admin, nowhere), room_not_found);
  EXPECT_REFUSED(open(ann, nowhere), not_allowed);
}

TEST_P(RoomDoorsTest, MembersOnly) {
  EXPECT_THAT(join(ann, room).membership().roles, ElementsAre("owner"));
  EXPECT_REFUSED(join(eve, room), user_not_in_room);
  EXPECT_REFUSED(join(eve, secret), room_not_found);
}

TEST_P(RoomDoorsTest, WhoMayWrite) {
  EXPECT_NO_THROW(write(ben, room));
  EXPECT_NO_THROW(write(eve, room));  // she could join at once
  EXPECT_REFUSED(write(eve, secret), invalid_room);
  EXPECT_REFUSED(write(ann, nowhere), invalid_room);
  rooms::mute(*ctx, ann, room, "ben");
  EXPECT_REFUSED(write(ben, room), muted);
  EXPECT_NO_THROW(write(ann, room));
}

TEST_P(RoomDoorsTest, WritingInAReadOnlyRoom) {
  rooms::edit(*ctx, ann, room, {.read_only = true});
  EXPECT_NO_THROW(write(ann, room));  // as its owner
  EXPECT_REFUSED(write(ben, room), not_allowed);
  rooms::unmute(*ctx, ann, room, "ben");  // given the word
  EXPECT_NO_THROW(write(ben, room));
  rooms::edit(*ctx, ann, room, {.read_only = false});
  rooms::archive(*ctx, ann, room);
  EXPECT_REFUSED(write(ann, room), room_archived);
}

TEST_P(RoomDoorsTest, WritingToSomebodyWhoIsGone) {
  EXPECT_NO_THROW(write(ann, talk));
  accounts::set_active(*ctx, admin, ben.id, false);
  EXPECT_REFUSED(write(ann, talk), not_allowed);
  accounts::set_active(*ctx, admin, ben.id, true);
  run({"UPDATE subscriptions SET blocked = 1 WHERE user_pk = (SELECT pk FROM users WHERE username = 'ann')"});
  EXPECT_REFUSED(write(ann, talk), not_allowed);
}

TEST_P(RoomDoorsTest, ManagingByARoleHereOrEverywhere) {
  EXPECT_NO_THROW(archive(ann, room));
  EXPECT_REFUSED(archive(ben, room), not_allowed);
  EXPECT_NO_THROW(archive(admin, secret)) << "administrates all rooms";
  EXPECT_REFUSED(archive(eve, secret), room_not_found);
  EXPECT_REFUSED(archive(ann, nowhere), room_not_found);
  rooms::add_role(*ctx, ann, room, ben.id, rooms::RoomRole::owner);
  EXPECT_NO_THROW(archive(ben, room));
  EXPECT_REFUSED(archive(ben, secret), not_allowed);  // a role in one room is none in another
}

INSTANTIATE_TEST_SUITE_P(Engines, RoomDoorsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
