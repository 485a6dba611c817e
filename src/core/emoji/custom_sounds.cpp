#include "core/emoji/custom_sounds.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/errors/emoji.h"
#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/id.h"
#include "base/text.h"
#include "bus/events/custom_sound_changed.h"
#include "core/audit/record.h"
#include "core/files/blobs.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/customization.h"
#include "store/blobs.h"
#include "store/custom_sounds.h"

namespace confab::core::emoji {
namespace {

constexpr std::int64_t kMaxSounds = 1'000;
constexpr std::size_t kLongestName = 100;

// What it is sent as, whatever it is: nothing that a browser would run.
struct SoundType {
  std::string_view extension, type;
};
constexpr std::array kSoundTypes{SoundType{"mp3", "audio/mpeg"}, SoundType{"mpeg", "audio/mpeg"},
                                 SoundType{"wav", "audio/wav"},  SoundType{"ogg", "audio/ogg"},
                                 SoundType{"oga", "audio/ogg"},  SoundType{"m4a", "audio/mp4"},
                                 SoundType{"aac", "audio/aac"},  SoundType{"flac", "audio/flac"}};

std::string_view type_of(std::string_view extension) {
  const auto found = std::ranges::find(kSoundTypes, extension, &SoundType::extension);
  return found == kSoundTypes.end() ? std::string_view{} : found->type;
}

void check(const SoundFields& fields, std::string_view name) {
  if (name.empty()) throw Refusal(errors::field_required, "The field Name is required", {{"field", "name"}});
  constexpr std::string_view kForbidden = ",:><&\"'/\\()";
  if (name.find_first_of(kForbidden) != std::string_view::npos || utf16_length(name) > kLongestName) {
    throw Refusal(errors::input_is_not_valid, std::string{name} + " is not a valid name", {{"field", "name"}});
  }
  if (type_of(fields.extension).empty()) {
    throw Refusal(errors::input_is_not_valid, fields.extension + " is not a valid extension of a sound",
                  {{"field", "extension"}});
  }
}

store::SoundRow existing(sql::Session& session, const std::string& id) {
  auto row = store::CustomSounds{session}.by_id(id);
  if (!row) throw Refusal(errors::invalid_sound, "Invalid sound");
  return std::move(*row);
}

void put(Transaction& tx, store::SoundRow& row) {
  row.sound.updated_at = tx.change_time();
  try {
    store::put_custom_sound(tx, row);
  } catch (const sql::UniqueViolation&) {
    throw Refusal(errors::sound_name_in_use, "The custom sound name is already in use", {{"field", "name"}});
  }
  tx.publish(bus::CustomSoundChanged{row.sound, bus::Change::updated});
}

}  // namespace

void require_sound_manager(const Context& ctx, const Actor& actor) {
  if (!may(ctx, actor, permissions::customization("manage-sounds"))) throw Refusal(errors::not_authorized_to_manage);
}

model::CustomSound put_sound(const Context& ctx, const Actor& actor, const SoundFields& fields) {
  require_sound_manager(ctx, actor);
  const std::string name{trim(fields.name)};
  check(fields, name);
  Transaction tx{ctx};
  store::CustomSounds store{tx.sql()};
  store::SoundRow row;
  if (fields.id) {
    row = existing(tx.sql(), *fields.id);
  } else {
    if (store.count("") >= kMaxSounds) throw Refusal(errors::not_allowed, "There are too many custom sounds");
    row.sound.id = random_id();
  }
  const auto other = store.by_name(name);
  if (other && other->sound.id != row.sound.id) {
    throw Refusal(errors::sound_name_in_use, "The custom sound name is already in use", {{"field", "name"}});
  }
  row.sound.name = name;
  row.sound.extension = fields.extension;
  put(tx, row);
  audit::record(tx, ctx, actor, fields.id ? "sound.changed" : "sound.created", row.sound.id, {{"name", name}});
  tx.commit();
  return row.sound;
}

void set_sound(const Context& ctx, const Actor& actor, const std::string& id, const files::Spooled& bytes) {
  require_sound_manager(ctx, actor);
  if (bytes.size() == 0) throw Refusal(errors::file_too_small, "File size (size = 0) is too small (min = 1)");
  const auto kept = files::keep(ctx, bytes);
  Transaction tx{ctx};
  auto row = existing(tx.sql(), id);
  files::acquire(tx, kept);
  const auto before = std::exchange(row.blob_pk, kept.pk);
  put(tx, row);
  if (before) files::release(tx, ctx, *before);
  audit::record(tx, ctx, actor, "sound.changed", id, {{"name", row.sound.name}});
  tx.commit();
}

void remove_sound(const Context& ctx, const Actor& actor, const std::string& id) {
  require_sound_manager(ctx, actor);
  Transaction tx{ctx};
  const auto row = existing(tx.sql(), id);
  store::remove_custom_sound(tx, id);
  if (row.blob_pk) files::release(tx, ctx, *row.blob_pk);
  tx.publish(bus::CustomSoundChanged{row.sound, bus::Change::removed});
  audit::record(tx, ctx, actor, "sound.removed", id, {{"name", row.sound.name}});
  tx.commit();
}

SoundPage sounds(const Context& ctx, const ListNamed& query) {
  const auto reader = ctx.db.read();
  store::CustomSounds store{*reader};
  return {.sounds = store.list(query.part, query.order, query.limit, query.offset), .total = store.count(query.part)};
}

std::optional<SoundBytes> sound_of(const Context& ctx, std::string_view id) {
  const auto reader = ctx.db.read();
  const auto row = store::CustomSounds{*reader}.by_id(id);
  if (!row || !row->blob_pk) return std::nullopt;
  auto blob = store::Blobs{*reader}.find(*row->blob_pk);
  if (!blob) return std::nullopt;
  return SoundBytes{.blob_pk = blob->pk,
                    .sha256 = std::move(blob->sha256),
                    .type = std::string{type_of(row->sound.extension)},
                    .updated_at = row->sound.updated_at};
}

}  // namespace confab::core::emoji
