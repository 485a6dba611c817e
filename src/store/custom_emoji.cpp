#include "store/custom_emoji.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/name_part.h"
#include "store/order.h"
#include "store/sql_text.h"

namespace confab::store {
namespace {

constexpr std::string_view kSelectEmoji =
    "SELECT e.id, e.name, e.aliases, e.extension, e.etag, e.updated_at, e.blob_pk, e.type FROM custom_emoji e ";

EmojiRow emoji_row(const sql::Row& row) {
  EmojiRow result;
  result.emoji = {.id = row.string(0),
                  .name = row.string(1),
                  .aliases = strings_from_json(row.text(2)),
                  .extension = row.string(3),
                  .etag = row.optional_string(4),
                  .updated_at = row.time(5)};
  if (!row.is_null(6)) result.blob_pk = row.integer(6);
  result.type = row.string(7);
  return result;
}

model::CustomEmoji emoji_from(const sql::Row& row) {
  return emoji_row(row).emoji;
}

}  // namespace

std::optional<EmojiRow> CustomEmoji::by_id(std::string_view id) {
  return session_.first(fmt::format("{}WHERE e.id = ?", kSelectEmoji), {id}, emoji_row);
}

std::optional<EmojiRow> CustomEmoji::by_name(std::string_view name) {
  return session_.first(fmt::format("{}JOIN custom_emoji_names n ON n.emoji_id = e.id WHERE n.name = ?", kSelectEmoji),
                        {name}, emoji_row);
}

std::vector<model::CustomEmoji> CustomEmoji::list(std::string_view part, model::NameOrder order, std::int64_t limit,
                                                  std::int64_t offset) {
  std::vector<model::CustomEmoji> found;
  NamePart wanted{part};
  session_.each(fmt::format("{}ORDER BY e.name {}", kSelectEmoji, direction_text(order)), {}, [&](const sql::Row& row) {
    if (wanted.is_in(row.text(1)) && wanted.is_on_page(limit, offset)) found.push_back(emoji_from(row));
  });
  return found;
}

std::int64_t CustomEmoji::count(std::string_view part) {
  return NamePart{part}.count(session_, "custom_emoji");
}

std::vector<model::CustomEmoji> CustomEmoji::changed_since(Timestamp from, std::int64_t limit) {
  return session_.all(fmt::format("{}WHERE e.updated_at >= ? ORDER BY e.updated_at, e.id LIMIT ?", kSelectEmoji),
                      {from, limit}, emoji_from);
}

std::vector<model::DeletedEmoji> CustomEmoji::deleted_since(Timestamp from, std::int64_t limit) {
  return session_.all(
      "SELECT d.id, d.name, d.extension, d.deleted_at FROM deleted_emoji d WHERE d.deleted_at >= ? ORDER BY "
      "d.deleted_at, d.id LIMIT ?",
      {from, limit}, [](const sql::Row& row) {
        return model::DeletedEmoji{
            .id = row.string(0), .name = row.string(1), .extension = row.string(2), .deleted_at = row.time(3)};
      });
}

void CustomEmojiWriter::put(const EmojiRow& row) {
  const auto& emoji = row.emoji;
  const auto aliases = json_from_strings(emoji.aliases);
  tx_.execute(
      "INSERT INTO custom_emoji (id, name, aliases, extension, etag, updated_at, blob_pk, type) VALUES (?, ?, ?, ?, ?, "
      "?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, extension = "
      "excluded.extension, etag = excluded.etag, updated_at = excluded.updated_at, blob_pk = excluded.blob_pk, type = "
      "excluded.type",
      {emoji.id, emoji.name, aliases, emoji.extension, emoji.etag, emoji.updated_at, row.blob_pk, row.type});
  tx_.execute("DELETE FROM custom_emoji_names WHERE emoji_id = ?", {emoji.id});
  const auto add = [&](const std::string& name) {
    tx_.execute("INSERT INTO custom_emoji_names (name, emoji_id) VALUES (?, ?)", {name, emoji.id});
  };
  add(emoji.name);
  for (const auto& alias : emoji.aliases) add(alias);
}

void CustomEmojiWriter::remove(const model::CustomEmoji& emoji, ChangeTime at) {
  tx_.execute("DELETE FROM custom_emoji_names WHERE emoji_id = ?", {emoji.id});
  tx_.execute("DELETE FROM custom_emoji WHERE id = ?", {emoji.id});
  tx_.execute(
      "INSERT INTO deleted_emoji (id, name, extension, deleted_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
      "deleted_at = excluded.deleted_at",
      {emoji.id, emoji.name, emoji.extension, at});
}

}  // namespace confab::store
