#include <algorithm>

#include "api/message_search.h"
#include "api/paging.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "ddp/chat_methods.h"
#include "model/model.h"
#include "settings/groups/search.h"

namespace confab::ddp {

using FoundDocs = Named<"docs", std::vector<model::Message>, "The newest first.">;
using MessagesFound = Named<"message", FoundDocs, "The messages.">;
using MessagesOrNone = std::variant<MessagesFound, bool>;

struct MessageSearchParams {
  std::string text;
  std::optional<RoomId> room;
  std::optional<std::int64_t> limit, offset;

  static constexpr auto kFields = FieldList{
      field("text", &MessageSearchParams::text, "What to look for, as in confab.search.", bound::name),
      field("rid", &MessageSearchParams::room, "Only there; left out: all rooms that one is in."),
      field("limit", &MessageSearchParams::limit, "How many.", bound::from_zero),
      field("offset", &MessageSearchParams::offset, "How many to skip.", bound::from_zero),
  };
};
struct SearchContext {
  std::optional<UserId> user;
  std::optional<RoomId> room;

  static constexpr auto kFields = FieldList{
      field("uid", &SearchContext::user, "The caller; anybody else is not looked for."),
      field("rid", &SearchContext::room, "The room that is open."),
  };
};
struct SearchPayload {
  bool everywhere = false;
  std::optional<std::int64_t> limit;

  static constexpr auto kFields = FieldList{
      field("searchAll", &SearchPayload::everywhere,
            "In all rooms that one is in, where Search.defaultProvider.GlobalSearchEnabled is on.", defaulted()),
      field("limit", &SearchPayload::limit, "How many.", bound::from_zero),
  };
};
struct ProviderSearchParams {
  std::string text;
  SearchContext context;
  std::optional<SearchPayload> payload;

  static constexpr auto kFields = FieldList{
      field("text", &ProviderSearchParams::text, "What to look for, as in confab.search.", bound::name),
      field("context", &ProviderSearchParams::context, "Who asks, and where.", defaulted()),
      field("payload", &ProviderSearchParams::payload, "How."),
  };
};
struct ProviderSettings {
  bool everywhere = false;
  std::int64_t page_size = 10;

  static constexpr auto kFields = FieldList{
      field("GlobalSearchEnabled", &ProviderSettings::everywhere, "All rooms may be searched at once."),
      field("PageSize", &ProviderSettings::page_size, "How many messages are shown at first."),
  };
};
struct SearchProvider {
  std::string key = "defaultProvider", description = "Default_provider", icon = "database";
  std::string result_template = "DefaultSearchResultTemplate", suggestion_template;
  bool supports_suggestions = false;
  ProviderSettings settings;

  static constexpr auto kFields = FieldList{
      field("key", &SearchProvider::key, "Its name: there is one."),
      field("description", &SearchProvider::description, "A text that clients have."),
      field("icon", &SearchProvider::icon, "A picture that clients have."),
      field("resultTemplate", &SearchProvider::result_template, "How older clients show what was found."),
      field("suggestionItemTemplate", &SearchProvider::suggestion_template, "The same for suggestions: none."),
      field("supportsSuggestions", &SearchProvider::supports_suggestions, "Whether it suggests texts."),
      field("settings", &SearchProvider::settings, "What administrators have set."),
  };
};

namespace {

using api::Access;
using api::Call;

std::int64_t page_size(const Call& call) {
  return call.ctx.settings.integer(settings::search("Search.defaultProvider.PageSize"));
}

MessagesFound messages_found(const Call& call, const std::string& text, const std::optional<RoomId>& room,
                             std::optional<std::int64_t> limit, std::int64_t offset) {
  const auto count = api::allowed_count(call.ctx.settings, limit, page_size(call));
  return MessagesFound{FoundDocs{api::search_messages(call, text, room, count, offset)}};
}

// A room that is out of reach is no error here, but no result.
MessagesOrNone search_or_none(Call& call, const MessageSearchParams& p) {
  try {
    return messages_found(call, p.text, p.room, p.limit, p.offset.value_or(0));
  } catch (const Refusal& refusal) {
    if (refusal.code() == errors::room_not_found || refusal.code() == errors::not_allowed) return false;
    throw;
  }
}

MessagesFound search_as_provider(Call& call, const ProviderSearchParams& p) {
  const auto payload = p.payload.value_or(SearchPayload{});
  const bool everywhere =
      payload.everywhere && call.ctx.settings.boolean(settings::search("Search.defaultProvider.GlobalSearchEnabled"));
  if (!everywhere && !p.context.room) {
    throw Refusal(errors::not_allowed, "Looking through all rooms is not allowed.");
  }
  return messages_found(call, p.text, everywhere ? std::nullopt : p.context.room, payload.limit, 0);
}

SearchProvider provider(const Call& call) {
  SearchProvider result;
  result.settings = {
      .everywhere = call.ctx.settings.boolean(settings::search("Search.defaultProvider.GlobalSearchEnabled")),
      .page_size = page_size(call)};
  return result;
}

}  // namespace

void declare_message_search_methods(api::Methods& methods) {
  methods.add<MessageSearchParams, MessagesOrNone>({
      .name = "messageSearch",
      .access = Access::user(),
      .summary = "Find messages.",
      .errors = {errors::invalid_search},
      .rate = api::kSearching,
      .handler = search_or_none,
  });
  methods.add<ProviderSearchParams, MessagesFound>({
      .name = "rocketchatSearch.search",
      .access = Access::user(),
      .summary = "Find messages in a room, or in all of one's own.",
      .errors = {errors::invalid_search, errors::room_not_found, errors::not_allowed},
      .rate = api::kSearching,
      .handler = search_as_provider,
  });
  methods.add<ProviderSearchParams, json::array>({
      .name = "rocketchatSearch.suggest",
      .access = Access::user(),
      .summary = "Texts to look for: none are suggested.",
      .rate = kLively,
      .handler = [](Call&, const auto&) { return json::array{}; },
  });
  methods.add<api::Nothing, SearchProvider>({
      .name = "rocketchatSearch.getProvider",
      .access = Access::anyone(),
      .summary = "Who looks for messages.",
      .rate = kLively,
      .handler = [](Call& call, const api::Nothing&) { return provider(call); },
  });
}

}  // namespace confab::ddp
