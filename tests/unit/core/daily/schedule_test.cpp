#include "core/daily/schedule.h"

#include <gmock/gmock.h>

#include "base/errors/daily.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/scheduled_message_changed.h"
#include "core/accounts/remove.h"
#include "core/daily/daily.h"
#include "core/messages/remove.h"
#include "core/rooms/leave.h"
#include "core/rooms/mute.h"
#include "store/scheduled_messages.h"

namespace confab::core {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ScheduleTest : public testing::DailyTest {
 protected:
  model::ScheduledMessage later(const Actor& who, const std::string& text, std::chrono::minutes time = 10min) {
    return daily::schedule(*ctx, who,
                           {.room = room, .text = text, .tmid = {}, .tshow = false, .at = in(time), .zone = {}});
  }
  /// The job of its newest revision runs.
  void come(const std::string& id) {
    const auto row = store::ScheduledMessages{*db->read()}.by_id(id);
    daily::send_scheduled(*ctx, {.id = id, .revision = row ? row->revision : 1});
  }
  std::vector<std::string> waiting(const Actor& who) {
    std::vector<std::string> texts;
    for (const auto& one : daily::scheduled(*ctx, who)) texts.push_back(one.status + " " + one.msg);
    return texts;
  }
  std::optional<Timestamp> due() { return next_job(daily::SendScheduled::kJob); }
};

TEST_P(ScheduleTest, IsSentOnceAndGone) {
  const auto made = later(ann, "good morning");
  EXPECT_EQ(due(), made.send_at);
  EXPECT_EQ(told<bus::ScheduledMessageChanged>().back().change, bus::Change::inserted);
  clock.advance(10min);
  come(made.id);
  come(made.id);
  daily::send_scheduled(*ctx, {.id = made.id, .revision = 1});
  EXPECT_THAT(texts_in(ann, room), ElementsAre("good morning"));
  EXPECT_THAT(waiting(ann), IsEmpty());
  EXPECT_EQ(told<bus::ScheduledMessageChanged>().back().change, bus::Change::removed);
}

TEST_P(ScheduleTest, AnotherTimeIsAnotherJob) {
  const auto made = later(ann, "soon");
  const auto changed =
      daily::change_scheduled(*ctx, ann, {.id = made.id, .text = "later", .at = in(60min), .zone = "Europe/Berlin"});
  EXPECT_EQ(changed.msg, "later");
  EXPECT_EQ(changed.zone, "Europe/Berlin");
  EXPECT_EQ(due(), changed.send_at);
  daily::send_scheduled(*ctx, {.id = made.id, .revision = 1});  // the job of the first time was running already
  EXPECT_THAT(texts_in(ann, room), IsEmpty());
  EXPECT_THAT(waiting(ann), ElementsAre("scheduled later"));
  daily::unschedule(*ctx, ann, made.id);
  EXPECT_EQ(due(), std::nullopt);
  EXPECT_REFUSED(daily::unschedule(*ctx, ann, made.id), scheduled_message_not_found);
}

TEST_P(ScheduleTest, WhatIsRefusedThenIsKeptAndTold) {
  const auto made = later(ben, "psst");
  rooms::mute(*ctx, ann, room, "ben");
  come(made.id);
  EXPECT_THAT(waiting(ben), ElementsAre("failed psst"));
  EXPECT_EQ(daily::scheduled(*ctx, ben).front().error, std::string{errors::muted.wire_name()});
  EXPECT_THAT(said_to(ben), ElementsAre(HasSubstr("could not be sent")));
  EXPECT_REFUSED(daily::send_scheduled_now(*ctx, ben, made.id), muted);
  come(made.id);
  EXPECT_THAT(said_to(ben), ElementsAre(HasSubstr("could not be sent")));

  rooms::unmute(*ctx, ann, room, "ben");
  EXPECT_REFUSED(daily::change_scheduled(*ctx, ben, {.id = made.id, .text = {}, .at = clock.now(), .zone = {}}),
                 time_out_of_reach);
  (void)daily::change_scheduled(*ctx, ben, {.id = made.id, .text = {}, .at = in(5min), .zone = {}});
  EXPECT_THAT(waiting(ben), ElementsAre("scheduled psst"));
  come(made.id);
  EXPECT_THAT(texts_in(ann, room), ElementsAre("psst"));
}

TEST_P(ScheduleTest, TheRoomMayBeGone) {
  const auto secret = channel(ann, {ben}, "secret", model::RoomKind::group).id;
  const auto made = daily::schedule(
      *ctx, ben, {.room = secret, .text = "hm", .tmid = {}, .tshow = false, .at = in(10min), .zone = {}});
  rooms::leave(*ctx, ben, secret);
  come(made.id);
  EXPECT_THAT(waiting(ben), ElementsAre("failed hm"));
  EXPECT_EQ(daily::scheduled(*ctx, ben).front().error, std::string{errors::invalid_room.wire_name()});
}

TEST_P(ScheduleTest, SentNow) {
  const auto made = later(ann, "now then");
  const auto message = daily::send_scheduled_now(*ctx, ann, made.id);
  EXPECT_EQ(message.id.value, made.id);
  EXPECT_EQ(due(), std::nullopt);
  EXPECT_REFUSED(daily::send_scheduled_now(*ctx, ann, made.id), scheduled_message_not_found);
  EXPECT_THAT(texts_in(ben, room), ElementsAre("now then"));
}

TEST_P(ScheduleTest, InAThread) {
  const auto first = say(ann, room, "who is in?");
  const auto made = daily::schedule(
      *ctx, ben, {.room = room, .text = "me", .tmid = first.id, .tshow = true, .at = in(10min), .zone = {}});
  come(made.id);
  EXPECT_EQ(messages::history(*ctx, ann, {.room = room}).messages.front().tmid, first.id);
  const auto other = channel(ann, {}, "other").id;
  EXPECT_REFUSED(
      daily::schedule(*ctx, ann,
                      {.room = other, .text = "me", .tmid = first.id, .tshow = false, .at = in(10min), .zone = {}}),
      invalid_message);
}

TEST_P(ScheduleTest, NobodyElseReachesIt) {
  const auto made = later(ann, "mine");
  EXPECT_REFUSED(daily::unschedule(*ctx, ben, made.id), scheduled_message_not_found);
  EXPECT_REFUSED(daily::send_scheduled_now(*ctx, ben, made.id), scheduled_message_not_found);
  EXPECT_REFUSED(daily::change_scheduled(*ctx, ben, {.id = made.id, .text = "his", .at = {}, .zone = {}}),
                 scheduled_message_not_found);
  EXPECT_THAT(waiting(ben), IsEmpty());
}

TEST_P(ScheduleTest, Bounds) {
  EXPECT_REFUSED(later(ann, "past", -1min), time_out_of_reach);
  EXPECT_REFUSED(later(ann, "far", std::chrono::days{121}), time_out_of_reach);
  EXPECT_REFUSED(later(ann, "  "), invalid_message);
  EXPECT_REFUSED(later(ann, std::string(5001, 'x')), message_size_exceeded);
  EXPECT_REFUSED(
      daily::schedule(
          *ctx, ann, {.room = room, .text = "x", .tmid = {}, .tshow = false, .at = in(1min), .zone = "Europe/Nowhere"}),
      unknown_time_zone);
  const auto secret = channel(ann, {}, "secret", model::RoomKind::group).id;
  EXPECT_REFUSED(
      daily::schedule(*ctx, eve, {.room = secret, .text = "x", .tmid = {}, .tshow = false, .at = in(1min), .zone = {}}),
      invalid_room);
  for (int i = 0; i < 100; ++i) (void)later(ann, "again");
  EXPECT_REFUSED(later(ann, "once too often"), too_many_scheduled_messages);
  (void)later(ben, "others may");
}

TEST_P(ScheduleTest, GoesWithItsWriter) {
  const auto made = later(ben, "farewell");
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  EXPECT_FALSE(store::ScheduledMessages{*db->read()}.by_id(made.id));
  come(made.id);
  EXPECT_THAT(texts_in(ann, room), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Engines, ScheduleTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
