#pragma once
// Sounds that the workspace has uploaded, to be chosen for notifications.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/emoji/list_named.h"
#include "core/files/spool.h"
#include "core/kernel/context.h"
#include "model/custom_emoji.h"

namespace confab::core::emoji {

struct SoundFields {
  std::optional<std::string> id;  // left out: a new one
  std::string name, extension;
};
inline constexpr std::uint64_t kMaxSoundBytes = std::uint64_t{5} << 20;

/// Throws Refusal(not_authorized_to_manage) without manage-sounds.
void require_sound_manager(const Context& ctx, const Actor& actor);

/// All three need manage-sounds. Throw Refusal(not_authorized_to_manage | field_required | input_is_not_valid |
/// sound_name_in_use | invalid_sound | file_too_small).
model::CustomSound put_sound(const Context& ctx, const Actor& actor, const SoundFields& fields);
void set_sound(const Context& ctx, const Actor& actor, const std::string& id, const files::Spooled& bytes);
void remove_sound(const Context& ctx, const Actor& actor, const std::string& id);

struct SoundPage {
  std::vector<model::CustomSound> sounds;
  std::int64_t total = 0;
};
[[nodiscard]] SoundPage sounds(const Context& ctx, const ListNamed& query);

struct SoundBytes {
  std::int64_t blob_pk = 0;
  std::string sha256;  // of the bytes: what names them for good, as no number does
  std::string type;
  Timestamp updated_at;
};
/// nullopt: there is none, or its bytes have not come yet.
[[nodiscard]] std::optional<SoundBytes> sound_of(const Context& ctx, std::string_view id);

}  // namespace confab::core::emoji
