#pragma once
// Emoji that the workspace has made up: a picture and names for it, to react and to write with.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/emoji/list_named.h"
#include "core/files/spool.h"
#include "core/kernel/context.h"
#include "model/custom_emoji.h"

namespace confab::core::emoji {

/// Throws Refusal(not_authorized_to_manage) without manage-emoji.
void require_manager(const Context& ctx, const Actor& actor);

struct EmojiNames {
  std::string name;     // `My Emoji` becomes my_emoji
  std::string aliases;  // behind blanks or commas
};
/// The longest that a picture may be, in bytes; larger ones than 512 x 512 are made smaller.
inline constexpr std::uint64_t kMaxEmojiBytes = std::uint64_t{5} << 20;

/// Both need manage-emoji. Without `picture`: it comes later (update: stays as it is). Throw
/// Refusal(not_authorized_to_manage | field_required | input_is_not_valid | emoji_name_in_use | emoji_is_not_image),
/// and as files/picture.h; update also (emoji_not_found).
model::CustomEmoji create(const Context& ctx, const Actor& actor, const EmojiNames& names,
                          const files::Spooled* picture);
model::CustomEmoji update(const Context& ctx, const Actor& actor, const std::string& id, const EmojiNames& names,
                          const files::Spooled* picture);
/// The picture of one that is there. Throws Refusal(invalid_emoji), and as update().
void set_picture(const Context& ctx, const Actor& actor, const std::string& name, const files::Spooled& picture);
/// Needs manage-emoji. Throws Refusal(not_authorized_to_manage | invalid_emoji).
void remove(const Context& ctx, const Actor& actor, const std::string& id);

struct EmojiPage {
  std::vector<model::CustomEmoji> emoji;
  std::int64_t total = 0;
};
[[nodiscard]] EmojiPage list(const Context& ctx, const ListNamed& query);
struct EmojiChanges {
  std::vector<model::CustomEmoji> update;
  std::vector<model::DeletedEmoji> remove;
};
/// All there are; with `since`, what changed then or later.
[[nodiscard]] EmojiChanges changes(const Context& ctx, const std::optional<Timestamp>& since);

struct EmojiPicture {
  std::int64_t blob_pk = 0;
  std::string etag, type;
  Timestamp updated_at;
};
/// nullopt: there is none of the name, or no picture of it yet.
[[nodiscard]] std::optional<EmojiPicture> picture_of(const Context& ctx, std::string_view name);

}  // namespace confab::core::emoji
