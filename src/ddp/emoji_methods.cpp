#include "base/errors/avatars.h"
#include "base/errors/emoji.h"
#include "base/errors/files.h"
#include "base/errors/request.h"
#include "core/emoji/custom_emoji.h"
#include "core/emoji/custom_sounds.h"
#include "ddp/account_methods.h"
#include "ddp/binary_text.h"

namespace confab::ddp {

struct EmojiData {
  std::optional<std::string> id, aliases;
  std::string name;

  static constexpr auto kFields = FieldList{
      field("_id", &EmojiData::id, "Left out: a new one.", bound::id),
      field("name", &EmojiData::name, "Without colons.", bound::name),
      field("aliases", &EmojiData::aliases, "Other names, behind blanks or commas.", bound::text),
  };
};
using EmojiDataParam = Named<"emojiData", EmojiData, "What it is to be.">;
struct EmojiRef {
  std::string name;

  static constexpr auto kFields = FieldList{field("name", &EmojiRef::name, "Which one.", bound::name)};
};
struct EmojiPictureParams {
  std::string bytes;
  std::optional<std::string> content_type;
  EmojiRef emoji;

  static constexpr auto kFields = FieldList{
      field("binaryContent", &EmojiPictureParams::bytes,
            "The picture, as data URI; or a character for each byte, none of them 0.", bound::carried),
      field("contentType", &EmojiPictureParams::content_type, "Not looked at: the bytes say what it is.", bound::text),
      field("emojiData", &EmojiPictureParams::emoji, "Whose picture it is."),
  };
};
using EmojiOptions =
    Named<"options", std::optional<json::object>, "Accepted for older clients: all are told.", bound::free_form>;
using EmojiIdParam = Named<"emojiID", std::string, "Which one.", bound::id>;
using EmojiPut = std::variant<bool, std::string>;

struct SoundData {
  std::optional<std::string> id;
  std::string name, extension;

  static constexpr auto kFields = FieldList{
      field("_id", &SoundData::id, "Left out: a new one.", bound::id),
      field("name", &SoundData::name, "What it is called.", bound::name),
      field("extension", &SoundData::extension, "mp3, wav, ogg, m4a, aac or flac.", bound::name),
  };
};
using SoundDataParam = Named<"soundData", SoundData, "What it is to be.">;
struct SoundRef {
  std::string id;

  static constexpr auto kFields = FieldList{field("_id", &SoundRef::id, "Which one.", bound::id)};
};
struct SoundBytesParams {
  std::string bytes;
  std::optional<std::string> content_type;
  SoundRef sound;

  static constexpr auto kFields = FieldList{
      field("binaryContent", &SoundBytesParams::bytes,
            "The sound, as data URI; or a character for each byte, none of them 0.", bound::carried),
      field("contentType", &SoundBytesParams::content_type, "Not looked at.", bound::text),
      field("soundData", &SoundBytesParams::sound, "Whose bytes they are."),
  };
};
using SoundIdParam = Named<"_id", std::string, "Which one.", bound::id>;

namespace {

using api::Access;
using api::Call;
using api::Nothing;

constexpr std::int64_t kAll = 10'000;

EmojiPut put_emoji(Call& call, const EmojiDataParam& p) {
  const auto& d = p.value;
  const core::emoji::EmojiNames names{.name = d.name, .aliases = d.aliases.value_or("")};
  if (!d.id) return core::emoji::create(call.ctx, call.actor(), names, nullptr).id;
  core::emoji::update(call.ctx, call.actor(), *d.id, names, nullptr);
  return true;
}

void declare_emoji(api::Methods& methods) {
  methods.add<EmojiDataParam, EmojiPut>({
      .name = "insertOrUpdateEmoji",
      .access = Access::user(),
      .summary = "Make up an emoji, or give it other names; the picture follows by uploadEmojiCustom.",
      .errors = {errors::not_authorized_to_manage, errors::field_required, errors::input_is_not_valid,
                 errors::emoji_name_in_use, errors::emoji_not_found, errors::not_allowed},
      .handler = put_emoji,
  });
  methods.add<EmojiPictureParams, Nothing>({
      .name = "uploadEmojiCustom",
      .access = Access::user(),
      .summary = "The picture of an emoji.",
      .errors = {errors::not_authorized_to_manage, errors::invalid_emoji, errors::emoji_is_not_image,
                 errors::file_too_small, errors::file_too_large, errors::invalid_data, errors::emoji_name_in_use,
                 errors::service_unavailable, errors::storage_full},
      .handler =
          [](Call& call, const auto& p) {
            core::emoji::require_manager(call.ctx, call.actor());
            core::emoji::set_picture(call.ctx, call.actor(), p.emoji.name,
                                     core::files::spool_text(call.ctx, bytes_of_text(p.bytes)));
          },
  });
  methods.add<EmojiIdParam, bool>({
      .name = "deleteEmojiCustom",
      .access = Access::user(),
      .summary = "Delete an emoji.",
      .errors = {errors::not_authorized_to_manage, errors::invalid_emoji},
      .handler =
          [](Call& call, const auto& p) {
            core::emoji::remove(call.ctx, call.actor(), p.value);
            return true;
          },
  });
  methods.add<EmojiOptions, std::vector<model::CustomEmoji>>({
      .name = "listEmojiCustom",
      .access = Access::user(),
      .summary = "Emoji that the workspace has made up.",
      .handler = [](Call& call, const auto&) { return core::emoji::list(call.ctx, "", kAll, 0).emoji; },
  });
}

void declare_sounds(api::Methods& methods) {
  methods.add<SoundDataParam, std::string>({
      .name = "insertOrUpdateSound",
      .access = Access::user(),
      .summary = "Name a sound, or give it another name; its bytes follow by uploadCustomSound.",
      .errors = {errors::not_authorized_to_manage, errors::field_required, errors::input_is_not_valid,
                 errors::sound_name_in_use, errors::invalid_sound, errors::not_allowed},
      .handler =
          [](Call& call, const auto& p) {
            const auto& d = p.value;
            return core::emoji::put_sound(call.ctx, call.actor(),
                                          {.id = d.id, .name = d.name, .extension = d.extension})
                .id;
          },
  });
  methods.add<SoundBytesParams, Nothing>({
      .name = "uploadCustomSound",
      .access = Access::user(),
      .summary = "The bytes of a sound.",
      .errors = {errors::not_authorized_to_manage, errors::invalid_sound, errors::file_too_small, errors::invalid_data,
                 errors::sound_name_in_use, errors::service_unavailable, errors::storage_full},
      .handler =
          [](Call& call, const auto& p) {
            core::emoji::require_sound_manager(call.ctx, call.actor());
            core::emoji::set_sound(call.ctx, call.actor(), p.sound.id,
                                   core::files::spool_text(call.ctx, bytes_of_text(p.bytes)));
          },
  });
  methods.add<SoundIdParam, bool>({
      .name = "deleteCustomSound",
      .access = Access::user(),
      .summary = "Delete a sound.",
      .errors = {errors::not_authorized_to_manage, errors::invalid_sound},
      .handler =
          [](Call& call, const auto& p) {
            core::emoji::remove_sound(call.ctx, call.actor(), p.value);
            return true;
          },
  });
  methods.add<Nothing, std::vector<model::CustomSound>>({
      .name = "listCustomSounds",
      .access = Access::anyone(),
      .summary = "Sounds that the workspace has uploaded.",
      .handler = [](Call& call, const Nothing&) { return core::emoji::sounds(call.ctx, "", kAll, 0).sounds; },
  });
}

}  // namespace

void declare_emoji_methods(api::Methods& methods) {
  declare_emoji(methods);
  declare_sounds(methods);
}

}  // namespace confab::ddp
