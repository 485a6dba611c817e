// What clients ask for as they start, and what is not there yet: the answers are empty.

#include "api/paging.h"
#include "rest/chat_api.h"
#include "rest/updated_since.h"

namespace confab::rest {

struct CommandRows {
  json::array commands;
};
struct EmojiChanges {
  json::array update, remove;
};
struct EmojiQuery {
  std::optional<json::object> query;
};
using EmojiListParams = Flatten<EmojiQuery, UpdatedSince<ErrorCode::chat_roomid_param_invalid>>;
struct EmojiListResult {
  EmojiChanges emojis;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::CommandRows> {
  static constexpr auto list = std::tuple{field("commands", &rest::CommandRows::commands, "Slash commands.")};
};
template <>
struct Fields<rest::EmojiChanges> {
  using R = rest::EmojiChanges;
  static constexpr auto list = std::tuple{
      field("update", &R::update, "Custom emoji."),
      field("remove", &R::remove, "Removed ones."),
  };
};
template <>
struct Fields<rest::EmojiQuery> {
  static constexpr auto list = std::tuple{field("query", &rest::EmojiQuery::query, "Accepted for older clients.")};
};
template <>
struct Fields<rest::EmojiListResult> {
  static constexpr auto list = std::tuple{field("emojis", &rest::EmojiListResult::emojis, "Custom emoji.")};
};

}  // namespace confab

namespace confab::rest {
namespace {

template <class Params, class Result>
void declare_empty(api::Endpoints& endpoints, std::string path, std::string_view summary) {
  endpoints.get<Params, Result>(std::move(path), {
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
