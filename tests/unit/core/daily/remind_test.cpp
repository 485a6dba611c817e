#include "core/daily/remind.h"

#include <gmock/gmock.h>

#include "base/errors/daily.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "bus/events/reminder_changed.h"
#include "core/accounts/remove.h"
#include "core/commands/commands.h"
#include "core/daily/daily.h"
#include "core/messages/quotes.h"
#include "core/rooms/leave.h"
#include "store/reminders.h"

namespace confab::core {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class RemindTest : public testing::DailyTest {
 protected:
  model::Reminder remind(const Actor& who, const std::string& text, std::chrono::minutes time = 10min) {
    return daily::remind(*ctx, who, {.text = text, .message = {}, .at = in(time), .zone = {}});
  }
  /// The job of its newest revision runs.
  void come(const std::string& id) {
    const auto row = store::Reminders{*db->read()}.by_id(id);
    daily::tell_reminder(*ctx, {.id = id, .revision = row ? row->revision : 1});
  }
  std::vector<std::string> list(const Actor& who) {
    std::vector<std::string> texts;
    for (const auto& one : daily::reminders(*ctx, who)) texts.push_back(one.status + " " + one.text);
    return texts;
  }
  /// What the newest message to somebody quotes.
  std::vector<std::string> quoted_to(const Actor& who) {
    std::vector<std::string> texts;
    for (const auto& quote : messages::all_of(newest_to(who).attachments)) {
      texts.emplace_back(quote.at("text").as_string());
    }
    return texts;
  }
  std::optional<Timestamp> due() { return next_job(daily::TellReminder::kJob); }
};

TEST_P(RemindTest, IsToldOnceAndWaitsToBeDone) {
  const auto made = remind(ann, "call Ben");
  EXPECT_EQ(due(), made.due_at);
  come(made.id);
  come(made.id);
  EXPECT_THAT(said_to(ann), ElementsAre(":alarm_clock: call Ben"));
  EXPECT_THAT(list(ann), ElementsAre("due call Ben"));
  EXPECT_EQ(told<bus::ReminderChanged>().back().reminder.status, "due");
  EXPECT_EQ(daily::complete_reminder(*ctx, ann, made.id).status, "complete");
  EXPECT_THAT(list(ann), ElementsAre("complete call Ben"));
  daily::forget_reminder(*ctx, ann, made.id);
  EXPECT_THAT(list(ann), IsEmpty());
  EXPECT_THAT(said_to(ben), IsEmpty());
}

TEST_P(RemindTest, SnoozedItIsToldAgain) {
  const auto made = remind(ann, "stretch");
  come(made.id);
  (void)daily::change_reminder(*ctx, ann, {.id = made.id, .text = {}, .at = in(30min), .zone = {}});
  EXPECT_THAT(list(ann), ElementsAre("waiting stretch"));
  come(made.id);
  EXPECT_THAT(said_to(ann), SizeIs(2));
}

TEST_P(RemindTest, DoneBeforeItsTimeItIsNotTold) {
  const auto made = remind(ann, "stretch");
  (void)daily::complete_reminder(*ctx, ann, made.id);
  EXPECT_EQ(due(), std::nullopt);
  daily::tell_reminder(*ctx, {.id = made.id, .revision = made.status.empty() ? 0 : 1});
  EXPECT_THAT(said_to(ann), IsEmpty());
}

TEST_P(RemindTest, AboutAMessageItLeadsThere) {
  settings.put("Site_Url", "https://chat.example.org/");
  const auto secret = channel(ann, {ben}, "secret", model::RoomKind::group).id;
  const auto message = say(ann, secret, "the plan\n@all");
  const auto about = [&](const Actor& who) {
    return daily::remind(*ctx, who, {.text = {}, .message = message.id, .at = in(10min), .zone = {}});
  };
  EXPECT_REFUSED(about(eve), message_not_found);
  const auto made = about(ben);
  EXPECT_EQ(made.rid, secret);
  come(made.id);
  // It is quoted, so that it goes with its author, and who it calls in its room is not called here.
  EXPECT_THAT(quoted_to(ben), ElementsAre("the plan\n@all"));
  EXPECT_THAT(said_to(ben).front(), Not(HasSubstr("@all")));
  EXPECT_THAT(said_to(ben).front(), HasSubstr("/group/secret?msg=" + message.id.value + ")"));
  const auto again = about(ben);
  rooms::leave(*ctx, ben, secret);
  come(again.id);
  EXPECT_THAT(said_to(ben).front(), AllOf(Not(HasSubstr(message.id.value)), Not(HasSubstr("the plan"))));
  EXPECT_THAT(quoted_to(ben), IsEmpty());
}

TEST_P(RemindTest, CallsNobody) {
  const auto made = remind(ann, "tell @all and @here, @ben");
  come(made.id);
  EXPECT_THAT(said_to(ann), ElementsAre(HasSubstr("tell @")));
}

TEST_P(RemindTest, NobodyElseReachesIt) {
  const auto made = remind(ann, "mine");
  EXPECT_REFUSED(daily::complete_reminder(*ctx, ben, made.id), reminder_not_found);
  EXPECT_REFUSED(daily::forget_reminder(*ctx, ben, made.id), reminder_not_found);
  EXPECT_REFUSED(daily::change_reminder(*ctx, ben, {.id = made.id, .text = "his", .at = {}, .zone = {}}),
                 reminder_not_found);
  EXPECT_THAT(list(ben), IsEmpty());
}

TEST_P(RemindTest, Bounds) {
  EXPECT_REFUSED(remind(ann, "past", 0min), time_out_of_reach);
  EXPECT_REFUSED(remind(ann, "far", std::chrono::days{731}), time_out_of_reach);
  EXPECT_REFUSED(remind(ann, " "), nothing_to_remember);
  for (int i = 0; i < 200; ++i) (void)remind(ann, "again");
  EXPECT_REFUSED(remind(ann, "once too often"), too_many_reminders);
  for (const auto& one : daily::reminders(*ctx, ann)) (void)daily::complete_reminder(*ctx, ann, one.id);
  EXPECT_THAT(list(ann), SizeIs(100));
}

TEST_P(RemindTest, GoesWithItsOwner) {
  const auto made = remind(ben, "farewell");
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  EXPECT_FALSE(store::Reminders{*db->read()}.by_id(made.id));
  come(made.id);
}

TEST_P(RemindTest, BySlashCommand) {
  commands::run(*ctx, ann, {"remind", room, "me in 20 minutes to call Ben", {}});
  EXPECT_THAT(list(ann), ElementsAre("waiting call Ben"));
  EXPECT_EQ(due(), in(20min));
  EXPECT_REFUSED(commands::run(*ctx, ann, {"remind", room, "me soon to call Ben", {}}), invalid_params);
  EXPECT_REFUSED(commands::run(*ctx, ann, {"remind", room, "on 2020-01-01 at 9:00 to call Ben", {}}),
                 time_out_of_reach);
}

INSTANTIATE_TEST_SUITE_P(Engines, RemindTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
