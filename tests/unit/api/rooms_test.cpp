#include "api/rooms.h"

#include <gtest/gtest.h>

namespace confab::api {
namespace {

TEST(RoomSettings, WhatIsGivenIsChangedAndNothingElse) {
  RoomSettings settings;
  settings.topic = "Lunch";
  settings.type = "p";
  settings.featured = true;
  settings.join_code = "";
  const auto edit = edit_command(settings);
  EXPECT_EQ(edit.topic, "Lunch");
  EXPECT_EQ(edit.kind, model::RoomKind::group);
  EXPECT_EQ(edit.featured, true);
  EXPECT_EQ(edit.join_code, "");
  EXPECT_FALSE(edit.name || edit.description || edit.announcement || edit.custom_fields || edit.sys_mes);
  EXPECT_FALSE(edit.read_only || edit.react_when_read_only || edit.is_default || edit.favorite);
}

}  // namespace
}  // namespace confab::api
