#include "core/daily/calendar.h"

#include <gmock/gmock.h>

#include "base/errors/daily.h"
#include "bus/events/appointment_near.h"
#include "core/accounts/remove.h"
#include "core/daily/daily.h"

namespace confab::core {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class CalendarTest : public testing::DailyTest {
 protected:
  daily::AppointmentDetails details(const std::string& subject, std::chrono::minutes time = 60min) {
    return {.starts_at = in(time), .subject = subject, .description = {}, .meeting_url = {}, .reminder_minutes = 10};
  }
  std::optional<Timestamp> due() { return next_job(daily::TellAppointment::kJob); }
};

TEST_P(CalendarTest, ItsOwnerIsToldOnceBeforeItBegins) {
  const auto made = daily::put_appointment(*ctx, ann, details("Stand-up"), {});
  EXPECT_EQ(due(), in(50min));
  daily::change_appointment(*ctx, ann, made.id, details("Sit-down", 90min));
  EXPECT_EQ(due(), in(80min));
  daily::tell_appointment(*ctx, {.id = made.id, .revision = 1});
  EXPECT_THAT(told<bus::AppointmentNear>(), IsEmpty());
  daily::tell_appointment(*ctx, {.id = made.id, .revision = 2});
  daily::tell_appointment(*ctx, {.id = made.id, .revision = 2});
  ASSERT_THAT(told<bus::AppointmentNear>(), SizeIs(1));
  EXPECT_EQ(told<bus::AppointmentNear>().front().title, "Sit-down");
  EXPECT_TRUE(daily::appointment(*ctx, ann, made.id).notified);
}

TEST_P(CalendarTest, WhatWasImportedIsChangedByItsId) {
  const auto made = daily::put_appointment(*ctx, ann, details("One"), "outlook");
  EXPECT_EQ(daily::put_appointment(*ctx, ann, details("Two"), "outlook").id, made.id);
  EXPECT_NE(daily::put_appointment(*ctx, ben, details("His"), "outlook").id, made.id);
  EXPECT_EQ(daily::appointment(*ctx, ann, made.id).subject, "Two");
  EXPECT_REFUSED(daily::appointment(*ctx, ben, made.id), appointment_not_found);
  daily::remove_appointment(*ctx, ann, made.id);
  EXPECT_EQ(daily::appointments_of_day(*ctx, ann, in(60min)).size(), 0U);
  EXPECT_EQ(daily::appointments_of_day(*ctx, ben, in(60min)).size(), 1U);
}

TEST_P(CalendarTest, BoundsAndTheirOwner) {
  for (std::int64_t i = 0; i < daily::kMaxAppointments; ++i)
    (void)daily::put_appointment(*ctx, ben, details("again"), {});
  EXPECT_REFUSED(daily::put_appointment(*ctx, ben, details("once too often"), {}), too_many_appointments);
  clock.advance(std::chrono::days{91});
  const auto made = daily::put_appointment(*ctx, ben, details("after a while"), {});
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  EXPECT_REFUSED(daily::appointment(*ctx, ben, made.id), appointment_not_found);
}

INSTANTIATE_TEST_SUITE_P(Engines, CalendarTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
