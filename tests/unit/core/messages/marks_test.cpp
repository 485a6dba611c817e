// Reactions, stars and pins: who may, what everybody sees, what sync brings, and what goes with the message.

#include <gmock/gmock.h>

#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/message_saved.h"
#include "bus/events/room_changed.h"
#include "core/accounts/profile.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/history.h"
#include "core/messages/pin.h"
#include "core/messages/react.h"
#include "core/messages/remove.h"
#include "core/messages/star.h"
#include "core/messages/sync.h"
#include "core/rooms/archive.h"
#include "core/rooms/documents.h"
#include "core/rooms/edit.h"
#include "core/rooms/erase.h"
#include "core/rooms/mute.h"
#include "core/team.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::chrono::seconds kLong{10};  // more than what sync repeats on PostgreSQL

class MarksTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    message = say(ann, room, "hello").id;
    clock.advance(kLong);
  }

  void react(const Actor& who, const std::string& emoji, std::optional<bool> should_react = {}) {
    messages::react(*ctx, who, {.id = message, .emoji = emoji, .should_react = should_react});
  }
  /// ":smile:[ann,ben] :tada:[eve]"
  static std::string shown(const model::Message& found) {
    std::string text;
    if (!found.reactions) return text;
    for (const auto& [emoji, reaction] : *found.reactions) {
      text += (text.empty() ? "" : " ") + emoji + "[";
      for (const auto& name : reaction.usernames) text += (text.ends_with('[') ? "" : ",") + name;
      text += "]";
    }
    return text;
  }
  std::string reactions(const Actor& reader) { return shown(messages::get(*ctx, reader, message)); }
  std::vector<UserId> stars(const Actor& reader) {
    std::vector<UserId> ids;
    for (const auto& star : messages::get(*ctx, reader, message).starred.value_or(std::vector<model::Starred>{})) {
      ids.push_back(star.id);
    }
    return ids;
  }
  void set(const std::string& setting, bool value) { settings.put(setting, value); }
  MessageId message;

  std::int64_t rows(const std::string& table) {
    return db->read()->count("SELECT count(*) FROM " + table + " WHERE user_pk > 0", {});
  }
};

TEST_P(MarksTest, ReactionsComeAndGo) {
  const auto before = messages::get(*ctx, ann, message);
  EXPECT_FALSE(before.reactions);
  react(ben, ":smile:");
  clock.advance(std::chrono::seconds{1});
  react(ann, "tada");
  react(ann, ":smile:");
  EXPECT_EQ(reactions(ben), ":smile:[ben,ann] :tada:[ann]");
  react(ben, "smile");
  EXPECT_EQ(reactions(ben), ":tada:[ann] :smile:[ann]");
  react(ann, "smile", false);
  react(ann, "tada", false);
  EXPECT_FALSE(messages::get(*ctx, ann, message).reactions);
  EXPECT_EQ(rows("reactions"), 0);
}

TEST_P(MarksTest, WhatIsSoAlreadyIsNotTold) {
  react(ben, "smile", true);
  forget_events();
  const auto before = messages::get(*ctx, ann, message);
  react(ben, "smile", true);
  react(ben, "tada", false);
  EXPECT_THAT(told<bus::MessageSaved>(), IsEmpty());
  EXPECT_EQ(messages::get(*ctx, ann, message).updated_at, before.updated_at);
}

TEST_P(MarksTest, AReactionIsToldAsItIsFetchedAndChangesNoRoom) {
  const auto of_room = to_json(*rooms::document(*ctx, room), Dates::iso8601);
  forget_events();
  react(ben, "smile");
  const auto saved = told<bus::MessageSaved>();
  ASSERT_THAT(saved, SizeIs(1));
  EXPECT_FALSE(saved[0].created);
  EXPECT_FALSE(saved[0].room_changed);
  EXPECT_EQ(to_json(*saved[0].message, Dates::iso8601), to_json(messages::get(*ctx, ann, message), Dates::iso8601));
  EXPECT_THAT(told<bus::RoomChanged>(), IsEmpty());
  EXPECT_EQ(to_json(*rooms::document(*ctx, room), Dates::iso8601), of_room) << "though it is the last message";
}

TEST_P(MarksTest, SyncBringsWhatWasMarked) {
  const auto since = clock.now();
  clock.advance(kLong);
  EXPECT_THAT(messages::sync(*ctx, ben, room, since).updated, IsEmpty());
  react(ann, "smile");
  const auto changed = messages::sync(*ctx, ben, room, since).updated;
  ASSERT_THAT(changed, SizeIs(1));
  EXPECT_EQ(shown(changed[0]), ":smile:[ann]");
  clock.advance(kLong);
  const auto later = clock.now();
  clock.advance(kLong);
  react(ann, "smile", false);
  ASSERT_THAT(messages::sync(*ctx, ben, room, later).updated, SizeIs(1)) << "taken back is a change as well";
}

TEST_P(MarksTest, EachChangeIsLaterThanTheOneBefore) {
  auto last = messages::get(*ctx, ann, message).updated_at;
  for (int i = 0; i < 5; ++i) {
    react(ben, "smile");
    const auto now = messages::get(*ctx, ann, message).updated_at;
    EXPECT_GT(now, last) << "also within one millisecond";
    last = now;
  }
}

TEST_P(MarksTest, NamesOfThoseWhoReactedAreJoined) {
  set("UI_Use_Real_Name", true);
  react(ben, "smile");
  messages::pin(*ctx, ann, message);
  clock.advance(kLong);
  const auto since = clock.now();
  clock.advance(kLong);
  accounts::update_own(*ctx, ben, {.name = "Benjamin"});
  const auto found = messages::get(*ctx, ann, message);
  ASSERT_TRUE(found.reactions);
  EXPECT_THAT(found.reactions->front().second.usernames, ElementsAre("ben"));
  EXPECT_THAT(*found.reactions->front().second.names, ElementsAre("Benjamin"));
  EXPECT_GE(found.updated_at, since) << "who was away learns of it";
  const auto changed = messages::sync(*ctx, ann, room, since).updated;
  ASSERT_THAT(changed, SizeIs(1));
  EXPECT_EQ(to_json(changed[0], Dates::iso8601), to_json(found, Dates::iso8601));

  const auto once_more = clock.now();
  clock.advance(kLong);
  accounts::update_user(*ctx, admin, ann.id, {.username = "anna"});
  const auto of_ann = messages::sync(*ctx, ben, room, once_more).updated;
  ASSERT_THAT(of_ann, SizeIs(2)) << "what she wrote and pinned, and what tells of the pin";
  EXPECT_EQ(messages::get(*ctx, ben, message).pinned_by->username, "anna");
}

TEST_P(MarksTest, WhoMayReact) {
  EXPECT_NO_THROW(react(eve, "smile")) << "whoever may read a public channel";
  EXPECT_REFUSED(react(ben, "no_such_emoji"), not_allowed);
  EXPECT_REFUSED(react(ben, ""), not_allowed);
  EXPECT_REFUSED(messages::react(*ctx, ben, {.id = MessageId{"none"}, .emoji = "smile"}), message_not_found);
  const auto secret = channel(ann, {ben}, "secret", model::RoomKind::group).id;
  message = say(ann, secret, "hidden").id;
  EXPECT_REFUSED(react(eve, "smile"), message_not_found);
  EXPECT_NO_THROW(react(ben, "smile"));
  rooms::mute(*ctx, ann, secret, "ben");
  EXPECT_REFUSED(react(ben, "tada"), muted);
  rooms::unmute(*ctx, ann, secret, "ben");
  rooms::edit(*ctx, ann, secret, {.read_only = true});
  EXPECT_REFUSED(react(ben, "tada"), not_allowed);
  EXPECT_NO_THROW(react(ann, "tada")) << "who may write may react";
  rooms::edit(*ctx, ann, secret, {.react_when_read_only = true});
  EXPECT_NO_THROW(react(ben, "tada"));
}

TEST_P(MarksTest, NobodyReactsInAnArchivedRoom) {
  rooms::archive(*ctx, admin, room);
  EXPECT_REFUSED(react(ben, "smile"), room_archived);
  EXPECT_REFUSED(messages::pin(*ctx, ann, message), room_archived);
}

TEST_P(MarksTest, KindsOfReactionsAreBounded) {
  const auto tx = db->begin();
  const auto position = tx->count("SELECT position FROM messages WHERE id = ?", {message});
  for (std::size_t i = 0; i < messages::kMaxReactions; ++i) {
    const std::string emoji = "e" + std::to_string(i);
    tx->execute("INSERT INTO reactions (position, emoji, user_pk, reacted_at) VALUES (?, ?, ?, 1)",
                {position, emoji, ann.pk});
  }
  tx->execute("UPDATE messages SET marks = 1 WHERE position = ?", {position});
  tx->commit();
  EXPECT_REFUSED(react(ben, "smile"), too_many_reactions);
  EXPECT_EQ(messages::get(*ctx, ann, message).reactions->size(), messages::kMaxReactions);
}

TEST_P(MarksTest, AnEditKeepsTheMarks) {
  react(ben, "smile");
  messages::star(*ctx, ben, message, true);
  messages::EditMessage cmd{.id = message};
  cmd.text = "edited";
  const auto edited = messages::edit(*ctx, ann, cmd);
  EXPECT_EQ(shown(edited), ":smile:[ben]");
  EXPECT_THAT(*edited.starred, IsEmpty()) << "ann has none";
  EXPECT_EQ(reactions(ben), ":smile:[ben]");
  EXPECT_THAT(stars(ben), ElementsAre(ben.id));
}

TEST_P(MarksTest, StarsAreOnesOwn) {
  EXPECT_THAT(stars(ben), IsEmpty());
  messages::star(*ctx, ben, message, true);
  messages::star(*ctx, ben, message, true);
  messages::star(*ctx, eve, message, true);
  EXPECT_THAT(stars(ben), ElementsAre(ben.id));
  EXPECT_THAT(stars(ann), IsEmpty());
  EXPECT_THAT(messages::list(*ctx, ben, {.room = room, .starred = true}).messages, SizeIs(1));
  EXPECT_EQ(messages::list(*ctx, ben, {.room = room, .starred = true}).total, 1);
  EXPECT_THAT(messages::list(*ctx, ann, {.room = room, .starred = true}).messages, IsEmpty());
  messages::star(*ctx, ben, message, false);
  EXPECT_THAT(stars(ben), IsEmpty());
  EXPECT_THAT(messages::list(*ctx, ben, {.room = room, .starred = true}).messages, IsEmpty());
  EXPECT_THAT(stars(eve), ElementsAre(eve.id));
  set("Message_AllowStarring", false);
  EXPECT_REFUSED(messages::star(*ctx, ben, message, true), action_not_allowed);
}

TEST_P(MarksTest, APinIsToldInTheRoom) {
  EXPECT_REFUSED(messages::pin(*ctx, ben, message), not_authorized);
  forget_events();
  const auto told_of = messages::pin(*ctx, ann, message);
  EXPECT_EQ(told_of.t, "message_pinned");
  const auto attachment = parse_json(told_of.attachments.text).at(0);
  EXPECT_EQ(attachment.at("text"), "hello");
  EXPECT_EQ(attachment.at("author_name"), "ann");
  ASSERT_THAT(told<bus::MessageSaved>(), SizeIs(2));
  EXPECT_EQ(told<bus::MessageSaved>()[0].message->pinned, true);
  const auto pinned = messages::get(*ctx, ben, message);
  EXPECT_EQ(pinned.pinned, true);
  EXPECT_EQ(pinned.pinned_by->id, ann.id);
  EXPECT_GE(*pinned.pinned_at, clock.now());
  EXPECT_THAT(messages::list(*ctx, ben, {.room = room, .pinned = true}).messages, SizeIs(1));

  forget_events();
  EXPECT_EQ(messages::pin(*ctx, ann, message).id, message) << "is pinned already";
  EXPECT_REFUSED(messages::pin(*ctx, ann, told_of.id), action_not_allowed);
  EXPECT_THAT(told<bus::MessageSaved>(), IsEmpty());
  EXPECT_REFUSED(messages::unpin(*ctx, ben, message), not_authorized);
  messages::unpin(*ctx, ann, message);
  messages::unpin(*ctx, ann, message);
  EXPECT_THAT(told<bus::MessageSaved>(), SizeIs(1));
  EXPECT_EQ(messages::get(*ctx, ben, message).pinned, false) << "said, for clients that merge what they get";
  EXPECT_THAT(messages::list(*ctx, ben, {.room = room, .pinned = true}).messages, IsEmpty());
  set("Message_AllowPinning", false);
  EXPECT_REFUSED(messages::pin(*ctx, ann, message), action_not_allowed);
}

TEST_P(MarksTest, MarksGoWithTheMessage) {
  react(ben, "smile");
  messages::star(*ctx, ben, message, true);
  messages::pin(*ctx, ann, message);
  messages::remove(*ctx, ann, {.id = message});
  for (const auto* table : {"reactions", "stars", "pins"}) EXPECT_EQ(rows(table), 0) << table;
}

TEST_P(MarksTest, MarksGoWhereTheMessageIsEmptied) {
  set("Message_ShowDeletedStatus", true);
  react(ben, "smile");
  messages::star(*ctx, ben, message, true);
  messages::pin(*ctx, ann, message);
  messages::remove(*ctx, ann, {.id = message});
  for (const auto* table : {"reactions", "stars", "pins"}) EXPECT_EQ(rows(table), 0) << table;
  const auto mark = messages::get(*ctx, ben, message);
  EXPECT_EQ(mark.t, "rm");
  EXPECT_FALSE(mark.reactions || mark.starred || mark.pinned);
}

TEST_P(MarksTest, MarksGoWithTheRoom) {
  react(ben, "smile");
  messages::star(*ctx, ben, message, true);
  messages::pin(*ctx, ann, message);
  rooms::erase(*ctx, ann, room);
  for (const auto* table : {"reactions", "stars", "pins"}) EXPECT_EQ(rows(table), 0) << table;
}

TEST_P(MarksTest, MarksGoWithThePerson) {
  react(eve, "smile");
  messages::star(*ctx, eve, message, true);
  const auto tx = db->begin();
  const sql::Value eves{eve.pk};
  tx->execute("DELETE FROM users WHERE pk = ?", {&eves, 1});
  tx->commit();
  EXPECT_EQ(reactions(ann), "");
  EXPECT_EQ(rows("stars"), 0);
}

INSTANTIATE_TEST_SUITE_P(Engines, MarksTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
