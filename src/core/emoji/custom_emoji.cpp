#include "core/emoji/custom_emoji.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/emoji.h"
#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/id.h"
#include "base/latin.h"
#include "base/text.h"
#include "bus/events/custom_emoji_changed.h"
#include "core/audit/record.h"
#include "core/files/picture.h"
#include "core/kernel/sync_time.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/customization.h"
#include "store/custom_emoji.h"

namespace confab::core::emoji {
namespace {

constexpr std::int64_t kMaxEmoji = 10'000;
constexpr std::size_t kMaxAliases = 20;
constexpr std::size_t kLongestName = 100;
constexpr int kSide = 512;

[[noreturn]] void refuse_taken() {
  throw Refusal(errors::emoji_name_in_use, "The custom emoji or one of its aliases is already in use");
}

// `My Emoji` is my_emoji: what can be written between two colons.
std::string slug(std::string_view text) {
  std::string result;
  for (const char c : to_lower_ascii(to_latin(trim(text)))) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (kept)
      result.push_back(c);
    else if (!result.ends_with('_'))
      result.push_back('_');
  }
  return result;
}

bool is_word(std::string_view name) {
  return name.size() <= kLongestName && std::ranges::any_of(name, [](char c) { return c != '_' && c != '-'; });
}

std::string checked_name(std::string_view typed) {
  if (trim(typed).empty()) throw Refusal(errors::field_required, "The field Name is required", {{"field", "name"}});
  auto name = slug(typed);
  if (!is_word(name)) {
    throw Refusal(errors::input_is_not_valid, std::string{typed} + " is not a valid name", {{"field", "name"}});
  }
  return name;
}

std::vector<std::string> checked_aliases(const std::string& typed, const std::string& name) {
  std::vector<std::string> aliases;
  std::string words = typed;
  std::ranges::replace_if(
      words, [](char c) { return c == ' ' || c == '\t' || c == '\n'; }, ',');
  for (const auto& word : split(words, ',')) {
    auto alias = slug(word);
    if (!is_word(alias) || aliases.size() == kMaxAliases) {
      throw Refusal(errors::input_is_not_valid, typed + " is not a valid alias set", {{"field", "aliases"}});
    }
    if (alias != name && std::ranges::find(aliases, alias) == aliases.end()) aliases.push_back(std::move(alias));
  }
  return aliases;
}

void require_free(sql::Session& session, const model::CustomEmoji& emoji) {
  store::CustomEmoji store{session};
  const auto check = [&](const std::string& name) {
    const auto other = store.by_name(name);
    if (other && other->emoji.id != emoji.id) refuse_taken();
  };
  check(emoji.name);
  for (const auto& alias : emoji.aliases) check(alias);
}

// What moves is kept as it is; others are made to fit.
files::KeptPicture prepare(const Context& ctx, const files::Spooled& picture) {
  try {
    const auto facts = files::picture_facts(ctx, picture);
    if (facts.format == "gif") return {.kept = files::keep(ctx, picture), .type = facts.type};
    services::media::Wish wish;
    wish.fit = services::media::Wish::Fit::inside;
    wish.box = {.width = kSide, .height = kSide};
    return files::keep_made(ctx, picture, wish);
  } catch (const Refusal& refusal) {
    if (refusal.code() != errors::invalid_file_type) throw;
    throw Refusal(errors::emoji_is_not_image, "Emoji file provided cannot be uploaded since it's not an image");
  }
}

std::optional<files::KeptPicture> prepared(const Context& ctx, const files::Spooled* picture) {
  return picture != nullptr ? std::optional{prepare(ctx, *picture)} : std::nullopt;
}

// Stores it with its new picture, if any, in the place of the one before.
void put(Transaction& tx, const Context& ctx, store::EmojiRow& row, const std::optional<files::KeptPicture>& picture) {
  row.emoji.updated_at = tx.change_time();
  const auto before = row.blob_pk;
  if (picture) {
    files::acquire(tx, picture->kept);
    row.blob_pk = picture->kept.pk;
    row.type = picture->type;
    row.emoji.extension = picture->type.substr(picture->type.find('/') + 1);
    row.emoji.etag = random_id();
  }
  try {
    store::CustomEmojiWriter{tx}.put(row);
  } catch (const sql::UniqueViolation&) {
    refuse_taken();
  }
  if (picture && before) files::release(tx, ctx, *before);
  tx.publish(bus::CustomEmojiChanged{row.emoji, bus::Change::updated});
}

}  // namespace

void require_manager(const Context& ctx, const Actor& actor) {
  if (!may(ctx, actor, permissions::customization("manage-emoji"))) throw Refusal(errors::not_authorized_to_manage);
}

model::CustomEmoji create(const Context& ctx, const Actor& actor, const EmojiNames& names,
                          const files::Spooled* picture) {
  require_manager(ctx, actor);
  store::EmojiRow row;
  row.emoji.id = random_id();
  row.emoji.name = checked_name(names.name);
  row.emoji.aliases = checked_aliases(names.aliases, row.emoji.name);
  row.emoji.extension = "png";
  const auto kept = prepared(ctx, picture);
  Transaction tx{ctx};
  if (store::CustomEmoji{tx.sql()}.count("") >= kMaxEmoji) {
    throw Refusal(errors::not_allowed, "There are too many custom emoji");
  }
  require_free(tx.sql(), row.emoji);
  put(tx, ctx, row, kept);
  audit::record(tx, ctx, actor, "emoji.created", row.emoji.id, {{"name", row.emoji.name}});
  tx.commit();
  return row.emoji;
}

model::CustomEmoji update(const Context& ctx, const Actor& actor, const std::string& id, const EmojiNames& names,
                          const files::Spooled* picture) {
  require_manager(ctx, actor);
  const auto name = checked_name(names.name);
  const auto aliases = checked_aliases(names.aliases, name);
  const auto kept = prepared(ctx, picture);
  Transaction tx{ctx};
  auto row = store::CustomEmoji{tx.sql()}.by_id(id);
  if (!row) throw Refusal(errors::emoji_not_found);
  row->emoji.name = name;
  row->emoji.aliases = aliases;
  require_free(tx.sql(), row->emoji);
  put(tx, ctx, *row, kept);
  audit::record(tx, ctx, actor, "emoji.changed", id, {{"name", name}});
  tx.commit();
  return row->emoji;
}

void set_picture(const Context& ctx, const Actor& actor, const std::string& name, const files::Spooled& picture) {
  require_manager(ctx, actor);
  const auto kept = prepare(ctx, picture);
  Transaction tx{ctx};
  auto row = store::CustomEmoji{tx.sql()}.by_name(slug(name));
  if (!row) throw Refusal(errors::invalid_emoji, "Invalid emoji");
  put(tx, ctx, *row, kept);
  audit::record(tx, ctx, actor, "emoji.changed", row->emoji.id, {{"name", row->emoji.name}});
  tx.commit();
}

void remove(const Context& ctx, const Actor& actor, const std::string& id) {
  require_manager(ctx, actor);
  Transaction tx{ctx};
  const auto row = store::CustomEmoji{tx.sql()}.by_id(id);
  if (!row) throw Refusal(errors::invalid_emoji, "Invalid emoji");
  store::CustomEmojiWriter{tx}.remove(row->emoji, tx.change_time());
  if (row->blob_pk) files::release(tx, ctx, *row->blob_pk);
  tx.publish(bus::CustomEmojiChanged{row->emoji, bus::Change::removed});
  audit::record(tx, ctx, actor, "emoji.removed", id, {{"name", row->emoji.name}});
  tx.commit();
}

EmojiPage list(const Context& ctx, const ListNamed& query) {
  const auto reader = ctx.db.read();
  store::CustomEmoji store{*reader};
  return {.emoji = store.list(query.part, query.order, query.limit, query.offset), .total = store.count(query.part)};
}

EmojiChanges changes(const Context& ctx, const std::optional<Timestamp>& since) {
  const auto reader = ctx.db.read();
  store::CustomEmoji store{*reader};
  if (!since) return {.update = store.list("", model::NameOrder::ascending, kMaxEmoji, 0), .remove = {}};
  const auto from = sync_start(ctx, *since);
  return {.update = store.changed_since(from, kMaxEmoji), .remove = store.deleted_since(from, kMaxEmoji)};
}

std::optional<EmojiPicture> picture_of(const Context& ctx, std::string_view name) {
  const auto row = store::CustomEmoji{*ctx.db.read()}.by_name(name);
  if (!row || !row->blob_pk) return std::nullopt;
  return EmojiPicture{.blob_pk = *row->blob_pk,
                      .etag = row->emoji.etag.value_or(""),
                      .type = row->type,
                      .updated_at = row->emoji.updated_at};
}

}  // namespace confab::core::emoji
