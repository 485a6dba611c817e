#include "base/errors/emoji.h"
#include "api/order.h"
#include "api/query.h"
#include "base/errors/files.h"
#include "base/errors/rooms.h"
#include "core/emoji/custom_emoji.h"
#include "core/emoji/custom_sounds.h"
#include "rest/chat_api.h"
#include "rest/updated_since.h"

namespace confab::rest {

struct EmojiQuery {
  Field<"query", std::optional<json::object>, R"(JSON: {"_id"}.)", bound::free_form, members("_id"),
        when_invalid(errors::invalid_query)>
      query;
  Field<"_id", std::optional<std::string>, "Only this one.", bound::id> id;
};
using EmojiListParams = Flatten<EmojiQuery, UpdatedSince<errors::chat_roomid_param_invalid>>;
struct EmojiListed {
  Field<"update", std::vector<model::CustomEmoji>, "Custom emoji."> update;
  Field<"remove", std::vector<model::DeletedEmoji>, "Removed ones."> remove;
};
using EmojiListResult = Named<"emojis", EmojiListed, "Custom emoji.">;
using EmojiRows = Named<"emojis", std::vector<model::CustomEmoji>, "Custom emoji, by name.">;
using SoundRows = Named<"sounds", std::vector<model::CustomSound>, "Sounds that the workspace has uploaded, by name.">;
struct NamePart {
  Field<"name", std::optional<std::string>, "Only those whose name holds it.", bound::name> name;
};
using NamedPageParams = Flatten<api::PageBy<"name", "name">, NamePart>;
struct NewEmoji {
  Field<"name", std::string, "Without colons.", bound::name> name;
  Field<"aliases", std::optional<std::string>, "Other names, behind blanks or commas.", bound::text> aliases;
};
struct ChangedEmoji {
  Field<"_id", std::string, "Which one.", bound::id,
        when_missing(errors::params_refused, R"(The required "_id" query param is missing.)")>
      id;
  Field<"name", std::string, "Without colons.", bound::name> name;
  Field<"aliases", std::optional<std::string>, "Other names, behind blanks or commas; left out: none.", bound::text>
      aliases;
  Field<"newFile", std::optional<std::string>, "Older clients say so that there is another picture.", bound::text>
      new_file;
};
struct GoneEmoji {
  Field<"emojiId", std::string, "Which one.", bound::id,
        when_missing(errors::params_refused, R"(The "emojiId" params is required!)")>
      id;
};

namespace {

EmojiListResult list_emoji(Call& call, const EmojiListParams& p) {
  auto changes = core::emoji::changes(call.ctx, p.updated_since);
  const auto keep = [&](std::string_view id) {
    std::erase_if(changes.update, [&](const auto& one) { return one.id != id; });
  };
  if (p.id) keep(*p.id);
  if (const auto* id = p.query ? p.query->if_contains("_id") : nullptr) {
    if (!id->is_string()) throw Refusal(errors::invalid_query, "query takes a text for _id");
    keep(id->get_string());
  }
  return EmojiListed{std::move(changes.update), std::move(changes.remove)};
}

core::emoji::ListNamed named(const NamedPageParams& p, const api::Page& page) {
  const auto asked = api::part_in(p.query, "name");
  return {.part = p.name ? *p.name : asked,
          .order = api::name_order_of(p.sort),
          .limit = page.limit,
          .offset = page.offset};
}

Flatten<EmojiRows, api::PageCounts> all_emoji(Call& call, const NamedPageParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  auto found = core::emoji::list(call.ctx, named(p, page));
  return api::paged<EmojiRows>(std::move(found.emoji), page.offset, found.total);
}

Flatten<SoundRows, api::PageCounts> all_sounds(Call& call, const NamedPageParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  auto found = core::emoji::sounds(call.ctx, named(p, page));
  return api::paged<SoundRows>(std::move(found.sounds), page.offset, found.total);
}

FileRule emoji_file(bool required) {
  return {.name = "emoji",
          .max_bytes = [](const core::Context&) { return core::emoji::kMaxEmojiBytes; },
          .required = required,
          .before = [](Call& call, api::PathValues) { core::emoji::require_manager(call.ctx, call.actor()); }};
}

const core::files::Spooled* bytes_of(const FormFile* file) {
  return file != nullptr ? &file->bytes : nullptr;
}

std::vector<ErrorCode> errors_of_writing() {
  return {errors::not_authorized_to_manage, errors::field_required,      errors::input_is_not_valid,
          errors::emoji_name_in_use,        errors::not_allowed,         errors::emoji_is_not_image,
          errors::file_too_small,           errors::service_unavailable, errors::storage_full};
}

void declare_emoji_changes(api::Endpoints& endpoints) {
  endpoints.post_form<NewEmoji, Nothing>(
      "/api/v1/emoji-custom.create", Access::user(), "Make up an emoji.", errors_of_writing(), emoji_file(true),
      [](Call& call, const NewEmoji& p, const FormFile* file) {
        core::emoji::create(call.ctx, call.actor(), {.name = p.name, .aliases = p.aliases.value_or("")},
                            bytes_of(file));
      });
  auto errors = errors_of_writing();
  errors.push_back(errors::emoji_not_found);
  endpoints.post_form<ChangedEmoji, Nothing>(
      "/api/v1/emoji-custom.update", Access::user(), "Give an emoji other names, or another picture.",
      std::move(errors), emoji_file(false), [](Call& call, const ChangedEmoji& p, const FormFile* file) {
        core::emoji::update(call.ctx, call.actor(), p.id, {.name = p.name, .aliases = p.aliases.value_or("")},
                            bytes_of(file));
      });
  endpoints.post<GoneEmoji, Nothing>(
      "/api/v1/emoji-custom.delete", Access::user(), "Delete an emoji.",
      {errors::not_authorized_to_manage, errors::invalid_emoji},
      [](Call& call, const auto& p) { core::emoji::remove(call.ctx, call.actor(), p.id); });
}

}  // namespace

void declare_emoji(api::Endpoints& endpoints) {
  endpoints.get<EmojiListParams, EmojiListResult>("/api/v1/emoji-custom.list", Access::user(),
                                                  "Custom emoji; with updatedSince, what changed.", rate::lively,
                                                  list_emoji);
  endpoints.get<NamedPageParams, Flatten<EmojiRows, api::PageCounts>>(
      "/api/v1/emoji-custom.all", Access::user(), "Custom emoji, page by page.", rate::lively, all_emoji);
  declare_emoji_changes(endpoints);
  endpoints.get<NamedPageParams, Flatten<SoundRows, api::PageCounts>>("/api/v1/custom-sounds.list", Access::user(),
                                                                      "Sounds that the workspace has uploaded.",
                                                                      rate::lively, all_sounds);
}

}  // namespace confab::rest
