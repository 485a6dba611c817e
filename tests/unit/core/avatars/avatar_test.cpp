#include "core/avatars/avatar.h"

#include <gmock/gmock.h>

#include "base/digest.h"
#include "base/errors/avatars.h"
#include "base/errors/files.h"
#include "base/errors/request.h"
#include "bus/events/avatar_changed.h"
#include "bus/events/message_saved.h"
#include "bus/events/user_changed.h"
#include "core/accounts/remove.h"
#include "core/avatars/find.h"
#include "core/avatars/source.h"
#include "core/rooms/discussions.h"
#include "core/rooms/documents.h"
#include "core/rooms/edit.h"
#include "core/rooms/erase.h"
#include "core/team.h"
#include "core/users/find.h"
#include "store/avatars.h"
#include "store/rooms.h"

namespace confab::core {
namespace {

using services::media::Failure;

constexpr std::string_view kPicture = "png 640x480\n";
constexpr std::string_view kOther = "jpeg 64x48\n";

class AvatarTest : public testing::TeamTest {
 protected:
  void put_up(const Actor& who, std::string_view picture = kPicture) {
    avatars::set(*ctx, who, who.id, files::spool_text(*ctx, picture), "rest");
  }
  std::string shown(const Actor& who) {
    const auto face = avatars::of_username(*ctx, who.username);
    return face.picture ? avatars::bytes_of(*ctx, face.picture->blob_pk) : "";
  }
  model::User stored(const Actor& who) { return users::get(*ctx, {.id = who.id, .username = {}}); }
  static std::string uri(std::string_view bytes) { return "data:image/png;base64," + to_base64(bytes); }
};

TEST_P(AvatarTest, APictureIsCutAndTold) {
  put_up(ann);
  EXPECT_EQ(shown(ann), "png 200x200\n");
  const auto etag = stored(ann).avatar_etag;
  ASSERT_TRUE(etag);
  EXPECT_EQ(stored(ann).avatar_origin, "rest");
  const auto changes = told<bus::AvatarChanged>();
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].username, "ann");
  EXPECT_EQ(changes[0].etag, etag);
  EXPECT_EQ(told<bus::UserChanged>().at(0).fields.avatar_etag, etag);

  put_up(ann, kOther);
  EXPECT_EQ(shown(ann), "jpeg 200x200\n");
  EXPECT_NE(stored(ann).avatar_etag, etag);
}

TEST_P(AvatarTest, SizeAndCutAreSettings) {
  settings.put("Accounts_AvatarSize", 64);
  put_up(ann, "gif 640x480 animated\n");
  EXPECT_EQ(shown(ann), "png 64x64\n");
  settings.put("Accounts_AvatarResize", false);
  put_up(ann);
  EXPECT_EQ(shown(ann), "png 640x480\n");
  put_up(ann, "gif 640x480 animated\n");
  EXPECT_EQ(shown(ann), "gif 640x480 animated\n") << "what moves goes on moving";
}

TEST_P(AvatarTest, WhatIsNoPictureIsRefused) {
  put_up(ann);
  EXPECT_REFUSED(put_up(ann, "<html>"), invalid_file_type);
  EXPECT_REFUSED(put_up(ann, ""), file_too_small);
  media.fail(Failure::unavailable);
  EXPECT_REFUSED(put_up(ann), service_unavailable);
  media.fail(Failure::too_large);
  EXPECT_REFUSED(put_up(ann), file_too_large);
  EXPECT_EQ(shown(ann), "png 200x200\n") << "the one before stays";
}

TEST_P(AvatarTest, OfOthersItNeedsARight) {
  EXPECT_REFUSED(avatars::set(*ctx, ann, ben.id, files::spool_text(*ctx, kPicture), "rest"), missing_permission);
  EXPECT_REFUSED(avatars::reset(*ctx, ann, ben.id), missing_permission);
  EXPECT_REFUSED(avatars::choose_initials(*ctx, ann, ben.id), missing_permission);
  // Before the address is looked at.
  EXPECT_REFUSED(avatars::set_from_address(*ctx, ann, ben.id, "no address at all"), unauthorized);
  avatars::set(*ctx, admin, ben.id, files::spool_text(*ctx, kPicture), "rest");
  EXPECT_EQ(shown(ben), "png 200x200\n");
  settings.put("Accounts_AllowUserAvatarChange", false);
  EXPECT_REFUSED(put_up(ann), not_allowed);
  EXPECT_REFUSED(avatars::reset(*ctx, ben, ben.id), not_allowed);
  avatars::reset(*ctx, admin, ben.id);
  EXPECT_EQ(shown(ben), "");
}

TEST_P(AvatarTest, TakenDownItIsGone) {
  put_up(ann);
  forget_events();
  avatars::reset(*ctx, ann, ann.id);
  EXPECT_EQ(shown(ann), "");
  EXPECT_FALSE(stored(ann).avatar_etag);
  EXPECT_EQ(told<bus::AvatarChanged>().at(0).etag, std::nullopt);
  forget_events();
  avatars::reset(*ctx, ann, ann.id);
  EXPECT_TRUE(told<bus::AvatarChanged>().empty()) << "nothing changed";
  put_up(ann);
  avatars::choose_initials(*ctx, ann, ann.id);
  EXPECT_EQ(shown(ann), "");
  EXPECT_EQ(stored(ann).avatar_origin, "initials");
}

TEST_P(AvatarTest, ItGoesWithTheAccount) {
  put_up(ben);
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  EXPECT_EQ(shown(ben), "");
  EXPECT_FALSE(store::Avatars{*db->read()}.of(store::AvatarOf::user, ben.pk));
}

TEST_P(AvatarTest, ARoomHasOneToo) {
  rooms::edit(*ctx, ann, room, {.avatar = uri(kPicture)});
  const auto document = rooms::document(*ctx, room);
  ASSERT_TRUE(document && document->avatar_etag);
  EXPECT_EQ(told<bus::AvatarChanged>().at(0).room, room);
  const auto face = avatars::of_room(*ctx, room, ben);
  ASSERT_TRUE(face && face->picture);
  EXPECT_EQ(face->picture->etag, document->avatar_etag);
  std::vector<std::string> types;
  for (const auto& saved : told<bus::MessageSaved>()) types.push_back(saved.message->t.value_or(""));
  EXPECT_THAT(types, ::testing::ElementsAre("room_changed_avatar"));

  EXPECT_REFUSED(rooms::edit(*ctx, ben, room, {.avatar = uri(kOther)}), action_not_allowed);
  EXPECT_REFUSED(rooms::edit(*ctx, ann, room, {.avatar = "data:image/png,x"}), invalid_data);
  EXPECT_REFUSED(rooms::edit(*ctx, ann, room, {.avatar = uri("<html>")}), invalid_file_type);
  rooms::edit(*ctx, ann, room, {.topic = "x", .avatar = ""});
  EXPECT_FALSE(rooms::document(*ctx, room)->avatar_etag);
  EXPECT_EQ(rooms::document(*ctx, room)->topic, "x");
}

TEST_P(AvatarTest, ADiscussionHasThatOfItsParent) {
  rooms::edit(*ctx, ann, room, {.avatar = uri(kPicture)});
  const auto discussion =
      rooms::create_discussion(*ctx, ann, {.parent = room, .message = {}, .name = "talk", .members = {}});
  const auto face = avatars::of_room(*ctx, discussion.id, ann);
  ASSERT_TRUE(face && face->picture);
  EXPECT_EQ(face->username, "talk");
  const auto pk = store::Rooms{*db->read()}.by_id(room)->pk;
  ASSERT_TRUE(store::Avatars{*db->read()}.of(store::AvatarOf::room, pk));
  rooms::erase(*ctx, admin, room);
  EXPECT_FALSE(store::Avatars{*db->read()}.of(store::AvatarOf::room, pk));
}

TEST_P(AvatarTest, WhatOneMayNotKnowOfHasNoFace) {
  const auto secret = channel(ann, {}, "secret", model::RoomKind::group);
  EXPECT_TRUE(avatars::of_room(*ctx, secret.id, ann));
  EXPECT_FALSE(avatars::of_room(*ctx, secret.id, eve));
  EXPECT_FALSE(avatars::of_room(*ctx, RoomId{"none"}, ann));
  const auto talk = direct(ann, ben);
  EXPECT_EQ(avatars::of_room(*ctx, talk.id, ann)->username, "ben");
}

TEST_P(AvatarTest, FromAnotherServer) {
  http.answer([](const services::http::Request& request) -> services::http::Response {
    if (request.url.ends_with("picture")) {
      return {.status = 200, .headers = {{"content-type", "image/png"}}, .body = std::string{kPicture}};
    }
    if (request.url.ends_with("page")) return {.status = 200, .headers = {{"content-type", "text/html"}}};
    if (request.url.ends_with("broken")) return {.status = 500};
    throw services::http::Failed(services::http::Failure::address_refused, "at home");
  });
  avatars::set(*ctx, ann, ann.id, avatars::from_address(*ctx, "https://example.org/picture"), "url");
  EXPECT_EQ(shown(ann), "png 200x200\n");
  EXPECT_REFUSED(avatars::from_address(*ctx, "https://example.org/page"), avatar_invalid_url);
  EXPECT_REFUSED(avatars::from_address(*ctx, "http://10.0.0.1/x"), avatar_invalid_url);
  EXPECT_REFUSED(avatars::from_address(*ctx, "file:///etc/passwd"), avatar_invalid_url);
  EXPECT_REFUSED(avatars::from_address(*ctx, "https://example.org/broken"), avatar_url_handling);
}

INSTANTIATE_TEST_SUITE_P(Engines, AvatarTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
