#include "core/polls/poll.h"

#include <gmock/gmock.h>

#include <atomic>

#include "base/errors/daily.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/message_saved.h"
#include "core/accounts/remove.h"
#include "core/commands/commands.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/history.h"
#include "core/messages/remove.h"
#include "core/rooms/archive.h"
#include "core/rooms/mute.h"
#include "core/team.h"
#include "jobs/run.h"
#include "store/jobs.h"

namespace confab::core {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PollTest : public testing::TeamTest {
 protected:
  polls::CreatePoll lunch() {
    return {.room = room, .tmid = {}, .question = "Lunch?", .options = {"pizza", "rice", "none"}, .ends_at = {}};
  }
  model::Message ask(const polls::CreatePoll& cmd) { return polls::create(*ctx, ann, cmd); }
  model::Message get(const MessageId& id) { return messages::get(*ctx, ann, id); }
  static std::vector<std::int64_t> votes(const model::Message& message) {
    std::vector<std::int64_t> counts;
    for (const auto& option : message.poll.value().options) counts.push_back(option.votes);
    return counts;
  }
  std::vector<std::string> voters(const MessageId& id, std::int64_t choice) {
    std::vector<std::string> names;
    for (const auto& user : polls::voters(*ctx, ann, id, choice, 10, 0).users) names.push_back(user.username);
    return names;
  }
};

TEST_P(PollTest, ShowsItsVotesInAMessageThatAnyClientShows) {
  const auto asked = ask(lunch());
  EXPECT_EQ(asked.msg, "Lunch?");
  EXPECT_THAT(votes(asked), ElementsAre(0, 0, 0));
  forget_events();
  const auto after = polls::vote(*ctx, ben, asked.id, {1});
  EXPECT_THAT(votes(after), ElementsAre(0, 1, 0));
  EXPECT_THAT(after.attachments.text, HasSubstr("2. rice"));
  EXPECT_THAT(after.attachments.text, HasSubstr("1 (100 %)"));
  EXPECT_GT(after.updated_at, asked.updated_at);
  const auto saved = told<bus::MessageSaved>();
  ASSERT_THAT(saved, SizeIs(1));
  EXPECT_FALSE(saved.front().created);
  EXPECT_EQ(to_json(*saved.front().message, Dates::iso8601), to_json(get(asked.id), Dates::iso8601));
}

TEST_P(PollTest, AVoteReplacesTheOneBefore) {
  const auto id = ask(lunch()).id;
  polls::vote(*ctx, ben, id, {1});
  polls::vote(*ctx, ann, id, {1});
  EXPECT_THAT(voters(id, 1), ElementsAre("ann", "ben"));
  EXPECT_THAT(votes(polls::vote(*ctx, ben, id, {0})), ElementsAre(1, 1, 0));
  EXPECT_THAT(polls::own_choices(*ctx, ben, id), ElementsAre(0));
  forget_events();
  polls::vote(*ctx, ben, id, {0});
  EXPECT_THAT(told<bus::MessageSaved>(), IsEmpty()) << "nothing changed";
  const auto back = polls::vote(*ctx, ben, id, {});
  EXPECT_THAT(votes(back), ElementsAre(0, 1, 0));
  EXPECT_EQ(back.poll->voters, 1);
}

TEST_P(PollTest, SeveralOptionsWhereItAllowsThem) {
  auto cmd = lunch();
  const auto single = ask(cmd).id;
  EXPECT_REFUSED(polls::vote(*ctx, ben, single, {0, 1}), poll_choice);
  cmd.multiple = true;
  const auto id = ask(cmd).id;
  const auto after = polls::vote(*ctx, ben, id, {2, 0});
  EXPECT_THAT(votes(after), ElementsAre(1, 0, 1));
  EXPECT_EQ(after.poll->voters, 1);
  EXPECT_REFUSED(polls::vote(*ctx, ben, id, {0, 0}), poll_choice);
  EXPECT_REFUSED(polls::vote(*ctx, ben, id, {3}), poll_choice);
  EXPECT_REFUSED(polls::vote(*ctx, ben, id, {-1}), poll_choice);
}

TEST_P(PollTest, NobodyIsToldWhoVotedInAnAnonymousOne) {
  auto cmd = lunch();
  cmd.anonymous = true;
  const auto id = ask(cmd).id;
  EXPECT_THAT(votes(polls::vote(*ctx, ben, id, {1})), ElementsAre(0, 1, 0));
  EXPECT_REFUSED(voters(id, 1), poll_is_anonymous);
  EXPECT_THAT(polls::own_choices(*ctx, ben, id), ElementsAre(1));
}

TEST_P(PollTest, WhoMayVote) {
  const auto hidden = channel(ann, {ben}, "private", model::RoomKind::group).id;
  auto cmd = lunch();
  cmd.room = hidden;
  const auto id = ask(cmd).id;
  EXPECT_REFUSED(polls::vote(*ctx, eve, id, {0}), message_not_found);
  EXPECT_REFUSED(polls::own_choices(*ctx, eve, id), message_not_found);
  EXPECT_REFUSED(polls::vote(*ctx, ben, say(ann, room, "no poll").id, {0}), poll_not_found);
  rooms::mute(*ctx, ann, hidden, "ben");
  EXPECT_REFUSED(polls::vote(*ctx, ben, id, {0}), muted);
  rooms::archive(*ctx, ann, hidden);
  EXPECT_REFUSED(polls::vote(*ctx, ann, id, {0}), room_archived);
}

TEST_P(PollTest, IsClosedByWhoAskedOrByModerators) {
  auto cmd = lunch();
  const auto bens = polls::create(*ctx, ben, cmd).id;
  const auto anns = ask(cmd).id;
  EXPECT_REFUSED(polls::close(*ctx, ben, anns), action_not_allowed);
  EXPECT_TRUE(polls::close(*ctx, ann, bens).poll->closed_at) << "she owns the room";
  EXPECT_REFUSED(polls::vote(*ctx, ben, bens, {0}), poll_closed);
  forget_events();
  polls::close(*ctx, ben, bens);
  EXPECT_THAT(told<bus::MessageSaved>(), IsEmpty());
}

TEST_P(PollTest, EndsByItself) {
  auto cmd = lunch();
  cmd.ends_at = clock.now() + 10min;
  const auto id = ask(cmd).id;
  EXPECT_EQ(store::Jobs{*db->read()}.next_due(polls::EndPoll::kJob, 1), cmd.ends_at);
  const auto poll =
      db->read()->all("SELECT id FROM polls WHERE id > ''", {}, [](const sql::Row& row) { return row.string(0); });
  clock.advance(10min);
  EXPECT_REFUSED(polls::vote(*ctx, ben, id, {0}), poll_closed);  // also while the job has not run
  polls::end_poll(*ctx, {.poll = poll.front()});
  EXPECT_TRUE(get(id).poll->closed_at);
  forget_events();
  polls::end_poll(*ctx, {.poll = poll.front()});
  EXPECT_THAT(told<bus::MessageSaved>(), IsEmpty());
}

TEST_P(PollTest, WhatCannotBeAsked) {
  auto cmd = lunch();
  cmd.options = {"one"};
  EXPECT_REFUSED(ask(cmd), poll_options);
  cmd.options = std::vector<std::string>(11, "x");
  EXPECT_REFUSED(ask(cmd), poll_options);
  cmd.options = {"same", " same "};
  EXPECT_REFUSED(ask(cmd), poll_options);
  cmd.options = {"a", std::string(201, 'x')};
  EXPECT_REFUSED(ask(cmd), poll_options);
  cmd = lunch();
  cmd.question = " ";
  EXPECT_REFUSED(ask(cmd), poll_question_needed);
  cmd = lunch();
  cmd.ends_at = clock.now();
  EXPECT_REFUSED(ask(cmd), time_out_of_reach);
  cmd.ends_at.reset();
  EXPECT_REFUSED(polls::create(*ctx, eve,
                               {.room = channel(ann, {}, "p", model::RoomKind::group).id,
                                .tmid = {},
                                .question = "q",
                                .options = {"a", "b"},
                                .ends_at = {}}),
                 invalid_room);
}

TEST_P(PollTest, TheQuestionStaysAndGoesWithItsMessage) {
  const auto id = ask(lunch()).id;
  polls::vote(*ctx, ben, id, {0});
  EXPECT_REFUSED(
      messages::edit(*ctx, ann, {.id = id, .room = {}, .text = "Dinner?", .custom_fields = {}, .attachments = {}}),
      action_not_allowed);
  messages::remove(*ctx, ann, {.id = id, .room = {}});
  EXPECT_EQ(db->read()->count("SELECT count(*) FROM poll_votes WHERE user_pk = ?", {ben.pk}), 0);
  settings.put("Message_ShowDeletedStatus", true);
  const auto marked = ask(lunch()).id;
  polls::vote(*ctx, ben, marked, {0});
  messages::remove(*ctx, ann, {.id = marked, .room = {}});
  EXPECT_EQ(db->read()->count("SELECT count(*) FROM poll_votes WHERE user_pk = ?", {ben.pk}), 0);
}

TEST_P(PollTest, VotesGoWithThePerson) {
  const auto id = ask(lunch()).id;
  polls::vote(*ctx, ben, id, {0});
  polls::vote(*ctx, ann, id, {1});
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  std::atomic<bool> stop{false};
  const jobs::Run job{"job", 1, from_millis(0), jobs::Run::Clock::now() + 1min, stop};
  EXPECT_TRUE(store::Jobs{*db->read()}.next_due(polls::ForgetVotes::kJob, 1));
  polls::forget_votes(*ctx, job, {.user_pk = ben.pk});
  EXPECT_THAT(votes(get(id)), ElementsAre(0, 1, 0));
  EXPECT_EQ(db->read()->count("SELECT count(*) FROM poll_votes WHERE user_pk = ?", {ben.pk}), 0);
}

TEST_P(PollTest, CommandsAskAndVote) {
  const auto run = [&](const Actor& who, const std::string& name, const std::string& params) {
    commands::run(*ctx, who, {.name = name, .room = room, .params = params, .thread = {}});
  };
  run(ann, "poll", R"("Lunch?" “pizza” "rice")");
  run(ben, "vote", "2");
  const auto asked = messages::history(*ctx, ann, {.room = room}).messages.front();
  EXPECT_EQ(asked.msg, "Lunch?");
  EXPECT_THAT(votes(asked), ElementsAre(0, 1));
  run(ben, "vote", "0");
  EXPECT_THAT(votes(get(asked.id)), ElementsAre(0, 0));
  EXPECT_REFUSED(run(ben, "vote", "two"), invalid_params);
  EXPECT_REFUSED(run(ben, "vote", "3"), poll_choice);
  EXPECT_REFUSED(run(ann, "poll", "Lunch?"), invalid_params);
  polls::close(*ctx, ann, asked.id);
  EXPECT_REFUSED(run(ben, "vote", "1"), poll_not_found);
}

INSTANTIATE_TEST_SUITE_P(Engines, PollTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
