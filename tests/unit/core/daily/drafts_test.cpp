#include "core/daily/drafts.h"

#include <gmock/gmock.h>

#include <thread>

#include "base/errors/daily.h"
#include "base/errors/rooms.h"
#include "bus/events/draft_changed.h"
#include "core/accounts/remove.h"
#include "core/daily/daily.h"
#include "core/daily/remind.h"
#include "core/rooms/erase.h"

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

TEST_P(DraftsTest, NothingIsKeptOfARoomThatGoesMeanwhile) {
  for (int round = 0; round < 12; ++round) {
    const auto gone = channel(ann, {ben}, "gone" + std::to_string(round)).id;
    const auto message = say(ann, gone, "x");
    std::vector<std::thread> threads;
    const auto try_to = [&](auto keep) {
      threads.emplace_back([keep] {
        try {
          keep();
        } catch (const Refusal&) {  // it came too late
        }
      });
    };
    for (const auto& who : {ann, ben}) {
      try_to([&, who] { daily::save_draft(*ctx, who, {.room = gone, .tmid = {}, .text = "x", .written_at = {}}); });
      try_to([&, who] {
        daily::remind(*ctx, who, {.text = "", .message = message.id, .at = in(std::chrono::minutes{5}), .zone = {}});
      });
    }
    try_to([&] { rooms::erase(*ctx, ann, gone); });
    for (auto& thread : threads) thread.join();
  }
  for (const auto& who : {ann, ben}) {
    EXPECT_THAT(kept(who), IsEmpty());
    EXPECT_THAT(daily::reminders(*ctx, who), IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, DraftsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
