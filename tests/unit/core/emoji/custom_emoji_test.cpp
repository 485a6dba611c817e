#include "core/emoji/custom_emoji.h"

#include <gmock/gmock.h>

#include "base/errors/emoji.h"
#include "base/errors/request.h"
#include "bus/events/custom_emoji_changed.h"
#include "bus/events/custom_sound_changed.h"
#include "bus/events/message_saved.h"
#include "core/avatars/find.h"
#include "core/emoji/custom_sounds.h"
#include "core/messages/react.h"
#include "core/team.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;

class CustomEmojiTest : public testing::TeamTest {
 protected:
  model::CustomEmoji make(const std::string& name, const std::string& aliases = "",
                          std::string_view picture = "png 600x600\n") {
    const auto bytes = files::spool_text(*ctx, picture);
    return emoji::create(*ctx, admin, {.name = name, .aliases = aliases}, &bytes);
  }
  std::string shown(std::string_view name) {
    const auto picture = emoji::picture_of(*ctx, name);
    return picture ? avatars::bytes_of(*ctx, picture->blob_pk) : "";
  }
};

TEST_P(CustomEmojiTest, ANameBecomesWhatCanBeWritten) {
  const auto made = make("My Emoji", "One, two  my_emoji ÖL");
  EXPECT_EQ(made.name, "my_emoji");
  EXPECT_THAT(made.aliases, ElementsAre("one", "two", "oel"));
  EXPECT_EQ(made.extension, "png");
  EXPECT_EQ(shown("my_emoji"), "png 512x512\n");
  EXPECT_EQ(shown("two"), "png 512x512\n");
  EXPECT_EQ(told<bus::CustomEmojiChanged>().at(0).emoji.name, "my_emoji");
  EXPECT_REFUSED(make(" "), field_required);
  EXPECT_REFUSED(make("!!"), input_is_not_valid);
  EXPECT_REFUSED(make("two"), emoji_name_in_use);
  EXPECT_REFUSED(make("new", "x my-emoji, ONE"), emoji_name_in_use);
}

TEST_P(CustomEmojiTest, PicturesOnly) {
  EXPECT_REFUSED(make("page", "", "<html>"), emoji_is_not_image);
  make("dance", "", "gif 900x900 animated\n");
  EXPECT_EQ(shown("dance"), "gif 900x900 animated\n");
  EXPECT_EQ(shown("page"), "");
}

TEST_P(CustomEmojiTest, ChangedAndDeletedOnesAreTold) {
  const auto made = make("ship", "boat");
  const auto before = clock.now();
  clock.advance(std::chrono::seconds{1});
  forget_events();
  const auto changed = emoji::update(*ctx, admin, made.id, {.name = "ferry", .aliases = ""}, nullptr);
  EXPECT_EQ(changed.etag, made.etag) << "the picture stays";
  EXPECT_EQ(shown("ferry"), "png 512x512\n");
  EXPECT_EQ(shown("boat"), "");
  EXPECT_EQ(emoji::changes(*ctx, before + std::chrono::milliseconds{1}).update.size(), 1U);
  emoji::remove(*ctx, admin, made.id);
  EXPECT_EQ(told<bus::CustomEmojiChanged>().at(1).change, bus::Change::removed);
  const auto gone = emoji::changes(*ctx, before);
  EXPECT_TRUE(gone.update.empty());
  EXPECT_EQ(gone.remove.at(0).id, made.id);
  EXPECT_TRUE(emoji::changes(*ctx, {}).update.empty());
  EXPECT_REFUSED(emoji::remove(*ctx, admin, made.id), invalid_emoji);
  EXPECT_REFUSED(emoji::update(*ctx, admin, made.id, {.name = "x", .aliases = ""}, nullptr), emoji_not_found);
}

TEST_P(CustomEmojiTest, OneReactsWithIt) {
  const auto message = say(ann, room, "hello");
  EXPECT_REFUSED(messages::react(*ctx, ben, {.id = message.id, .emoji = ":team_sign:"}), not_allowed);
  make("team_sign", "our_sign");
  messages::react(*ctx, ben, {.id = message.id, .emoji = ":team_sign:"});
  messages::react(*ctx, ben, {.id = message.id, .emoji = "our_sign"});
  EXPECT_EQ(told<bus::MessageSaved>().back().message->reactions->size(), 2U);
}

TEST_P(CustomEmojiTest, ForThoseWithTheRight) {
  const auto made = make("sun");
  const auto bytes = files::spool_text(*ctx, "png 1x1\n");
  EXPECT_REFUSED(emoji::create(*ctx, ann, {.name = "x", .aliases = ""}, &bytes), not_authorized_to_manage);
  EXPECT_REFUSED(emoji::update(*ctx, ann, made.id, {.name = "x", .aliases = ""}, nullptr), not_authorized_to_manage);
  EXPECT_REFUSED(emoji::set_picture(*ctx, ann, "sun", bytes), not_authorized_to_manage);
  EXPECT_REFUSED(emoji::remove(*ctx, ann, made.id), not_authorized_to_manage);
}

TEST_P(CustomEmojiTest, Sounds) {
  const auto made = emoji::put_sound(*ctx, admin, {.id = {}, .name = "Gong", .extension = "mp3"});
  EXPECT_FALSE(emoji::sound_of(*ctx, made.id)) << "its bytes have not come";
  emoji::set_sound(*ctx, admin, made.id, files::spool_text(*ctx, "ID3"));
  const auto found = emoji::sound_of(*ctx, made.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->type, "audio/mpeg");
  EXPECT_EQ(avatars::bytes_of(*ctx, found->blob_pk), "ID3");
  EXPECT_EQ(emoji::sounds(*ctx, {.part = "on"}).total, 1);
  EXPECT_EQ(emoji::sounds(*ctx, {.part = "gONG"}).total, 1) << "whatever the case";
  EXPECT_EQ(emoji::sounds(*ctx, {.part = "x"}).total, 0);
  EXPECT_EQ(told<bus::CustomSoundChanged>().size(), 2U);
  EXPECT_REFUSED(emoji::put_sound(*ctx, admin, {.id = {}, .name = "Gong", .extension = "mp3"}), sound_name_in_use);
  EXPECT_REFUSED(emoji::put_sound(*ctx, admin, {.id = {}, .name = "a<b", .extension = "mp3"}), input_is_not_valid);
  EXPECT_REFUSED(emoji::put_sound(*ctx, admin, {.id = {}, .name = "x", .extension = "html"}), input_is_not_valid);
  EXPECT_REFUSED(emoji::put_sound(*ctx, ann, {.id = {}, .name = "x", .extension = "mp3"}), not_authorized_to_manage);
  EXPECT_REFUSED(emoji::remove_sound(*ctx, ann, made.id), not_authorized_to_manage);
  emoji::remove_sound(*ctx, admin, made.id);
  EXPECT_FALSE(emoji::sound_of(*ctx, made.id));
  EXPECT_REFUSED(emoji::set_sound(*ctx, admin, made.id, files::spool_text(*ctx, "x")), invalid_sound);
}

INSTANTIATE_TEST_SUITE_P(Engines, CustomEmojiTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
