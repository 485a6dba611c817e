#include "base/outside_wait.h"

#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "base/error.h"

namespace confab {
namespace {

bool may_wait() {
  try {
    const OutsideWait wait;
    return true;
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code().http_status(), 503);
    return false;
  }
}

/// Whether another thread of the pool may wait for `who`.
bool may_another(OutsidePlaces& places, std::string_view who) {
  bool may = false;
  std::thread{[&] {
    const OutsidePlaces::Thread thread{places};
    const WorkingFor working{who};
    may = may_wait();
  }}.join();
  return may;
}

TEST(OutsideWaitTest, OnlySomeWaitForOnePersonAndNotAllForEverybody) {
  OutsidePlaces places{3, 2};
  const auto hold = [&](std::string_view who, auto&& inside) {
    std::thread{[&] {
      const OutsidePlaces::Thread thread{places};
      const WorkingFor working{who};
      const OutsideWait wait;
      inside();
    }}.join();
  };
  hold("ann", [&] {
    hold("ann", [&] {
      EXPECT_FALSE(may_another(places, "ann"));
      EXPECT_TRUE(may_another(places, "ben"));
      hold("ben", [&] { EXPECT_FALSE(may_another(places, "cleo")); });
      EXPECT_TRUE(may_another(places, "cleo"));
    });
    EXPECT_TRUE(may_another(places, "ann"));
  });
}

TEST(OutsideWaitTest, OneWithinAnotherTakesNoPlace) {
  OutsidePlaces places{1, 1};
  const OutsidePlaces::Thread thread{places};
  {
    const OutsideWait wait;
    EXPECT_TRUE(may_wait());
  }
  EXPECT_TRUE(may_wait());
}

TEST(OutsideWaitTest, WhoIsNoWorkerWaitsAsLongAsTheyLike) {
  const OutsideWait wait;
  EXPECT_TRUE(may_wait());
}

TEST(OutsideWaitTest, ARefusedOneCanBeTriedAgain) {
  OutsidePlaces places{1, 1};
  std::optional<bool> first, second;
  const OutsidePlaces::Thread thread{places};
  std::thread other{[&] {
    const OutsidePlaces::Thread its{places};
    const OutsideWait wait;
    std::thread{[&] { first = may_another(places, "x"); }}.join();
  }};
  other.join();
  second = may_wait();
  EXPECT_EQ(first, false);
  EXPECT_EQ(second, true);
}

}  // namespace
}  // namespace confab
