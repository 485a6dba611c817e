#include "base/latest.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <thread>

namespace confab {
namespace {

using Source = std::atomic<std::shared_ptr<const std::string>>;

void set(Source& source, std::string text) {
  source = std::make_shared<const std::string>(std::move(text));
  replaced();
}

TEST(Latest, WhatWasSetIsReadAtOnceByEveryThread) {
  Source source;
  set(source, "one");
  EXPECT_EQ(latest(source), "one");
  std::jthread{[&] {
    EXPECT_EQ(latest(source), "one");
    set(source, "two");
    EXPECT_EQ(latest(source), "two");
  }}.join();
  EXPECT_EQ(latest(source), "two");
}

TEST(Latest, SourcesAreNotTakenForEachOther) {
  Source one;
  set(one, "one");
  Source two;
  set(two, "two");
  EXPECT_EQ(latest(one), "one");
  EXPECT_EQ(latest(two), "two");
  std::optional<Source> place{std::in_place};
  set(*place, "before");
  EXPECT_EQ(latest(*place), "before");
  place.emplace();
  set(*place, "another in the same place");
  EXPECT_EQ(latest(*place), "another in the same place");
}

}  // namespace
}  // namespace confab
