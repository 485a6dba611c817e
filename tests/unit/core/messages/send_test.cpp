#include "core/messages/send.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"

#include <gmock/gmock.h>

#include "base/error.h"

#include <thread>

#include "core/messages/history.h"
#include "core/messages/remove.h"
#include "core/rooms/archive.h"
#include "core/rooms/edit.h"
#include "core/rooms/mute.h"
#include "core/rooms/target.h"
#include "core/subscriptions/preferences.h"
#include "core/subscriptions/sidebar.h"
#include "core/team.h"

namespace confab::core {
namespace {

using messages::SendMessage;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SendTest : public testing::TeamTest {
 protected:
  SendMessage text(const std::string& words) {
    SendMessage cmd{.room = room};
    cmd.text = words;
    return cmd;
  }
};

TEST_P(SendTest, StoresCountsAndTells) {
  const auto message = say(ann, room, "lunch?");
  EXPECT_EQ(message.seq, 1);
  EXPECT_EQ(message.ts, clock.now());
  EXPECT_EQ(message.u, ann.ref());
  EXPECT_FALSE(message.md.empty());
  ASSERT_THAT(told<bus::MessageSaved>(), SizeIs(1));
  EXPECT_TRUE(told<bus::MessageSaved>()[0].created);
  EXPECT_EQ(told<bus::MessageSaved>()[0].message->id, message.id);

  const auto loaded = messages::history(*ctx, ben, {.room = room}).messages;
  ASSERT_THAT(loaded, SizeIs(1));
  EXPECT_EQ(to_json(loaded[0], Dates::iso8601), to_json(message, Dates::iso8601));
  EXPECT_EQ(membership(ben, room).alert, true);
  EXPECT_EQ(membership(ann, room).alert, false);
}

TEST_P(SendTest, SameIdFromSameSenderReturnsWhatIsStored) {
  auto cmd = text("once");
  cmd.id = MessageId{"mine-1"};
  const auto first = messages::send(*ctx, ann, cmd);
  forget_events();
  clock.advance(std::chrono::seconds{5});
  const auto second = messages::send(*ctx, ann, cmd);
  EXPECT_EQ(second.seq, first.seq);
  EXPECT_EQ(second.ts, first.ts);
  ASSERT_THAT(told<bus::MessageSaved>(), SizeIs(1)) << "perhaps nobody was told the first time";
  EXPECT_EQ(to_json(*told<bus::MessageSaved>()[0].message, Dates::iso8601), to_json(first, Dates::iso8601));
  EXPECT_THAT(messages::history(*ctx, ann, {.room = room}).messages, SizeIs(1));

  EXPECT_REFUSED(messages::send(*ctx, ben, cmd), invalid_message);
  cmd.room = channel(ann, {}, "other").id;
  EXPECT_REFUSED(messages::send(*ctx, ann, cmd), invalid_message);
  EXPECT_EQ(say(ann, room, "next").seq, 2);  // what was refused left no gap
}

TEST_P(SendTest, IdOfADeletedMessageIsRefused) {
  auto cmd = text("gone");
  cmd.id = MessageId{"mine-2"};
  messages::send(*ctx, ann, cmd);
  messages::remove(*ctx, ann, {.id = *cmd.id});
  EXPECT_REFUSED(messages::send(*ctx, ann, cmd), invalid_message);
}

TEST_P(SendTest, RefusesBadIdsTextsAndTimes) {
  for (const std::string bad : {"", "has space", "slash/", "ümlaut"}) {
    auto cmd = text("x");
    cmd.id = MessageId{bad};
    EXPECT_REFUSED(messages::send(*ctx, ann, cmd), invalid_message);
  }
  auto long_id = text("x");
  long_id.id = MessageId{std::string(65, 'a')};
  EXPECT_REFUSED(messages::send(*ctx, ann, long_id), invalid_message);
  long_id.id = MessageId{std::string(64, 'a')};
  EXPECT_NO_THROW(messages::send(*ctx, ann, long_id));

  EXPECT_REFUSED(messages::send(*ctx, ann, text(std::string("a\0b", 3))), invalid_params);
  EXPECT_REFUSED(messages::send(*ctx, ann, text("\xC3")), invalid_params);
  EXPECT_REFUSED(messages::send(*ctx, ann, text(std::string(5001, 'a'))), message_size_exceeded);
  EXPECT_NO_THROW(messages::send(*ctx, ann, text(std::string(5000, 'a'))));

  auto old = text("x");
  old.ts = clock.now() - std::chrono::minutes{11};
  EXPECT_REFUSED(messages::send(*ctx, ann, old), message_ts_out_of_sync);
  old.ts = clock.now() - std::chrono::minutes{9};
  EXPECT_NO_THROW(messages::send(*ctx, ann, old));
  auto reply = text("x");
  reply.tmid = MessageId{"thread"};
  EXPECT_REFUSED(messages::send(*ctx, ann, reply), invalid_message);
  reply.tmid = MessageId{};
  EXPECT_NO_THROW(messages::send(*ctx, ann, reply)) << "an empty one is none";
  reply.tshow = true;
  EXPECT_REFUSED(messages::send(*ctx, ann, reply), invalid_params);
  auto system = text("x");
  system.t = "uj";
  EXPECT_REFUSED(messages::send(*ctx, ann, system), not_allowed);
}

TEST_P(SendTest, ATextThatShowsNothingIsAnEmptyOne) {
  for (const auto* nothing : {"", " \n ", "\u3000", "\u200B", "\u2800", "\uFEFF", "\u202E", "\u00A0"}) {
    const auto message = messages::send(*ctx, ann, text(nothing));
    EXPECT_EQ(message.msg, "");
    EXPECT_TRUE(message.md.empty());
  }
  EXPECT_EQ(messages::send(*ctx, ann, text(" \u202Eseen ")).msg, " \u202Eseen ");
}

TEST_P(SendTest, LinksAreAListUnlessNobodyShallLookAtThem) {
  EXPECT_EQ(say(ann, room, "no link").urls.text, "[]");
  EXPECT_EQ(messages::history(*ctx, ben, {.room = room}).messages[0].urls.text, "[]");
  auto cmd = text("https://example.org");
  cmd.parse_urls = false;
  EXPECT_TRUE(messages::send(*ctx, ann, cmd).urls.empty());
  EXPECT_TRUE(messages::history(*ctx, ben, {.room = room}).messages[0].urls.empty());
}

TEST_P(SendTest, TheLongestNameThatThereIsCounts) {
  person("ben.");
  person("ben.smith");
  channel(ann, {}, "team-");
  const auto named = [&](const std::string& words) {
    const auto message = say(ann, room, words);
    std::vector<std::string> names;
    for (const auto& mention : *message.mentions) names.push_back(mention.username);
    for (const auto& mention : *message.channels) names.push_back(mention.name);
    return names;
  };
  EXPECT_THAT(named("ask @ben."), ElementsAre("ben."));
  EXPECT_THAT(named("ask @ben.."), ElementsAre("ben."));
  EXPECT_THAT(named("ask @ben.smith. now"), ElementsAre("ben.smith"));
  EXPECT_THAT(named("ask @eve... or 'even @ann' or @EVE_-"), ElementsAre("eve", "ann"));
  EXPECT_THAT(named("see #team. or #team-"), ElementsAre("team", "team-"));
  EXPECT_THAT(named("@all."), ElementsAre("all"));
  EXPECT_THAT(named("@nobody. #void."), IsEmpty());
  const auto message = say(ben, room, "ask *@eve.* now");
  EXPECT_EQ(json::parse(message.md.text), json::parse(R"([{"type": "PARAGRAPH", "value": [
      {"type": "PLAIN_TEXT", "value": "ask "},
      {"type": "BOLD", "value": [{"type": "MENTION_USER", "value": {"type": "PLAIN_TEXT", "value": "eve"}},
                                 {"type": "PLAIN_TEXT", "value": "."}]},
      {"type": "PLAIN_TEXT", "value": " now"}]}])"));
}

TEST_P(SendTest, LengthIsCountedInUtf16Units) {
  settings.put("Message_MaxAllowedSize", 4);
  EXPECT_NO_THROW(messages::send(*ctx, ann, text("😀😀")));
  EXPECT_REFUSED(messages::send(*ctx, ann, text("😀😀a")), message_size_exceeded);
}

TEST_P(SendTest, MembersWriteAndWhoCouldBecomeOne) {
  EXPECT_EQ(messages::send(*ctx, eve, text("hi")).u, eve.ref()) << "she could join at once";
  EXPECT_FALSE(subscriptions::get(*ctx, eve, room)) << "but does not by writing";
  rooms::edit(*ctx, ann, room, {.join_code = "secret"});
  EXPECT_REFUSED(messages::send(*ctx, eve, text("hi")), not_allowed);
  const auto secret = channel(ann, {ben}, "secret", model::RoomKind::group).id;
  SendMessage cmd{.room = secret};
  cmd.text = "hi";
  EXPECT_REFUSED(messages::send(*ctx, eve, cmd), invalid_room);
  cmd.room = RoomId{"nowhere"};
  EXPECT_REFUSED(messages::send(*ctx, eve, cmd), invalid_room);  // the same answer
}

TEST_P(SendTest, ReadOnlyRoomsMutedPeopleAndArchivedRooms) {
  rooms::edit(*ctx, ann, room, {.read_only = true});
  EXPECT_REFUSED(messages::send(*ctx, ben, text("hi")), not_allowed);
  EXPECT_NO_THROW(messages::send(*ctx, ann, text("owner")));
  rooms::unmute(*ctx, ann, room, "ben");
  EXPECT_NO_THROW(messages::send(*ctx, ben, text("allowed")));
  rooms::mute(*ctx, ann, room, "ben");
  EXPECT_REFUSED(messages::send(*ctx, ben, text("hi")), not_allowed);
  rooms::edit(*ctx, ann, room, {.read_only = false});
  EXPECT_NO_THROW(messages::send(*ctx, ben, text("hi")));
  rooms::mute(*ctx, ann, room, "ben");
  EXPECT_REFUSED(messages::send(*ctx, ben, text("hi")), muted);
  rooms::unmute(*ctx, ann, room, "ben");
  EXPECT_NO_THROW(messages::send(*ctx, ben, text("hi")));
  rooms::archive(*ctx, ann, room);
  EXPECT_REFUSED(messages::send(*ctx, ann, text("hi")), room_archived);
}

TEST_P(SendTest, AnotherFaceNeedsThePermission) {
  auto cmd = text("beep");
  cmd.alias = "Robot";
  EXPECT_REFUSED(messages::send(*ctx, ann, cmd), not_allowed);
  ann.roles = {"user", "bot"};
  EXPECT_EQ(messages::send(*ctx, ann, cmd).alias, "Robot");
  auto smiling = text("beep");
  smiling.emoji = ":robot:";
  EXPECT_EQ(messages::send(*ctx, ben, smiling).emoji, ":robot:");
  cmd.avatar = "javascript:alert(1)";
  EXPECT_REFUSED(messages::send(*ctx, ann, cmd), invalid_params);
}

TEST_P(SendTest, AttachmentsAreCheckedAndCleaned) {
  const auto send = [&](const char* attachments) {
    auto cmd = text("");
    cmd.attachments = json::parse(attachments).as_array();
    return messages::send(*ctx, ann, cmd);
  };
  const auto message = send(R"j([{"title": "T", "image_url": "/file-upload/1", "onclick": "evil", "color": null,
      "fields": [{"title": "a", "value": 7, "x": 1}], "collapsed": true}])j");
  EXPECT_EQ(json::parse(message.attachments.text),
            json::parse(R"([{"title": "T", "image_url": "/file-upload/1", "collapsed": true,
                             "fields": [{"title": "a", "value": "7"}]}])"));
  EXPECT_EQ(send(R"([{"evil": 1}])").attachments.text, "[]");
  for (const auto* bad :
       {R"j([{"title_link": "javascript:alert(1)"}])j", R"([{"image_url": "data:image/png;base64,"}])",
        R"([{"author_link": "//example.org"}])", R"([{"text": "a\u0000b"}])"}) {
    EXPECT_REFUSED(send(bad), params_refused);
  }
  for (const auto* bad : {R"([7])", R"([{"title": 7}])", R"([{"collapsed": "yes"}])", R"([{"fields": {}}])",
                          R"([{"ts": "soon"}])", R"([{"attachments": [{"image_dimensions": {"width": "x"}}]}])"}) {
    EXPECT_REFUSED(send(bad), match_failed);
  }
  try {
    send(R"([{"title": "T"}, {"title": "T", "fields": [{"title": 7}, {"title": 8}]}])");
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.reason(), "Match error: Expected string, got number in field attachments[1].fields[0].title");
    EXPECT_EQ(refusal.details().at("errors").as_array().size(), 2) << "each that is wrong, with its place";
  }
}

TEST_P(SendTest, MentionsCountForMembersOnly) {
  const auto message = say(ann, room, "@ben and @eve and @ann and @nobody, see #team and #void");
  ASSERT_TRUE(message.mentions);
  std::vector<std::string> names;
  for (const auto& mention : *message.mentions) names.push_back(mention.username);
  EXPECT_THAT(names, ElementsAre("ben", "eve", "ann"));
  ASSERT_THAT(*message.channels, SizeIs(1));
  EXPECT_EQ(message.channels->front().id, room);
  EXPECT_EQ(membership(ben, room).user_mentions, 1);
  EXPECT_EQ(membership(ben, room).unread, 1);
  EXPECT_EQ(membership(ann, room).user_mentions, 0);
  const auto notified = told<bus::Notified>();
  ASSERT_THAT(notified, SizeIs(1));
  EXPECT_THAT(notified[0].users, ElementsAre(ben.id));
  EXPECT_EQ(notified[0].title, "#team");
}

TEST_P(SendTest, NotificationsGoOutWithTheirMessageOnceAPerson) {
  subscriptions::save_preferences(*ctx, ben, room, {{"desktopNotifications", "all"}});
  forget_events();
  say(ann, room, "@ben @all, for three reasons");
  const auto all = *events.lock();
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_TRUE(std::holds_alternative<bus::MessageSaved>(all[0]));
  EXPECT_TRUE(std::holds_alternative<bus::Notified>(all[1]));
  auto again = text("@ben");
  again.id = std::get<bus::MessageSaved>(all[0]).message->id;
  forget_events();
  messages::send(*ctx, ann, again);  // it is stored already: told again, but nobody is called a second time
  ASSERT_THAT(*events.lock(), SizeIs(1));
  EXPECT_EQ(told<bus::MessageSaved>().at(0).room.name, "team");
}

TEST_P(SendTest, CallingEverybodyNeedsThePermission) {
  say(ann, room, "@all come");
  say(ann, room, "@here come, @ben too");
  EXPECT_EQ(membership(ben, room).group_mentions, 2);
  EXPECT_EQ(membership(ben, room).user_mentions, 1);
  EXPECT_EQ(membership(ben, room).unread, 2);  // a message with both counts once
  EXPECT_EQ(membership(ann, room).group_mentions, 0);
  permissions.put("mention-all", {"admin"});
  EXPECT_REFUSED(messages::send(*ctx, ben, text("@all")), action_not_allowed);
  EXPECT_NO_THROW(messages::send(*ctx, ben, text("@here")));
  permissions.put("mention-all", {"user"});
  settings.put("Message_MaxAll", 1);
  EXPECT_REFUSED(messages::send(*ctx, ben, text("@all")), action_not_allowed);
}

TEST_P(SendTest, AMessageReopensADirectRoom) {
  const auto id = direct(ann, ben).id;
  EXPECT_FALSE(membership(ben, id).open);
  forget_events();
  say(ann, id, "psst");
  EXPECT_TRUE(membership(ben, id).open);
  ASSERT_THAT(told<bus::SubscriptionChanged>(), SizeIs(1));
  EXPECT_EQ(told<bus::SubscriptionChanged>()[0].user, ben.id);
  ASSERT_THAT(told<bus::Notified>(), SizeIs(1));
  subscriptions::hide(*ctx, ben, id);
  forget_events();
  say(ben, id, "yes");
  EXPECT_TRUE(membership(ben, id).open);  // one's own message, too
  say(ann, id, "again");
  EXPECT_THAT(told<bus::SubscriptionChanged>(), IsEmpty());  // nothing was closed any more
}

TEST_P(SendTest, TimesNeverRunBackwards) {
  const auto first = say(ann, room, "1");
  clock.advance(std::chrono::seconds{-60});
  const auto second = say(ann, room, "2");
  const auto third = say(ann, room, "3");
  EXPECT_GT(second.ts, first.ts);
  EXPECT_GT(third.ts, second.ts);
  clock.advance(std::chrono::seconds{120});
  EXPECT_EQ(say(ann, room, "4").ts, clock.now());
  // Also when the newest one is gone.
  const auto newest = say(ann, room, "5");
  messages::remove(*ctx, ann, {.id = newest.id});
  clock.advance(std::chrono::seconds{-60});
  EXPECT_GT(say(ann, room, "6").ts, newest.ts);
}

TEST_P(SendTest, PagingByTimeFindsAllWhenTheClockWasSetBack) {
  say(ann, room, "first");
  clock.advance(std::chrono::hours{-1});
  for (int i = 0; i < 30; ++i) say(ann, room, "m");
  std::optional<Timestamp> latest;
  std::size_t found = 0;
  while (true) {
    const auto page = messages::history(*ctx, ann, {.room = room, .latest = latest, .limit = 7}).messages;
    if (page.empty()) break;
    found += page.size();
    latest = page.back().ts;
  }
  EXPECT_EQ(found, 31U);
}

TEST_P(SendTest, MessagesOfOneMillisecondAreToldApartByTime) {
  const auto first = say(ann, room, "1");
  const auto second = say(ann, room, "2");
  EXPECT_LT(first.ts, second.ts);
}

TEST_P(SendTest, ADirectMessageToADeactivatedPersonIsRefused) {
  const auto id = direct(ann, ben).id;
  say(ann, id, "hello");
  const auto tx = db->begin();
  tx->execute("UPDATE users SET active = 0 WHERE pk = ?", {ben.pk});
  tx->commit();
  EXPECT_REFUSED(say(ann, id, "hello?"), not_allowed);
}

TEST_P(SendTest, TargetsInWords) {
  EXPECT_EQ(rooms::resolve_target(*ctx, ann, "#team"), room);
  EXPECT_EQ(rooms::resolve_target(*ctx, ann, "team"), room);
  EXPECT_EQ(rooms::resolve_target(*ctx, ann, room.value), room);
  EXPECT_FALSE(subscriptions::get(*ctx, eve, room));
  EXPECT_EQ(rooms::resolve_target(*ctx, eve, "#team"), room);
  EXPECT_TRUE(subscriptions::get(*ctx, eve, room));
  const auto with_ben = rooms::resolve_target(*ctx, ann, "@ben");
  EXPECT_EQ(with_ben, rooms::resolve_target(*ctx, ben, "@ann"));
  EXPECT_REFUSED(rooms::resolve_target(*ctx, ann, "#nowhere"), invalid_channel);
  channel(ann, {}, "secret", model::RoomKind::group);
  EXPECT_REFUSED(rooms::resolve_target(*ctx, eve, "#secret"), invalid_channel);
}

TEST_P(SendTest, ManySendersLeaveNoGapAndEventsFollowTheOrder) {
  constexpr int kThreads = 32;
  constexpr int kEach = 8;
  std::vector<Actor> others;
  others.reserve(kThreads);
  for (int i = 0; i < kThreads; ++i) others.push_back(person("p" + std::to_string(i)));
  const auto crowd = channel(ann, others, "crowd").id;
  forget_events();
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (const auto& who : others) {
    threads.emplace_back([&, who] {
      for (int i = 0; i < kEach; ++i) say(who, crowd, "m" + std::to_string(i));
    });
  }
  for (auto& thread : threads) thread.join();

  const auto told_messages = told<bus::MessageSaved>();
  ASSERT_THAT(told_messages, SizeIs(kThreads * kEach));
  Timestamp before{};
  for (int i = 0; i < kThreads * kEach; ++i) {
    const auto& message = *told_messages[static_cast<std::size_t>(i)].message;
    EXPECT_EQ(message.seq, i + 1);
    EXPECT_EQ(message.countable, i + 1);
    EXPECT_GE(message.ts, before);
    before = message.ts;
  }
  for (const auto& who : others) EXPECT_EQ(membership(who, crowd).alert, true);
  settings.put("Unread_Count", "all_messages");
  for (const auto& who : others) EXPECT_EQ(membership(who, crowd).unread, (kThreads - 1) * kEach);
}

INSTANTIATE_TEST_SUITE_P(Engines, SendTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
