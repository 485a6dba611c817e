#pragma once
// The workspace that most tests of rooms and messages start in: four people, and a channel of two of them.

#include "core/world.h"

namespace confab::core::testing {

/// ann, ben and eve, and an administrator.
class PeopleTest : public WorldTest {
 protected:
  void prepare() override {
    ann = person("ann");
    ben = person("ben");
    eve = person("eve");
    admin = person("root", {"admin", "user"});
  }

  Actor ann, ben, eve, admin;
};

/// With a channel: ann is its owner, ben a member, and eve has nothing to do with it.
class TeamTest : public PeopleTest {
 protected:
  void prepare() override {
    PeopleTest::prepare();
    room = channel(ann, {ben}).id;
  }

  RoomId room;
};

}  // namespace confab::core::testing
