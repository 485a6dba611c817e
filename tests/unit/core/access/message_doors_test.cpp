// The guards to messages. What somebody may not read looks like what is not there.

#include <gmock/gmock.h>

#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/access/message.h"
#include "core/kernel/transaction.h"
#include "core/rooms/archive.h"
#include "core/rooms/edit.h"
#include "core/rooms/leave.h"
#include "core/rooms/mute.h"
#include "core/team.h"

namespace confab::core {
namespace {

class MessageDoorsTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    secret = channel(ann, {ben}, "secret", model::RoomKind::group).id;
    open = say(ben, room, "open").id;
    hidden = say(ben, secret, "hidden").id;
  }
  access::ReadableMessage read(const Actor& who, const MessageId& id) {
    return access::message(*db->read(), *ctx, who, id);
  }
  access::EditableMessage edit(const Actor& who, const MessageId& id) {
    Transaction tx{*ctx};
    return access::editable(tx, *ctx, who, id);
  }
  access::RemovableMessage remove(const Actor& who, const MessageId& id) {
    Transaction tx{*ctx};
    return access::removable(tx, *ctx, who, id, {}, false);
  }

  RoomId secret;
  MessageId open, hidden;
  const MessageId nothing{"nothing"};
};

TEST_P(MessageDoorsTest, WhoReads) {
  EXPECT_EQ(read(ann, hidden).message().msg, "hidden");
  EXPECT_EQ(read(eve, open).room().id(), room);
  EXPECT_REFUSED(read(eve, hidden), message_not_found);
  EXPECT_REFUSED(read(admin, hidden), message_not_found);
  EXPECT_REFUSED(read(ann, nothing), message_not_found);
  permissions.put("preview-c-room", {});
  EXPECT_REFUSED(read(eve, open), message_not_found);
}

TEST_P(MessageDoorsTest, WhatIsHiddenCanNeitherBeEditedNorRemoved) {
  for (const auto& who : {eve, admin}) {
    EXPECT_REFUSED(edit(who, hidden), message_not_found);
    EXPECT_REFUSED(remove(who, hidden), message_not_found);
  }
  rooms::leave(*ctx, ben, secret);
  EXPECT_REFUSED(edit(ben, hidden), message_not_found);  // not even one's own
  EXPECT_REFUSED(remove(ben, hidden), message_not_found);
}

TEST_P(MessageDoorsTest, EditingOnesOwnAsLongAsOneMayWrite) {
  EXPECT_EQ(edit(ben, open).message().id, open);
  EXPECT_REFUSED(edit(eve, open), action_not_allowed);
  EXPECT_NO_THROW(edit(ann, open));  // as the room's owner
  rooms::mute(*ctx, ann, room, "ben");
  EXPECT_REFUSED(edit(ben, open), muted);
  rooms::unmute(*ctx, ann, room, "ben");
  rooms::edit(*ctx, ann, room, {.read_only = true});
  EXPECT_REFUSED(edit(ben, open), not_allowed);
  rooms::edit(*ctx, ann, room, {.read_only = false});
  rooms::archive(*ctx, ann, room);
  EXPECT_REFUSED(edit(ann, open), room_archived);
}

TEST_P(MessageDoorsTest, SystemMessagesAreNotEdited) {
  rooms::edit(*ctx, ann, room, {.topic = "T"});
  const auto told_of = told<bus::MessageSaved>();
  ASSERT_FALSE(told_of.empty());
  EXPECT_REFUSED(edit(ann, told_of.back().message->id), action_not_allowed);
  EXPECT_NO_THROW(remove(ann, told_of.back().message->id));
}

TEST_P(MessageDoorsTest, TheTimeForEachEndsWithoutTheOther) {
  settings.put("Message_AllowEditing_BlockEditInMinutes", 5);
  settings.put("Message_AllowDeleting_BlockDeleteInMinutes", 10);
  clock.advance(std::chrono::minutes{5});
  EXPECT_NO_THROW(edit(ben, open));
  clock.advance(std::chrono::minutes{1});
  EXPECT_REFUSED(edit(ben, open), message_editing_blocked);
  EXPECT_NO_THROW(remove(ben, open));
  clock.advance(std::chrono::minutes{5});
  EXPECT_REFUSED(remove(ben, open), message_deleting_blocked);
  EXPECT_NO_THROW(remove(ann, open));  // force-delete-message
}

TEST_P(MessageDoorsTest, RemovingNeedsOneOfThreePermissions) {
  EXPECT_NO_THROW(remove(ben, open));
  EXPECT_REFUSED(remove(eve, open), action_not_allowed);
  permissions.put("delete-own-message", {"admin"});
  EXPECT_REFUSED(remove(ben, open), action_not_allowed);
  permissions.put("delete-message", {"user"});
  EXPECT_NO_THROW(remove(eve, open));
  settings.put("Message_AllowDeleting", false);
  EXPECT_REFUSED(remove(eve, open), action_not_allowed);
  EXPECT_NO_THROW(remove(admin, open));  // force-delete-message
}

TEST_P(MessageDoorsTest, InAReadOnlyRoomOnesOwnStays) {
  rooms::edit(*ctx, ann, room, {.read_only = true});
  EXPECT_REFUSED(remove(ben, open), not_allowed);
  rooms::unmute(*ctx, ann, room, "ben");  // given the word
  EXPECT_NO_THROW(remove(ben, open));
}

INSTANTIATE_TEST_SUITE_P(Engines, MessageDoorsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
