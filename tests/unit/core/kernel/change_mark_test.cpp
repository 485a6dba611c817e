#include "core/kernel/change_mark.h"

#include <gtest/gtest.h>

#include "base/test_clock.h"
#include "store/change_mark.h"
#include "store/schema.h"

namespace confab::core {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

class ChangeMarkTest : public store::testing::SchemaTest {
 protected:
  std::optional<Timestamp> stored() { return store::change_mark(*db->read()); }

  confab::testing::TestClock clock;
};

TEST_P(ChangeMarkTest, TheNextProcessGoesOnWhereTheLastOneStopped) {
  Timestamp last;
  {
    ChangeClock changes{clock};
    ChangeMark mark{*db, changes};
    mark.start();
    last = changes.next();
    mark.stop();
  }
  EXPECT_EQ(stored(), last) << "as it is: who starts again is not ahead of the clock";
  clock.advance(-hours{1});
  ChangeClock changes{clock};
  const ChangeMark mark{*db, changes};
  EXPECT_GE(changes.next(), last);
}

TEST_P(ChangeMarkTest, SoItDoesWhereThatDied) {
  ChangeClock changes{clock};
  ChangeMark mark{*db, changes};
  Timestamp last;
  for (int i = 0; i < 100; ++i) {
    mark.look();
    clock.advance(seconds{5});
    last = changes.next();
    ASSERT_GE(stored(), last) << "what is not yet stored is before what is";
  }
  EXPECT_LE(stored().value() - last, seconds{10});
  clock.advance(-hours{1});
  ChangeClock after{clock};
  const ChangeMark of_next{*db, after};
  EXPECT_GE(after.next(), last);
}

TEST_P(ChangeMarkTest, NothingIsWrittenWhileNothingChanges) {
  ChangeClock changes{clock};
  ChangeMark mark{*db, changes};
  static_cast<void>(changes.next());
  mark.look();
  const auto before = stored();
  ASSERT_TRUE(before);
  clock.advance(hours{1});
  mark.look();
  EXPECT_EQ(stored(), before);
}

INSTANTIATE_TEST_SUITE_P(Engines, ChangeMarkTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
