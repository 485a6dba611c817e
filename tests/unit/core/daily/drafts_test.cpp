#include "core/daily/drafts.h"

#include <gmock/gmock.h>

#include "base/errors/daily.h"
#include "base/errors/rooms.h"
#include "bus/own_events.h"
#include "core/accounts/remove.h"
#include "core/daily/daily.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DraftsTest : public testing::DailyTest {
 protected:
  model::Draft save(const Actor& who, const std::string& text, std::optional<Timestamp> at = {}) {
    return daily::save_draft(*ctx, who, {.room = room, .tmid = {}, .text = text, .written_at = at});
  }
  std::vector<std::string> kept(const Actor& who) {
    std::vector<std::string> texts;
    for (const auto& one : daily::drafts(*ctx, who, {}).update) texts.push_back(one.msg);
    return texts;
  }
};

TEST_P(DraftsTest, TheLatestWins) {
  clock.advance(std::chrono::hours{1});
  const auto now = clock.now();
  save(ann, "later", now - std::chrono::minutes{1});
  EXPECT_EQ(save(ann, "earlier", now - std::chrono::minutes{2}).msg, "later");
  EXPECT_EQ(told<bus::DraftChanged>().size(), 1U);
  save(ann, "from a clock that is ahead", now + std::chrono::hours{1});
  EXPECT_EQ(save(ann, "now").msg, "now");
  EXPECT_THAT(kept(ann), ElementsAre("now"));
  EXPECT_THAT(kept(ben), IsEmpty());
}

TEST_P(DraftsTest, WhatIsGoneIsToldForAWhile) {
  save(ann, "hel");
  const auto since = clock.now();
  clock.advance(std::chrono::minutes{1});
  save(ann, " ");
  save(ann, "");
  EXPECT_EQ(told<bus::DraftChanged>().back().change, bus::Change::removed);
  EXPECT_EQ(told<bus::DraftChanged>().size(), 2U);
  EXPECT_THAT(kept(ann), IsEmpty());
  EXPECT_EQ(daily::drafts(*ctx, ann, since).remove.size(), 1U);
  clock.advance(std::chrono::days{31});
  const auto other = channel(ann, {}, "other").id;
  (void)daily::save_draft(*ctx, ann, {.room = other, .tmid = {}, .text = "x", .written_at = {}});
  EXPECT_THAT(daily::drafts(*ctx, ann, since).remove, IsEmpty());
}

TEST_P(DraftsTest, AreForRoomsThatOneMayRead) {
  const auto secret = channel(ann, {}, "secret", model::RoomKind::group).id;
  EXPECT_REFUSED(daily::save_draft(*ctx, ben, {.room = secret, .tmid = {}, .text = "x", .written_at = {}}),
                 room_not_found);
}

TEST_P(DraftsTest, GoWithTheirWriter) {
  save(ben, "farewell");
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  EXPECT_THAT(kept(ben), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Engines, DraftsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
