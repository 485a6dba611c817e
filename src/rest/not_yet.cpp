// What clients ask for as they start, and what is not there yet: the answers are empty.

#include "api/paging.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"
#include "rest/updated_since.h"

namespace confab::rest {

using CommandRows = Named<"commands", json::array, "Slash commands.">;
struct EmojiChanges {
  json::array update, remove;

  static constexpr auto kFields = std::tuple{
      field("update", &EmojiChanges::update, "Custom emoji."),
      field("remove", &EmojiChanges::remove, "Removed ones."),
  };
};
using EmojiQuery = Named<"query", std::optional<json::object>, "Accepted for older clients.", bound::free_form>;
using EmojiListParams = Flatten<EmojiQuery, UpdatedSince<errors::chat_roomid_param_invalid>>;
using EmojiListResult = Named<"emojis", EmojiChanges, "Custom emoji.">;

namespace {

template <class Params, class Result>
void declare_empty(api::Endpoints& endpoints, std::string_view path, std::string_view summary) {
  endpoints.get<Params, Result>({
      .path = std::string{path},
      .access = api::Access::user(),
      .summary = summary,
      .rate = api::kInteractive,
      .handler = [](api::Call&, const Params&) { return Result{}; },
  });
}

}  // namespace

void declare_not_yet(api::Endpoints& endpoints) {
  declare_empty<api::PageParams, Flatten<CommandRows, api::PageCounts>>(endpoints, "/api/v1/commands.list",
                                                                        "Slash commands.");
  declare_empty<EmojiListParams, EmojiListResult>(endpoints, "/api/v1/emoji-custom.list", "Custom emoji.");
  declare_empty<api::Nothing, api::Nothing>(endpoints, "/api/v1/e2e.fetchMyKeys",
                                            "One's own keys for encrypted rooms; nobody has any yet.");
}

}  // namespace confab::rest
