#include "base/errors/emoji.h"
#include "api/paging.h"
#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/emoji/custom_emoji.h"
#include "core/emoji/custom_sounds.h"
#include "rest/chat_api.h"
#include "rest/updated_since.h"

namespace confab::rest {

struct EmojiQuery {
  std::optional<json::object> query;
  std::optional<std::string> id;

  static constexpr auto kFields = FieldList{
      field("query", &EmojiQuery::query, "Accepted for older clients.", bound::free_form),
      field("_id", &EmojiQuery::id, "Only this one.", bound::id),
  };
};
using EmojiListParams = Flatten<EmojiQuery, UpdatedSince<errors::chat_roomid_param_invalid>>;
struct EmojiListed {
  std::vector<model::CustomEmoji> update;
  std::vector<model::DeletedEmoji> remove;

  static constexpr auto kFields = FieldList{
      field("update", &EmojiListed::update, "Custom emoji."),
      field("remove", &EmojiListed::remove, "Removed ones."),
  };
};
using EmojiListResult = Named<"emojis", EmojiListed, "Custom emoji.">;
using EmojiRows = Named<"emojis", std::vector<model::CustomEmoji>, "Custom emoji, by name.">;
using SoundRows = Named<"sounds", std::vector<model::CustomSound>, "Sounds that the workspace has uploaded, by name.">;
struct NamePart {
  std::optional<std::string> name;

  static constexpr auto kFields =
      FieldList{field("name", &NamePart::name, "Only those whose name holds it.", bound::name)};
};
using NamedPageParams = Flatten<api::PageParams, NamePart>;
struct NewEmoji {
  std::string name;
  std::optional<std::string> aliases;

  static constexpr auto kFields = FieldList{
      field("name", &NewEmoji::name, "Without colons.", bound::name),
      field("aliases", &NewEmoji::aliases, "Other names, behind blanks or commas.", bound::text),
  };
};
struct ChangedEmoji {
  std::string id, name;
  std::optional<std::string> aliases, new_file;

  static constexpr auto kFields = FieldList{
      field("_id", &ChangedEmoji::id, "Which one.", bound::id,
            when_missing(errors::params_refused, R"(The required "_id" query param is missing.)")),
      field("name", &ChangedEmoji::name, "Without colons.", bound::name),
      field("aliases", &ChangedEmoji::aliases, "Other names, behind blanks or commas; left out: none.", bound::text),
      field("newFile", &ChangedEmoji::new_file, "Older clients say so that there is another picture.", bound::text),
  };
};
struct GoneEmoji {
  std::string id;

  static constexpr auto kFields =
      FieldList{field("emojiId", &GoneEmoji::id, "Which one.", bound::id,
                      when_missing(errors::params_refused, R"(The "emojiId" params is required!)"))};
};

namespace {

using api::Access;
using api::Call;
using api::Nothing;

EmojiListResult list_emoji(Call& call, const EmojiListParams& p) {
  auto changes = core::emoji::changes(call.ctx, p.updated_since);
  if (p.id) std::erase_if(changes.update, [&](const auto& one) { return one.id != *p.id; });
  return EmojiListed{std::move(changes.update), std::move(changes.remove)};
}

Flatten<EmojiRows, api::PageCounts> all_emoji(Call& call, const NamedPageParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  auto found = core::emoji::list(call.ctx, p.name.value_or(""), page.limit, page.offset);
  return api::paged<EmojiRows>(std::move(found.emoji), page.offset, found.total);
}

Flatten<SoundRows, api::PageCounts> all_sounds(Call& call, const NamedPageParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  auto found = core::emoji::sounds(call.ctx, p.name.value_or(""), page.limit, page.offset);
  return api::paged<SoundRows>(std::move(found.sounds), page.offset, found.total);
}

api::FileRule emoji_file(bool required) {
  return {.name = "emoji",
          .max_bytes = [](const core::Context&) { return core::emoji::kMaxEmojiBytes; },
          .required = required,
          .before = [](Call& call, api::PathValues) { core::emoji::require_manager(call.ctx, call.actor()); }};
}

const core::files::Spooled* bytes_of(const api::FormFile* file) {
  return file != nullptr ? &file->bytes : nullptr;
}

std::vector<ErrorCode> errors_of_writing() {
  return {errors::not_authorized_to_manage, errors::field_required,      errors::input_is_not_valid,
          errors::emoji_name_in_use,        errors::not_allowed,         errors::emoji_is_not_image,
          errors::file_too_small,           errors::service_unavailable, errors::storage_full};
}

void declare_emoji_changes(api::Endpoints& endpoints) {
  endpoints.post_form<NewEmoji, Nothing>({
      .path = "/api/v1/emoji-custom.create",
      .access = Access::user(),
      .summary = "Make up an emoji.",
      .errors = errors_of_writing(),
      .handler =
          [](Call& call, const NewEmoji& p, const api::FormFile* file) {
            core::emoji::create(call.ctx, call.actor(), {.name = p.name, .aliases = p.aliases.value_or("")},
                                bytes_of(file));
          },
      .file = emoji_file(true),
  });
  auto errors = errors_of_writing();
  errors.push_back(errors::emoji_not_found);
  endpoints.post_form<ChangedEmoji, Nothing>({
      .path = "/api/v1/emoji-custom.update",
      .access = Access::user(),
      .summary = "Give an emoji other names, or another picture.",
      .errors = std::move(errors),
      .handler =
          [](Call& call, const ChangedEmoji& p, const api::FormFile* file) {
            core::emoji::update(call.ctx, call.actor(), p.id, {.name = p.name, .aliases = p.aliases.value_or("")},
                                bytes_of(file));
          },
      .file = emoji_file(false),
  });
  endpoints.post<GoneEmoji, Nothing>({
      .path = "/api/v1/emoji-custom.delete",
      .access = Access::user(),
      .summary = "Delete an emoji.",
      .errors = {errors::not_authorized_to_manage, errors::invalid_emoji},
      .handler = [](Call& call, const auto& p) { core::emoji::remove(call.ctx, call.actor(), p.id); },
  });
}

}  // namespace

void declare_emoji(api::Endpoints& endpoints) {
  endpoints.get<EmojiListParams, EmojiListResult>({
      .path = "/api/v1/emoji-custom.list",
      .access = Access::user(),
      .summary = "Custom emoji; with updatedSince, what changed.",
      .rate = api::kInteractive,
      .handler = list_emoji,
  });
  endpoints.get<NamedPageParams, Flatten<EmojiRows, api::PageCounts>>({
      .path = "/api/v1/emoji-custom.all",
      .access = Access::user(),
      .summary = "Custom emoji, page by page.",
      .rate = api::kInteractive,
      .handler = all_emoji,
  });
  declare_emoji_changes(endpoints);
  endpoints.get<NamedPageParams, Flatten<SoundRows, api::PageCounts>>({
      .path = "/api/v1/custom-sounds.list",
      .access = Access::user(),
      .summary = "Sounds that the workspace has uploaded.",
      .rate = api::kInteractive,
      .handler = all_sounds,
  });
}

}  // namespace confab::rest
