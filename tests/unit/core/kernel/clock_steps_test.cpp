// What clients ask for by the time of a change, each kind once: the clock is set back between two changes, and who has
// seen the first one learns of the second. What happens in rooms is acted through at random in counts_test.cpp.

#include <gmock/gmock.h>

#include "core/accounts/profile.h"
#include "core/configuration/settings.h"
#include "core/daily/drafts.h"
#include "core/emoji/custom_emoji.h"
#include "core/files/spool.h"
#include "core/messages/edit.h"
#include "core/messages/pin.h"
#include "core/messages/remove.h"
#include "core/messages/sync.h"
#include "core/roles/edit.h"
#include "core/roles/lookup.h"
#include "core/rooms/documents.h"
#include "core/rooms/erase.h"
#include "core/rooms/remove_member.h"
#include "core/subscriptions/sidebar.h"
#include "core/team.h"
#include "core/users/find.h"

namespace confab::core {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::SizeIs;

class ClockStepsTest : public testing::TeamTest {
 protected:
  void set_back() { clock.advance(-std::chrono::hours{1}); }
};

TEST_P(ClockStepsTest, Settings) {
  configuration::save_settings(*ctx, admin, {{"Message_MaxAllowedSize", 4000}});
  const auto seen = clock.now();
  set_back();
  configuration::save_settings(*ctx, admin, {{"Site_Name", "Elsewhere"}});
  EXPECT_THAT(configuration::changed_since(*ctx, seen), Contains("Site_Name"));
}

TEST_P(ClockStepsTest, RolesAndPermissions) {
  const auto old = roles::create(*ctx, admin, {.name = "helper"});
  const auto seen = roles::create(*ctx, admin, {.name = "guide"}).updated_at;
  set_back();
  const auto late = roles::create(*ctx, admin, {.name = "guard"});
  roles::remove(*ctx, admin, old.id.value);
  roles::give_permission(*ctx, admin, "create-c", late.id.value);
  const auto changes = roles::changes(*ctx, seen);
  EXPECT_THAT(changes.update, Contains(Field(&model::Role::id, late.id)));
  EXPECT_THAT(changes.remove, Contains(Field(&roles::RoleChanges::Removed::id, old.id)));
  for (const auto& permission : roles::all_permissions(*ctx)) {
    if (permission.id == "create-c") EXPECT_GE(permission.updated_at, seen);
  }
}

TEST_P(ClockStepsTest, Emoji) {
  const auto make = [&](const std::string& name) {
    const auto bytes = files::spool_text(*ctx, "png 64x64\n");
    return emoji::create(*ctx, admin, {.name = name, .aliases = ""}, &bytes);
  };
  const auto old = make("old");
  const auto seen = make("seen").updated_at;
  set_back();
  const auto late = make("late");
  emoji::remove(*ctx, admin, old.id);
  const auto changes = emoji::changes(*ctx, seen);
  EXPECT_THAT(changes.update, Contains(Field(&model::CustomEmoji::id, late.id)));
  EXPECT_THAT(changes.remove, Contains(Field(&model::DeletedEmoji::id, old.id)));
}

TEST_P(ClockStepsTest, Drafts) {
  const auto other = channel(ann, {}, "other").id;
  const auto seen = daily::save_draft(*ctx, ann, {.room = room, .text = "one"}).updated_at;
  set_back();
  daily::save_draft(*ctx, ann, {.room = other, .text = "two"});
  EXPECT_THAT(daily::drafts(*ctx, ann, seen).update, Contains(Field(&model::Draft::rid, other)));
}

TEST_P(ClockStepsTest, People) {
  clock.advance(std::chrono::seconds{10});
  const auto seen = clock.now();
  ASSERT_TRUE(users::changed_since(*ctx, eve, seen)) << "what is told here is complete";
  set_back();
  accounts::update_own(*ctx, ben, {.name = "Benjamin"});
  const auto changed = users::changed_since(*ctx, eve, seen);
  ASSERT_TRUE(changed);
  EXPECT_THAT(*changed, Contains(Field(&model::User::id, ben.id)));
}

TEST_P(ClockStepsTest, MembershipsAndRooms) {
  const auto other = channel(ann, {ben}, "other").id;
  const auto third = channel(ann, {ben}, "third").id;
  say(ann, third, "newest");
  const auto seen = rooms::changes(*ctx, ben, {}).update.front().updated_at;
  set_back();
  subscriptions::set_favorite(*ctx, ben, third, true);
  rooms::remove_member(*ctx, ann, other, ben.id);
  rooms::erase(*ctx, admin, room);
  const auto places = subscriptions::changes(*ctx, ben, seen);
  EXPECT_THAT(places.update, Contains(Field(&model::Subscription::rid, third)));
  EXPECT_THAT(places.remove, Contains(Field(&subscriptions::SubscriptionChanges::Removed::room, other)));
  EXPECT_THAT(places.remove, Contains(Field(&subscriptions::SubscriptionChanges::Removed::room, room)));
  const auto gone = rooms::changes(*ctx, ben, seen).remove;
  EXPECT_THAT(gone, Contains(Field(&rooms::RoomChanges::Removed::id, other)));
  EXPECT_THAT(gone, Contains(Field(&rooms::RoomChanges::Removed::id, room)));
}

// The time that people see is the clock's, the time of the change is not.
TEST_P(ClockStepsTest, Messages) {
  const auto old = say(ann, room, "old");
  const auto gone = say(ann, room, "gone");
  const auto pinned = say(ann, room, "pinned");
  clock.advance(std::chrono::hours{2});
  messages::EditMessage cmd{.id = old.id};
  cmd.text = "older";
  const auto seen = messages::edit(*ctx, ann, cmd).updated_at;
  set_back();
  const auto late = say(ann, room, "late");
  EXPECT_EQ(late.ts, clock.now());
  messages::pin(*ctx, ann, pinned.id);
  messages::remove(*ctx, ann, {.id = gone.id});
  const auto changes = messages::sync(*ctx, ben, room, seen);
  EXPECT_THAT(changes.updated, Contains(Field(&model::Message::id, late.id)));
  EXPECT_THAT(changes.updated, Contains(::testing::AllOf(Field(&model::Message::id, pinned.id),
                                                         Field(&model::Message::pinned_at, clock.now()))));
  EXPECT_THAT(changes.deleted, Contains(Field(&messages::DeletedMessage::id, gone.id)));
}

// A cursor of a page is exclusive: what comes in the same millisecond as the newest of a page has a later time.
TEST_P(ClockStepsTest, PagesOfMessages) {
  for (const auto* text : {"one", "two"}) say(ann, room, text);
  auto at = messages::sync_page(*ctx, ben, {.room = room, .next = Timestamp{}}).changes.updated.back().updated_at;
  const auto clear = [&](const std::string& text) {
    const auto page = messages::sync_page(*ctx, ben, {.room = room, .next = at});
    ASSERT_THAT(page.changes.updated, SizeIs(1)) << text;
    EXPECT_EQ(page.changes.updated[0].msg, text);
    at = page.changes.updated[0].updated_at;
  };
  say(ann, room, "at once");
  clear("at once");
  set_back();
  say(ann, room, "an hour before");
  clear("an hour before");
}

INSTANTIATE_TEST_SUITE_P(Engines, ClockStepsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
