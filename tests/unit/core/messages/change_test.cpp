// Editing and removing.

#include <gmock/gmock.h>

#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/remove.h"
#include "core/rooms/documents.h"
#include "core/rooms/remove_member.h"
#include "core/team.h"

namespace confab::core {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class ChangeTest : public testing::TeamTest {
 protected:
  model::Message edit(const Actor& who, const MessageId& id, const std::string& text) {
    messages::EditMessage cmd{.id = id};
    cmd.text = text;
    return messages::edit(*ctx, who, cmd);
  }
};

TEST_P(ChangeTest, EditingChangesTextTreeAndMentions) {
  const auto message = say(ben, room, "hello @ann");
  EXPECT_EQ(membership(ann, room).user_mentions, 1);
  forget_events();
  clock.advance(std::chrono::seconds{1});
  const auto edited = edit(ben, message.id, "hello everybody");
  EXPECT_EQ(edited.msg, "hello everybody");
  EXPECT_EQ(edited.edited_at, clock.now());
  EXPECT_EQ(edited.edited_by, (model::UserRef{ben.id, "ben", {}}));
  EXPECT_EQ(edited.seq, message.seq);
  EXPECT_EQ(edited.ts, message.ts);
  EXPECT_EQ(membership(ann, room).user_mentions, 0);
  ASSERT_THAT(told<bus::MessageSaved>(), SizeIs(1));
  EXPECT_FALSE(told<bus::MessageSaved>()[0].created);
  EXPECT_EQ(to_json(messages::get(*ctx, ann, message.id), Dates::iso8601), to_json(edited, Dates::iso8601));
  edit(ben, message.id, "hello @ann again, @all");
  EXPECT_EQ(membership(ann, room).user_mentions, 1);
  EXPECT_EQ(membership(ann, room).group_mentions, 1);
}

TEST_P(ChangeTest, WhoMayEdit) {
  const auto of_ben = say(ben, room, "mine");
  const auto of_ann = say(ann, room, "hers");
  EXPECT_NO_THROW(edit(ann, of_ben.id, "owner may"));
  EXPECT_REFUSED(edit(ben, of_ann.id, "may not"), action_not_allowed);
  EXPECT_REFUSED(edit(ben, MessageId{"nothing"}, "x"), message_not_found);
  const auto secret = channel(ann, {ben}, "secret", model::RoomKind::group).id;
  const auto hidden = say(ann, secret, "hidden");
  EXPECT_REFUSED(edit(eve, hidden.id, "x"), message_not_found);
  EXPECT_REFUSED(messages::get(*ctx, eve, hidden.id), message_not_found);
  EXPECT_NO_THROW(edit(ben, of_ann.id, "hers")) << "nothing would change";
  EXPECT_FALSE(messages::get(*ctx, ann, of_ann.id).edited_at);
  EXPECT_TRUE(edit(ben, of_ben.id, " ").md.empty());
  EXPECT_REFUSED(edit(ben, of_ben.id, std::string(6000, 'x')), message_size_exceeded);
}

TEST_P(ChangeTest, WhoWasTakenOutChangesNothingThere) {
  const auto message = say(ben, room, "mine");
  rooms::remove_member(*ctx, ann, room, ben.id);
  EXPECT_EQ(messages::get(*ctx, ben, message.id).msg, "mine") << "the channel is public";
  EXPECT_REFUSED(edit(ben, message.id, "@ann still here"), not_allowed);
  EXPECT_REFUSED(messages::remove(*ctx, ben, {.id = message.id}), action_not_allowed);
  EXPECT_NO_THROW(edit(admin, message.id, "administrators may"));
}

TEST_P(ChangeTest, EditingEndsWithItsTime) {
  const auto message = say(ben, room, "mine");
  settings.put("Message_AllowEditing_BlockEditInMinutes", 5);
  clock.advance(std::chrono::minutes{4});
  EXPECT_NO_THROW(edit(ben, message.id, "still"));
  clock.advance(std::chrono::minutes{2});
  EXPECT_REFUSED(edit(ben, message.id, "late"), message_editing_blocked);
  auto bot = ben;
  bot.roles.emplace_back("bot");
  EXPECT_NO_THROW(edit(bot, message.id, "bots may"));
  settings.put("Message_AllowEditing", false);
  EXPECT_REFUSED(edit(bot, message.id, "off"), action_not_allowed);
  EXPECT_REFUSED(edit(ann, message.id, "late"), message_editing_blocked);
}

TEST_P(ChangeTest, RemovingTakesTheMessageOutOfEverything) {
  const auto first = say(ann, room, "first");
  const auto second = say(ann, room, "second @ben");
  EXPECT_EQ(rooms::document(*ctx, room)->last_message->id, second.id);
  forget_events();
  messages::remove(*ctx, ann, {.id = second.id});
  ASSERT_THAT(told<bus::MessageRemoved>(), SizeIs(1));
  EXPECT_EQ(told<bus::MessageRemoved>()[0].message, second.id);
  const auto document = rooms::document(*ctx, room);
  EXPECT_EQ(document->last_message->id, first.id);
  EXPECT_EQ(document->lm, first.ts);
  EXPECT_EQ(document->msgs, 1);
  EXPECT_EQ(membership(ben, room).user_mentions, 0);
  EXPECT_REFUSED(messages::remove(*ctx, ann, {.id = second.id}), message_not_found);
  messages::remove(*ctx, ann, {.id = first.id});
  EXPECT_FALSE(rooms::document(*ctx, room)->last_message);
  EXPECT_FALSE(rooms::document(*ctx, room)->lm);
  EXPECT_FALSE(membership(ben, room).alert);
}

TEST_P(ChangeTest, AMarkStaysWhereTheSettingSaysSo) {
  settings.put("Message_ShowDeletedStatus", true);
  const auto message = say(ben, room, "oops @ann");
  forget_events();
  messages::remove(*ctx, ben, {.id = message.id});
  EXPECT_THAT(told<bus::MessageRemoved>(), IsEmpty());
  const auto left = messages::get(*ctx, ann, message.id);
  EXPECT_EQ(left.t, "rm");
  EXPECT_EQ(left.msg, "");
  EXPECT_EQ(left.edited_by, (model::UserRef{ben.id, "ben", {}}));
  EXPECT_TRUE(left.md.empty());
  EXPECT_EQ(membership(ann, room).user_mentions, 0);
  EXPECT_FALSE(rooms::document(*ctx, room)->last_message);
  EXPECT_REFUSED(edit(ben, message.id, "back"), action_not_allowed);
}

TEST_P(ChangeTest, WhoMayRemove) {
  const auto of_ben = say(ben, room, "mine");
  const auto of_ann = say(ann, room, "hers");
  EXPECT_REFUSED(messages::remove(*ctx, ben, {.id = of_ann.id}), action_not_allowed);
  EXPECT_REFUSED(messages::remove(*ctx, eve, {.id = of_ann.id}), action_not_allowed);
  EXPECT_REFUSED(messages::remove(*ctx, ben, {.id = of_ben.id, .room = RoomId{"other"}}), action_not_allowed);
  EXPECT_REFUSED(messages::remove(*ctx, ben, {.id = of_ann.id, .room = room, .as_user = true}), not_allowed);
  settings.put("Message_AllowDeleting_BlockDeleteInMinutes", 5);
  clock.advance(std::chrono::minutes{6});
  EXPECT_REFUSED(messages::remove(*ctx, ben, {.id = of_ben.id}), message_deleting_blocked);
  settings.put("Message_AllowDeleting_BlockDeleteInMinutes", 0);
  settings.put("Message_AllowDeleting", false);
  EXPECT_REFUSED(messages::remove(*ctx, ben, {.id = of_ben.id}), action_not_allowed);
  EXPECT_NO_THROW(messages::remove(*ctx, ann, {.id = of_ben.id}));  // force-delete-message
  settings.put("Message_AllowDeleting", true);
  auto moderator = ben;
  permissions.put("delete-message", {"user"});
  EXPECT_NO_THROW(messages::remove(*ctx, moderator, {.id = of_ann.id}));
}

TEST_P(ChangeTest, SeveralMessagesAtOnceAreFilteredByAccess) {
  const auto secret = channel(ann, {}, "secret", model::RoomKind::group).id;
  const auto open = say(ann, room, "open");
  const auto hidden = say(ann, secret, "hidden");
  EXPECT_THAT(messages::get_several(*ctx, ann, {hidden.id, open.id, MessageId{"none"}}), SizeIs(2));
  const auto seen = messages::get_several(*ctx, ben, {hidden.id, open.id});
  ASSERT_THAT(seen, SizeIs(1));
  EXPECT_EQ(seen[0].id, open.id);
}

INSTANTIATE_TEST_SUITE_P(Engines, ChangeTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
