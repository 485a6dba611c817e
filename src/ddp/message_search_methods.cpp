#include <algorithm>

#include "api/message_search.h"
#include "api/paging.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "ddp/chat_methods.h"
#include "model/model.h"
#include "settings/groups/search.h"

namespace confab::ddp {

using FoundDocs = Named<"docs", std::vector<model::Message>, "The newest first.">;
using MessagesFound = Named<"message", FoundDocs, "The messages.">;
using MessagesOrNone = std::variant<MessagesFound, bool>;

struct MessageSearchParams {
  Field<"text", std::string, "What to look for, as in confab.search.", bound::name> text;
  Field<"rid", std::optional<RoomId>, "Only there; left out: all rooms that one is in."> room;
  Field<"limit", std::optional<std::int64_t>, "How many.", bound::from_zero> limit;
  Field<"offset", std::optional<std::int64_t>, "How many to skip.", bound::from_zero> offset;
};
struct SearchContext {
  Field<"uid", std::optional<UserId>, "The caller; anybody else is not looked for."> user;
  Field<"rid", std::optional<RoomId>, "The room that is open."> room;
};
struct SearchPayload {
  Field<"searchAll", bool, "In all rooms that one is in, where Search.defaultProvider.GlobalSearchEnabled is on.",
        defaulted{}>
      everywhere = false;
  Field<"limit", std::optional<std::int64_t>, "How many.", bound::from_zero> limit;
};
struct ProviderSearchParams {
  Field<"text", std::string, "What to look for, as in confab.search.", bound::name> text;
  Field<"context", SearchContext, "Who asks, and where.", defaulted{}> context;
  Field<"payload", std::optional<SearchPayload>, "How."> payload;
};
struct ProviderSettings {
  Field<"GlobalSearchEnabled", bool, "All rooms may be searched at once."> everywhere = false;
  Field<"PageSize", std::int64_t, "How many messages are shown at first."> page_size = 10;
};
struct SearchProvider {
  Field<"key", std::string, "Its name: there is one."> key = "defaultProvider";
  Field<"description", std::string, "A text that clients have."> description = "Default_provider";
  Field<"icon", std::string, "A picture that clients have."> icon = "database";
  Field<"resultTemplate", std::string, "How older clients show what was found."> result_template =
      "DefaultSearchResultTemplate";
  Field<"suggestionItemTemplate", std::string, "The same for suggestions: none."> suggestion_template;
  Field<"supportsSuggestions", bool, "Whether it suggests texts."> supports_suggestions = false;
  Field<"settings", ProviderSettings, "What administrators have set."> settings;
};

namespace {

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
  result.settings = ProviderSettings{
      .everywhere = call.ctx.settings.boolean(settings::search("Search.defaultProvider.GlobalSearchEnabled")),
      .page_size = page_size(call)};
  return result;
}

}  // namespace

void declare_message_search_methods(api::Methods& methods) {
  methods.add<MessageSearchParams, MessagesOrNone>("messageSearch", Access::user(), "Find messages.",
                                                   {errors::invalid_search}, api::kSearching, search_or_none);
  methods.add<ProviderSearchParams, MessagesFound>(
      "rocketchatSearch.search", Access::user(), "Find messages in a room, or in all of one's own.",
      {errors::invalid_search, errors::room_not_found, errors::not_allowed}, api::kSearching, search_as_provider);
  methods.add<ProviderSearchParams, json::array>("rocketchatSearch.suggest", Access::user(),
                                                 "Texts to look for: none are suggested.", rate::lively,
                                                 [](Call&, const auto&) { return json::array{}; });
  methods.add<Nothing, SearchProvider>("rocketchatSearch.getProvider", Access::anyone(), "Who looks for messages.",
                                       rate::lively, [](Call& call, const Nothing&) { return provider(call); });
}

}  // namespace confab::ddp
