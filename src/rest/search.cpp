#include <array>

#include "api/paging.h"
#include "base/text.h"
#include "core/rooms/search.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct SpotlightParams {
  std::string query;
  std::optional<std::string> usernames;
  std::optional<json::object> type;
  std::optional<RoomId> rid;
};
struct FoundUser {
  UserId id;
  std::string username, status, status_text;
  std::optional<std::string> name, nickname, avatar_etag;
  bool outside = false;
};
struct FoundRoom {
  RoomId id;
  std::string t;
  std::optional<std::string> name, fname;
};
struct SpotlightResult {
  std::vector<FoundUser> users;
  std::vector<FoundRoom> rooms;
};
struct DirectoryParams : api::PageParams {
  std::optional<std::string> text, type, workspace;
};
struct DirectoryRow {
  std::string id;
  std::optional<std::string> t, name, fname, username, nickname, bio, topic, description, avatar_etag;
  std::optional<std::int64_t> users_count;
  std::optional<Timestamp> ts, last_message, created_at;
  std::optional<bool> is_default, archived, joined;
  std::optional<std::vector<model::Email>> emails;
};
struct DirectoryResult {
  std::vector<DirectoryRow> result;
  std::int64_t count = 0, offset = 0, total = 0;
};
struct CommandListParams : api::PageParams {};
struct CommandListResult {
  json::array commands;
  std::int64_t count = 0, offset = 0, total = 0;
};
struct EmojiChanges {
  json::array update, remove;
};
struct EmojiListParams {
  std::optional<json::object> query;
  std::optional<Timestamp> updated_since;
};
struct EmojiListResult {
  EmojiChanges emojis;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::SpotlightParams> {
  using P = rest::SpotlightParams;
  static constexpr auto list = std::tuple{
      field("query", &P::query, "Part of a name; @ for users only, # for rooms only.", max_length(200)),
      field("usernames", &P::usernames, "Not these, separated by commas."),
      field("type", &P::type, "JSON: {users: bool, rooms: bool}."),
      field("rid", &P::rid, "Its members come first."),
  };
};
template <>
struct Fields<rest::FoundUser> {
  using R = rest::FoundUser;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The user's id."),
      field("username", &R::username, "Username."),
      field("name", &R::name, "Display name."),
      field("nickname", &R::nickname, "Extra label."),
      field("status", &R::status, "online, away, busy or offline."),
      field("statusText", &R::status_text, "Text beside the status."),
      field("avatarETag", &R::avatar_etag, "Changes with the avatar."),
      field("outside", &R::outside, "Not a member of the room asked for."),
  };
};
template <>
struct Fields<rest::FoundRoom> {
  using R = rest::FoundRoom;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The room's id."),
      field("t", &R::t, "c or p."),
      field("name", &R::name, "Name."),
      field("fname", &R::fname, "Name as typed."),
  };
};
template <>
struct Fields<rest::SpotlightResult> {
  using R = rest::SpotlightResult;
  static constexpr auto list = std::tuple{
      field("users", &R::users, "People."),
      field("rooms", &R::rooms, "Rooms."),
  };
};
template <>
struct Fields<rest::DirectoryParams> {
  using P = rest::DirectoryParams;
  static constexpr auto list = std::tuple_cat(
      inherited_fields<P, api::PageParams>(),
      std::tuple{
          field("text", &P::text, "Part of a name.", max_length(200)),
          field("type", &P::type, "channels, users or teams; there are no teams.", one_of("channels|users|teams")),
          field("workspace", &P::workspace, "Accepted for newer clients.")});
};
template <>
struct Fields<rest::DirectoryRow> {
  using R = rest::DirectoryRow;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The room's or user's id."),
      field("t", &R::t, "Type of room."),
      field("name", &R::name, "Name."),
      field("fname", &R::fname, "Name as typed."),
      field("username", &R::username, "Username."),
      field("nickname", &R::nickname, "Extra label."),
      field("bio", &R::bio, "About text."),
      field("topic", &R::topic, "Topic."),
      field("description", &R::description, "Description."),
      field("usersCount", &R::users_count, "Members."),
      field("ts", &R::ts, "When the room was made."),
      field("lastMessage", &R::last_message, "When the last message was sent."),
      field("createdAt", &R::created_at, "When the account was made."),
      field("default", &R::is_default, "New users join it."),
      field("archived", &R::archived, "Archived."),
      field("joined", &R::joined, "Whether one is in it."),
      field("emails", &R::emails, "For those who may see them."),
      field("avatarETag", &R::avatar_etag, "Changes with the avatar."),
  };
};
template <>
struct Fields<rest::DirectoryResult> {
  using R = rest::DirectoryResult;
  static constexpr auto list = std::tuple{
      field("result", &R::result, "Rooms or users."),
      field("count", &R::count, "Rows in this answer."),
      field("offset", &R::offset, "Rows skipped."),
      field("total", &R::total, "Rows in all."),
  };
};
template <>
struct Fields<rest::CommandListParams> {
  static constexpr auto list = inherited_fields<rest::CommandListParams, api::PageParams>();
};
template <>
struct Fields<rest::CommandListResult> {
  using R = rest::CommandListResult;
  static constexpr auto list = std::tuple{
      field("commands", &R::commands, "Slash commands."),
      field("count", &R::count, "Rows in this answer."),
      field("offset", &R::offset, "Rows skipped."),
      field("total", &R::total, "Rows in all."),
  };
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
struct Fields<rest::EmojiListParams> {
  using P = rest::EmojiListParams;
  static constexpr auto list = std::tuple{
      field("query", &P::query, "Accepted for older clients."),
      field("updatedSince", &P::updated_since, "Only what changed then or later.",
            when_invalid(ErrorCode::chat_roomid_param_invalid)),
  };
};
template <>
struct Fields<rest::EmojiListResult> {
  static constexpr auto list = std::tuple{field("emojis", &rest::EmojiListResult::emojis, "Custom emoji.")};
};

}  // namespace confab

namespace confab::rest {
namespace {

using api::Access;
using api::Call;

bool wanted(const std::optional<json::object>& type, std::string_view name) {
  if (!type) return true;
  const auto* value = type->if_contains(name);
  return value != nullptr && value->is_bool() && value->get_bool();
}

SpotlightResult spotlight(Call& call, const SpotlightParams& p) {
  auto found = core::rooms::spotlight(call.ctx, call.actor(),
                                      {.text = p.query,
                                       .users = wanted(p.type, "users"),
                                       .rooms = wanted(p.type, "rooms"),
                                       .except = split(p.usernames.value_or(""), ','),
                                       .room = p.rid});
  SpotlightResult result;
  for (auto& user : found.users) {
    result.users.push_back({user.id, user.username, user.status, user.status_text, user.name, user.nickname,
                            user.avatar_etag, user.outside});
  }
  for (auto& room : found.rooms) result.rooms.push_back({room.id, room.t, room.name, room.fname});
  return result;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kRoomSort{{{"name", "r.name_key"},
                                                                                  {"usersCount", "r.users_count"},
                                                                                  {"lastMessage", "r.last_message_at"},
                                                                                  {"ts", "r.created_at"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kUserSort{
    {{"name", "lower(u.name)"}, {"username", "u.username_key"}, {"createdAt", "u.created_at"}}};

DirectoryResult channels(Call& call, const api::Page& page, const std::string& text,
                         const std::optional<json::object>& sort) {
  auto found = core::rooms::directory_channels(
      call.ctx, call.actor(),
      {.text = text, .order = api::order_by(sort, kRoomSort, ""), .limit = page.limit, .offset = page.offset});
  DirectoryResult result{.result = {}, .count = 0, .offset = page.offset, .total = found.total};
  for (auto& [room, joined] : found.rows) {
    DirectoryRow row;
    row.id = room.id.value;
    row.t = room.t;
    row.name = room.name;
    row.fname = room.fname;
    row.topic = room.topic;
    row.description = room.description;
    row.users_count = room.users_count;
    row.ts = room.ts;
    row.last_message = room.lm;
    row.is_default = room.is_default;
    row.archived = room.archived;
    row.joined = joined;
    result.result.push_back(std::move(row));
  }
  return result;
}

DirectoryResult users(Call& call, const api::Page& page, const std::string& text,
                      const std::optional<json::object>& sort) {
  auto found = core::rooms::directory_users(
      call.ctx, call.actor(),
      {.text = text, .order = api::order_by(sort, kUserSort, ""), .limit = page.limit, .offset = page.offset});
  DirectoryResult result{.result = {}, .count = 0, .offset = page.offset, .total = found.total};
  for (auto& user : found.rows) {
    DirectoryRow row;
    row.id = user.id.value;
    row.username = user.username;
    row.name = user.name;
    row.nickname = user.nickname;
    row.bio = user.bio;
    row.avatar_etag = user.avatar_etag;
    row.created_at = user.created_at;
    if (!user.emails.empty()) row.emails = std::move(user.emails);
    result.result.push_back(std::move(row));
  }
  return result;
}

DirectoryResult directory(Call& call, const DirectoryParams& p) {
  // Older clients put text and type into `query`.
  const auto from_query = [&](std::string_view name) -> std::optional<std::string> {
    const auto* value = p.query ? p.query->if_contains(name) : nullptr;
    return value != nullptr && value->is_string() ? std::optional{std::string{value->get_string()}} : std::nullopt;
  };
  if (p.sort && p.sort->size() > 1) {
    throw Refusal(ErrorCode::not_possible, "This method support only one \"sort\" parameter");
  }
  const auto page = api::page_of(call.ctx.settings, p);
  const auto text = p.text ? *p.text : from_query("text").value_or("");
  const auto type = p.type ? *p.type : from_query("type").value_or("channels");
  if (type == "teams") return {.result = {}, .count = 0, .offset = page.offset, .total = 0};
  auto result = type == "users" ? users(call, page, text, p.sort) : channels(call, page, text, p.sort);
  result.count = std::ssize(result.result);
  return result;
}

}  // namespace

void declare_search(api::Endpoints& endpoints) {
  endpoints.get<SpotlightParams, SpotlightResult>("/api/v1/spotlight",
                                                  {
                                                      .access = Access::user(),
                                                      .summary = "Quick search over people and rooms.",
                                                      .rate = api::kInteractive,
                                                      .handler = spotlight,
                                                  });
  endpoints.get<DirectoryParams, DirectoryResult>("/api/v1/directory",
                                                  {
                                                      .access = Access::user(),
                                                      .summary = "Public channels or people, page by page.",
                                                      .errors = {ErrorCode::not_allowed, ErrorCode::invalid_sort},
                                                      .rate = api::kInteractive,
                                                      .handler = directory,
                                                  });
  // There are no slash commands and no custom emoji yet, and clients ask for both as they start.
  endpoints.get<CommandListParams, CommandListResult>(
      "/api/v1/commands.list", {
                                   .access = Access::user(),
                                   .summary = "Slash commands.",
                                   .rate = api::kInteractive,
                                   .handler = [](Call&, const CommandListParams&) { return CommandListResult{}; },
                               });
  endpoints.get<EmojiListParams, EmojiListResult>(
      "/api/v1/emoji-custom.list", {
                                       .access = Access::user(),
                                       .summary = "Custom emoji.",
                                       .rate = api::kInteractive,
                                       .handler = [](Call&, const EmojiListParams&) { return EmojiListResult{}; },
                                   });
  endpoints.get<api::Nothing, api::Nothing>("/api/v1/e2e.fetchMyKeys",
                                            {
                                                .access = Access::user(),
                                                .summary = "One's own keys for encrypted rooms; nobody has any yet.",
                                                .rate = api::kInteractive,
                                                .handler = [](Call&, const api::Nothing&) { return api::Nothing{}; },
                                            });
}

}  // namespace confab::rest
