// A room of a kind that only a newer program knows is no direct message by chance.
#include <gmock/gmock.h>

#include "base/errors/rooms.h"
#include "core/rooms/info.h"
#include "core/rooms/lists.h"
#include "core/subscriptions/documents.h"
#include "core/team.h"
#include "store/room_documents.h"

namespace confab::core {
namespace {

using ::testing::IsEmpty;

class RoomKindTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    const auto tx = db->begin();
    tx->execute("UPDATE rooms SET type = 'v' WHERE id = ?", {room});
    tx->commit();
  }
};

TEST(RoomKind, TheLetterSaysTheKind) {
  EXPECT_EQ(model::room_kind("c"), model::RoomKind::channel);
  EXPECT_EQ(model::room_kind("d"), model::RoomKind::direct);
  EXPECT_EQ(model::letter_of(model::RoomKind::group), "p");
  for (const auto* unknown : {"", "v", "cp", "C"}) EXPECT_FALSE(model::room_kind(unknown)) << unknown;
}

TEST_P(RoomKindTest, AnUnknownKindIsRefused) {
  EXPECT_REFUSED(rooms::info(*ctx, ann, room), invalid_room_type);
  EXPECT_REFUSED(say(ann, room, "hello"), invalid_room_type);
}

TEST_P(RoomKindTest, ListsGoOnWithoutIt) {
  EXPECT_THAT(store::RoomDocuments(*db->read(), store::RoomDocuments::LastMessage::yes).of_user(ann.pk, std::nullopt),
              IsEmpty());
  EXPECT_THAT(subscriptions::changes(*ctx, ann, std::nullopt).update, IsEmpty());
  EXPECT_EQ(rooms::list_all(*ctx, admin, {model::RoomKind::channel, model::RoomKind::direct}, {}).total, 0);
}

INSTANTIATE_TEST_SUITE_P(Engines, RoomKindTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
