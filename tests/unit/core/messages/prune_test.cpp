#include "core/messages/prune.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>

#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/accounts/built_in_bot.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/history.h"
#include "core/messages/pin.h"
#include "core/messages/react.h"
#include "core/messages/remove.h"
#include "core/messages/retention.h"
#include "core/messages/star.h"
#include "core/messages/sync.h"
#include "core/messages/threads.h"
#include "core/messages/versions.h"
#include "core/moderation/report.h"
#include "core/rooms/discussions.h"
#include "core/rooms/documents.h"
#include "core/rooms/edit.h"
#include "core/team.h"
#include "store/job_schedules.h"
#include "store/rooms.h"

namespace confab::core {
namespace {

using messages::Pruning;
using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PruneTest : public testing::TeamTest {
 protected:
  model::Message write(const Actor& who, const std::string& text, const MessageId& tmid = {}) {
    clock.advance(hours{1});
    messages::SendMessage cmd{.room = room};
    cmd.text = text;
    if (!tmid.empty()) cmd.tmid = tmid;
    return messages::send(*ctx, who, cmd);
  }
  /// Everything, but what `order` says.
  Pruning all(Pruning order = {}) {
    order.latest = clock.now() + hours{1};
    return order;
  }
  std::int64_t clean(const Pruning& order) { return messages::clean_history(*ctx, admin, room, order).messages; }
  std::vector<std::string> left() {
    std::vector<std::string> texts;
    for (const auto& message : messages::history(*ctx, ann, {.room = room, .limit = 1000}).messages) {
      if (!message.t) texts.push_back(message.msg);
    }
    std::ranges::reverse(texts);
    return texts;
  }
  std::int64_t rows(const std::string& table) { return db->read()->count("SELECT count(*) FROM " + table, {}); }
  void apply_retention() {
    std::atomic<bool> stop = false;
    messages::apply_retention(*ctx, jobs::Run{"job", 1, clock.now(), jobs::Run::Clock::time_point::max(), stop});
  }
  std::vector<std::string> noted() {
    std::vector<std::string> actions;
    db->read()->each("SELECT action FROM audit_log ORDER BY pk", sql::Arguments{}, [&](const sql::Row& row) {
      if (row.text(0).starts_with("room.clean")) actions.push_back(row.string(0));
    });
    return actions;
  }
  std::optional<store::JobSchedule> schedule() {
    return store::JobSchedules{*db->read()}.by_name(messages::ApplyRetention::kJob);
  }
};

TEST_P(PruneTest, TakesWhatWasSentInATime) {
  const auto one = write(ann, "one");
  const auto two = write(ben, "two");
  const auto three = write(ann, "three");
  write(ann, "four");
  EXPECT_EQ(clean({.oldest = one.ts, .latest = three.ts}), 1);
  EXPECT_THAT(left(), ElementsAre("one", "three", "four"));
  EXPECT_EQ(clean({.oldest = one.ts, .latest = three.ts, .inclusive = true}), 2);
  EXPECT_THAT(left(), ElementsAre("four"));
  EXPECT_REFUSED(messages::get(*ctx, ann, two.id), message_not_found);
}

TEST_P(PruneTest, LeavesCountsAsIfTheyHadBeenDeletedOneByOne) {
  settings.put("Unread_Count", "all_messages");
  write(ann, "one");
  write(ann, "two @ben");
  const auto three = write(ben, "three");
  write(ann, "four @all");
  const auto before = rooms::document(*ctx, room)->msgs;
  EXPECT_EQ(membership(ben, room).unread, 3);
  EXPECT_EQ(clean(all({.limit = 2})), 2);
  EXPECT_EQ(membership(ben, room).unread, 1);
  EXPECT_EQ(membership(ben, room).user_mentions, 0);
  EXPECT_EQ(membership(ben, room).group_mentions, 1);
  EXPECT_EQ(rooms::document(*ctx, room)->msgs, before - 2);
  EXPECT_EQ(clean({.oldest = three.ts, .latest = clock.now() + hours{1}}), 1);
  EXPECT_EQ(membership(ben, room).unread, 0);
  EXPECT_FALSE(membership(ben, room).alert);
  EXPECT_EQ(rooms::document(*ctx, room)->last_message->id, three.id);
  EXPECT_EQ(rows("group_mentions"), 0);
  clean(all());
  EXPECT_FALSE(rooms::document(*ctx, room)->last_message);
  EXPECT_EQ(rooms::document(*ctx, room)->msgs, 0);
}

TEST_P(PruneTest, TellsWhichMessagesAreGone) {
  const auto one = write(ann, "one");
  const auto two = write(ben, "two");
  const auto since = clock.now();
  forget_events();
  clean({.oldest = one.ts, .latest = two.ts, .inclusive = true, .users = {"ann", "BEN"}, .keep_pinned = true});
  const auto events = told<bus::MessagesRemoved>();
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_THAT(events[0].messages, ElementsAre(one.id, two.id));
  EXPECT_EQ(events[0].oldest, one.ts);
  EXPECT_TRUE(events[0].inclusive);
  EXPECT_TRUE(events[0].keep_pinned);
  EXPECT_THAT(events[0].users, ElementsAre("ann", "BEN"));
  EXPECT_THAT(told<bus::RoomChanged>(), SizeIs(1));
  EXPECT_THAT(messages::sync(*ctx, ann, room, since).deleted, SizeIs(2));
}

TEST_P(PruneTest, KeepsWhatIsToBeKept) {
  const auto pinned = write(ann, "pinned");
  messages::pin(*ctx, ann, pinned.id);
  const auto first = write(ann, "first");
  write(ben, "reply", first.id);
  write(ben, "of ben");
  write(ann, "of ann");
  EXPECT_EQ(clean(all({.users = {"nobody"}})), 0);
  EXPECT_EQ(clean(all({.users = {"ben"}, .keep_threads = true})), 1);
  EXPECT_THAT(left(), ElementsAre("pinned", "first", "reply", "of ann"));
  EXPECT_GT(clean(all({.keep_pinned = true, .keep_threads = true})), 0);
  EXPECT_THAT(left(), ElementsAre("pinned", "first", "reply"));
  EXPECT_EQ(clean(all({.only_files = true})), 0) << "there are no files";
  clean(all({.keep_pinned = true}));
  EXPECT_THAT(left(), ElementsAre("pinned"));
}

TEST_P(PruneTest, TakesRepliesOutOfThreads) {
  const auto first = write(ann, "first");
  const auto reply = write(ben, "reply", first.id);
  const auto last = write(ben, "last", first.id);
  clean({.oldest = first.ts, .latest = last.ts});
  EXPECT_EQ(messages::get(*ctx, ann, first.id).tcount, 1);
  clean({.oldest = reply.ts, .latest = last.ts, .inclusive = true});
  EXPECT_FALSE(messages::get(*ctx, ann, first.id).tcount);
  EXPECT_FALSE(messages::get(*ctx, ann, first.id).replies);
  EXPECT_THAT(membership(ann, room).tunread, IsEmpty());
}

TEST_P(PruneTest, DissolvesAThreadWithoutItsFirstMessage) {
  const auto first = write(ann, "first");
  const auto early = write(ben, "early", first.id);
  const auto late = write(ben, "late", first.id);
  clean({.oldest = first.ts, .latest = early.ts, .inclusive = true});
  const auto found = messages::get(*ctx, ann, late.id);
  EXPECT_FALSE(found.tmid);
  EXPECT_EQ(rows("thread_follows"), 0);
  EXPECT_THAT(membership(ann, room).tunread, IsEmpty());
}

TEST_P(PruneTest, TakesDiscussionsWithWhatAnnouncesThem) {
  rooms::CreateDiscussion cmd{.parent = room, .message = {}, .name = "aside", .members = {}, .topic = {}, .reply = {}};
  const auto discussion = rooms::create_discussion(*ctx, ann, cmd).id;
  clock.advance(hours{1});
  clean(all({.keep_discussions = true}));
  EXPECT_TRUE(rooms::document(*ctx, discussion));
  EXPECT_EQ(clean(all()), 1);
  EXPECT_FALSE(rooms::document(*ctx, discussion));
}

TEST_P(PruneTest, TakesWhatPeopleHavePutOnMessages) {
  const auto message = write(ann, "one");
  messages::react(*ctx, ben, {.id = message.id, .emoji = ":smile:"});
  messages::star(*ctx, ben, message.id, true);
  messages::pin(*ctx, ann, message.id);
  moderation::report_message(*ctx, ben, message.id, "bad");
  clean(all());
  for (const auto* table : {"reactions", "stars", "pins", "reports", "mentions"}) EXPECT_EQ(rows(table), 0) << table;
}

TEST_P(PruneTest, StandsInTheAuditLog) {
  write(ann, "one");
  EXPECT_EQ(clean(all({.users = {"nobody"}})), 0);
  clean(all());
  EXPECT_THAT(noted(), ElementsAre("room.cleaning", "room.cleaned"));
}

TEST_P(PruneTest, TakesMoreThanABatch) {
  for (int i = 0; i < 450; ++i) say(i % 3 == 0 ? ben : ann, room, "text");
  clock.advance(hours{1});
  EXPECT_EQ(clean(all({.users = {"ben"}})), 150);
  EXPECT_EQ(clean(all({.users = {"ann"}, .limit = 250})), 250);
  EXPECT_EQ(clean(all({.users = {"ann"}})), 50);
  EXPECT_THAT(left(), IsEmpty());
}

TEST_P(PruneTest, CountsWithoutRemoving) {
  const auto pinned = write(ann, "pinned");
  messages::pin(*ctx, ann, pinned.id);
  const auto first = write(ann, "first");
  write(ben, "reply", first.id);
  const auto found = messages::count_prunable(*ctx, admin, room, all({.users = {"ann", "ben"}, .limit = 1}));
  EXPECT_EQ(found.messages, 4) << "the system message that tells of the pin as well";
  EXPECT_EQ(found.pinned, 1);
  EXPECT_EQ(found.in_threads, 2);
  EXPECT_EQ(messages::count_prunable(*ctx, admin, room, all({.only_files = true})).messages, 0);
  EXPECT_THAT(left(), SizeIs(3));
}

TEST_P(PruneTest, NeedsThePermission) {
  write(ann, "one");
  EXPECT_REFUSED(messages::clean_history(*ctx, ann, room, all()), not_allowed);
  EXPECT_REFUSED(messages::count_prunable(*ctx, ben, room, all()), not_allowed);
  EXPECT_REFUSED(messages::clean_history(*ctx, admin, RoomId{"none"}, all()), room_not_found);
  const auto hidden = channel(ann, {}, "hidden", model::RoomKind::group).id;
  EXPECT_REFUSED(messages::clean_history(*ctx, eve, hidden, all()), room_not_found);
  say(ann, hidden, "secret");
  clock.advance(hours{1});
  EXPECT_EQ(messages::clean_history(*ctx, admin, hidden, all()).messages, 1);
  EXPECT_THAT(left(), SizeIs(1));
}

TEST_P(PruneTest, WhatMessagesWereIsKept) {
  const auto message = write(ann, "first words");
  messages::edit(*ctx, ann, {.id = message.id, .text = "unkept"});
  settings.put("Message_KeepHistory", true);
  messages::edit(*ctx, ann, {.id = message.id, .text = "second words"});
  messages::edit(*ctx, ann, {.id = message.id, .text = "third words"});
  const auto found = messages::versions(*ctx, ann, message.id, 10, 0);
  EXPECT_EQ(found.total, 2);
  ASSERT_THAT(found.versions, SizeIs(2));
  EXPECT_EQ(found.versions[0].text, "unkept");
  EXPECT_EQ(found.versions[1].text, "second words");
  EXPECT_FALSE(found.versions[1].deleted);
  EXPECT_EQ(found.versions[1].replaced_by->id, ann.id);
  EXPECT_REFUSED(messages::versions(*ctx, ben, message.id, 10, 0), not_allowed);
  EXPECT_REFUSED(messages::versions(*ctx, ben, MessageId{"none"}, 10, 0), message_not_found);

  const auto of_ben = write(ben, "said");
  messages::remove(*ctx, ben, {.id = of_ben.id});
  EXPECT_REFUSED(messages::versions(*ctx, ben, of_ben.id, 10, 0), not_allowed);
  const auto seen = messages::versions(*ctx, ann, of_ben.id, 10, 0).versions;
  ASSERT_THAT(seen, SizeIs(1));
  EXPECT_TRUE(seen[0].deleted);
  EXPECT_EQ(seen[0].text, "said");
}

TEST_P(PruneTest, WhatMessagesWereGoesWithThem) {
  settings.put("Message_KeepHistory", true);
  const auto edited = write(ann, "one");
  messages::edit(*ctx, ann, {.id = edited.id, .text = "two"});
  const auto deleted = write(ben, "three");
  messages::remove(*ctx, ben, {.id = deleted.id});
  EXPECT_EQ(rows("message_versions"), 2);
  clean(all({.users = {"ben"}}));
  EXPECT_EQ(rows("message_versions"), 1);
  clean(all());
  EXPECT_EQ(rows("message_versions"), 0);
}

class RetentionTest : public PruneTest {
 protected:
  void prepare() override {
    PruneTest::prepare();
    accounts::ensure_built_in_bot(*ctx);
    settings.put("RetentionPolicy_Enabled", true);
  }
  void set(const rooms::EditRetention& own) { rooms::edit(*ctx, admin, room, {.retention = own}); }
};

TEST_P(RetentionTest, AppliesToRoomsOfAType) {
  write(ann, "old");
  clock.advance(hours{24 * 31});
  write(ann, "new");
  apply_retention();
  EXPECT_THAT(left(), ElementsAre("old", "new"));
  settings.put("RetentionPolicy_AppliesToGroups", true);
  apply_retention();
  EXPECT_THAT(left(), ElementsAre("old", "new"));
  settings.put("RetentionPolicy_AppliesToChannels", true);
  settings.put("RetentionPolicy_MaxAge_Channels", 60);
  apply_retention();
  EXPECT_THAT(left(), ElementsAre("old", "new")) << "days count while milliseconds are as they were";
  settings.put("RetentionPolicy_TTL_Channels", 86'400'000);
  apply_retention();
  EXPECT_THAT(left(), ElementsAre("new"));
  settings.put("RetentionPolicy_Enabled", false);
  clock.advance(hours{48});
  apply_retention();
  EXPECT_THAT(left(), ElementsAre("new"));
}

TEST_P(RetentionTest, KeepsWhatTheWorkspaceKeeps) {
  settings.put("RetentionPolicy_AppliesToChannels", true);
  const auto first = write(ann, "first");
  write(ben, "reply", first.id);
  const auto pinned = write(ann, "pinned");
  messages::pin(*ctx, ann, pinned.id);
  clock.advance(hours{24 * 31});
  settings.put("RetentionPolicy_FilesOnly", true);
  apply_retention();
  EXPECT_THAT(left(), SizeIs(3));
  settings.put("RetentionPolicy_FilesOnly", false);
  settings.put("RetentionPolicy_DoNotPrunePinned", true);
  apply_retention();
  EXPECT_THAT(left(), ElementsAre("first", "reply", "pinned"));
  settings.put("RetentionPolicy_DoNotPrunePinned", false);
  apply_retention();
  EXPECT_THAT(left(), ElementsAre("first", "reply"));
  settings.put("RetentionPolicy_DoNotPruneThreads", false);
  apply_retention();
  EXPECT_THAT(left(), IsEmpty());
}

TEST_P(RetentionTest, ARoomMayOptOutOrHaveAnAgeOfItsOwn) {
  EXPECT_REFUSED(rooms::edit(*ctx, ann, room, {.retention = {.enabled = true}}), action_not_allowed);
  settings.put("RetentionPolicy_AppliesToChannels", true);
  set({.enabled = false});
  EXPECT_EQ(rooms::document(*ctx, room)->retention->enabled, false);
  EXPECT_NO_THROW(rooms::edit(*ctx, ann, room, {.topic = "news", .retention = {.enabled = false}})) << "as it is";
  write(ann, "old");
  clock.advance(hours{24 * 31});
  apply_retention();
  EXPECT_THAT(left(), ElementsAre("old"));
  set({.override_global = true, .max_age = 2});
  apply_retention();
  EXPECT_THAT(left(), ElementsAre("old"));
  settings.put("RetentionPolicy_AppliesToChannels", false);
  set({.enabled = true});
  write(ann, "new");
  apply_retention();
  EXPECT_THAT(left(), ElementsAre("new"));
  set({.exclude_pinned = true, .max_age = 1});
  clock.advance(hours{48});
  apply_retention();
  EXPECT_THAT(left(), IsEmpty());
}

TEST_P(RetentionTest, DirectMessagesOfSeveralMayHaveARuleOfTheirOwn) {
  const auto pair = direct(ann, ben).id;
  const auto several = rooms::create_direct(*ctx, ann, {.usernames = {"ben", "eve"}}).room.id;
  const auto rule_of = [&](const RoomId& id) {
    return messages::retention_rule(settings, *store::Rooms{*db->read()}.by_id(id));
  };
  settings.put("RetentionPolicy_AppliesToDMs", true);
  EXPECT_TRUE(rule_of(pair));
  EXPECT_TRUE(rule_of(several));
  settings.put("Confab_RetentionPolicy_AppliesToGroupDMs", "no");
  EXPECT_TRUE(rule_of(pair));
  EXPECT_FALSE(rule_of(several));
  settings.put("RetentionPolicy_AppliesToDMs", false);
  settings.put("Confab_RetentionPolicy_AppliesToGroupDMs", "yes");
  settings.put("Confab_RetentionPolicy_TTL_GroupDMs", 5000);
  EXPECT_FALSE(rule_of(pair));
  ASSERT_TRUE(rule_of(several));
  EXPECT_EQ(rule_of(several)->age, std::chrono::seconds{5});
}

TEST_P(RetentionTest, IsScheduledAsTheSettingsSay) {
  const auto rule = [&] {
    messages::schedule_retention(*ctx);
    const auto found = schedule();
    return found ? found->rule : "";
  };
  EXPECT_EQ(rule(), "every 30m");
  const auto next = schedule()->next_at;
  clock.advance(std::chrono::minutes{1});
  EXPECT_EQ(rule(), "every 30m");
  EXPECT_EQ(schedule()->next_at, next) << "what does not change does not begin anew";
  settings.put("RetentionPolicy_Precision", "2");
  EXPECT_EQ(rule(), "every 6h");
  settings.put("RetentionPolicy_Advanced_Precision", true);
  settings.put("RetentionPolicy_Advanced_Precision_Cron", "0 3 * * 1");
  EXPECT_EQ(rule(), "0 3 * * 1");
  settings.put("RetentionPolicy_Advanced_Precision_Cron", "whenever");
  EXPECT_EQ(rule(), "every 6h");
  settings.put("RetentionPolicy_Enabled", false);
  EXPECT_EQ(rule(), "");
}

INSTANTIATE_TEST_SUITE_P(Engines, PruneTest, sql::testing::kEngines, sql::testing::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, RetentionTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
