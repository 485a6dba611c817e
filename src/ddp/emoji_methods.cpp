#include "base/errors/avatars.h"
#include "base/errors/emoji.h"
#include "base/errors/files.h"
#include "core/emoji/custom_emoji.h"
#include "core/emoji/custom_sounds.h"
#include "ddp/account_methods.h"
#include "ddp/binary_text.h"

namespace confab::ddp {

struct EmojiData {
  Field<"_id", std::optional<std::string>, "Left out: a new one.", bound::id> id;
  Field<"name", std::string, "Without colons.", bound::name> name;
  Field<"aliases", std::optional<std::string>, "Other names, behind blanks or commas.", bound::text> aliases;
};
using EmojiDataParam = Named<"emojiData", EmojiData, "What it is to be.">;
struct EmojiRef {
  Field<"name", std::string, "Which one.", bound::name> name;
};
struct EmojiPictureParams {
  Field<"binaryContent", std::string, "The picture, as data URI; or a character for each byte, none of them 0.",
        bound::carried>
      bytes;
  Field<"contentType", std::optional<std::string>, "Not looked at: the bytes say what it is.", bound::text>
      content_type;
  Field<"emojiData", EmojiRef, "Whose picture it is."> emoji;
};
using EmojiOptions =
    Named<"options", std::optional<json::object>, "Accepted for older clients: all are told.", bound::free_form>;
using EmojiIdParam = Named<"emojiID", std::string, "Which one.", bound::id>;
using EmojiPut = std::variant<bool, std::string>;

struct SoundData {
  Field<"_id", std::optional<std::string>, "Left out: a new one.", bound::id> id;
  Field<"name", std::string, "What it is called.", bound::name> name;
  Field<"extension", std::string, "mp3, wav, ogg, m4a, aac or flac.", bound::name> extension;
};
using SoundDataParam = Named<"soundData", SoundData, "What it is to be.">;
struct SoundRef {
  Field<"_id", std::string, "Which one.", bound::id> id;
};
struct SoundBytesParams {
  Field<"binaryContent", std::string, "The sound, as data URI; or a character for each byte, none of them 0.",
        bound::carried>
      bytes;
  Field<"contentType", std::optional<std::string>, "Not looked at.", bound::text> content_type;
  Field<"soundData", SoundRef, "Whose bytes they are."> sound;
};
using SoundIdParam = Named<"_id", std::string, "Which one.", bound::id>;

namespace {

constexpr std::int64_t kAll = 10'000;

EmojiPut put_emoji(Call& call, const EmojiDataParam& p) {
  const auto& d = p.value;
  const core::emoji::EmojiNames names{.name = d.name, .aliases = d.aliases.value_or("")};
  if (!d.id) return core::emoji::create(call.ctx, call.actor(), names, nullptr).id;
  core::emoji::update(call.ctx, call.actor(), *d.id, names, nullptr);
  return true;
}

void declare_emoji(api::Methods& methods) {
  methods.add<EmojiDataParam, EmojiPut>(
      "insertOrUpdateEmoji", Access::user(),
      "Make up an emoji, or give it other names; the picture follows by uploadEmojiCustom.",
      {errors::not_authorized_to_manage, errors::field_required, errors::input_is_not_valid, errors::emoji_name_in_use,
       errors::emoji_not_found, errors::not_allowed},
      put_emoji);
  methods.add<EmojiPictureParams, Nothing>(
      "uploadEmojiCustom", Access::user(), "The picture of an emoji.",
      {errors::not_authorized_to_manage, errors::invalid_emoji, errors::emoji_is_not_image, errors::file_too_small,
       errors::file_too_large, errors::invalid_data, errors::emoji_name_in_use, errors::service_unavailable,
       errors::storage_full},
      [](Call& call, const auto& p) {
        core::emoji::require_manager(call.ctx, call.actor());
        core::emoji::set_picture(call.ctx, call.actor(), p.emoji.name,
                                 core::files::spool_text(call.ctx, bytes_of_text(p.bytes)));
      });
  methods.add<EmojiIdParam, bool>("deleteEmojiCustom", Access::user(), "Delete an emoji.",
                                  {errors::not_authorized_to_manage, errors::invalid_emoji},
                                  [](Call& call, const auto& p) {
                                    core::emoji::remove(call.ctx, call.actor(), p.value);
                                    return true;
                                  });
  methods.add<EmojiOptions, std::vector<model::CustomEmoji>>(
      "listEmojiCustom", Access::user(), "Emoji that the workspace has made up.",
      [](Call& call, const auto&) { return core::emoji::list(call.ctx, {.limit = kAll}).emoji; });
}

void declare_sounds(api::Methods& methods) {
  methods.add<SoundDataParam, std::string>(
      "insertOrUpdateSound", Access::user(),
      "Name a sound, or give it another name; its bytes follow by uploadCustomSound.",
      {errors::not_authorized_to_manage, errors::field_required, errors::input_is_not_valid, errors::sound_name_in_use,
       errors::invalid_sound, errors::not_allowed},
      [](Call& call, const auto& p) {
        const auto& d = p.value;
        return core::emoji::put_sound(call.ctx, call.actor(), {.id = d.id, .name = d.name, .extension = d.extension})
            .id;
      });
  methods.add<SoundBytesParams, Nothing>(
      "uploadCustomSound", Access::user(), "The bytes of a sound.",
      {errors::not_authorized_to_manage, errors::invalid_sound, errors::file_too_small, errors::invalid_data,
       errors::sound_name_in_use, errors::service_unavailable, errors::storage_full},
      [](Call& call, const auto& p) {
        core::emoji::require_sound_manager(call.ctx, call.actor());
        core::emoji::set_sound(call.ctx, call.actor(), p.sound.id,
                               core::files::spool_text(call.ctx, bytes_of_text(p.bytes)));
      });
  methods.add<SoundIdParam, bool>("deleteCustomSound", Access::user(), "Delete a sound.",
                                  {errors::not_authorized_to_manage, errors::invalid_sound},
                                  [](Call& call, const auto& p) {
                                    core::emoji::remove_sound(call.ctx, call.actor(), p.value);
                                    return true;
                                  });
  methods.add<Nothing, std::vector<model::CustomSound>>(
      "listCustomSounds", Access::anyone(), "Sounds that the workspace has uploaded.",
      [](Call& call, const Nothing&) { return core::emoji::sounds(call.ctx, {.limit = kAll}).sounds; });
}

}  // namespace

void declare_emoji_methods(api::Methods& methods) {
  declare_emoji(methods);
  declare_sounds(methods);
}

}  // namespace confab::ddp
