#include <array>

#include "api/order.h"
#include "api/paging.h"
#include "api/search.h"
#include "base/text.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct SpotlightParams {
  std::string query;
  std::optional<std::string> usernames;
  std::optional<json::object> type;
  std::optional<RoomId> rid;
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
struct DirectoryRows {
  std::vector<DirectoryRow> result;
};
using DirectoryResult = Flatten<DirectoryRows, api::PageCounts>;

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
struct Fields<rest::DirectoryRows> {
  static constexpr auto list = std::tuple{field("result", &rest::DirectoryRows::result, "Rooms or users.")};
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

api::SpotlightResult spotlight(Call& call, const SpotlightParams& p) {
  return api::spotlight(call, {.text = p.query,
                               .users = wanted(p.type, "users"),
                               .rooms = wanted(p.type, "rooms"),
                               .except = split(p.usernames.value_or(""), ','),
                               .room = p.rid});
}

using model::RoomKey;
using model::UserKey;
constexpr std::array<std::pair<std::string_view, RoomKey>, 4> kRoomSort{{{"name", RoomKey::name},
                                                                         {"usersCount", RoomKey::users_count},
                                                                         {"lastMessage", RoomKey::last_message_at},
                                                                         {"ts", RoomKey::created_at}}};
constexpr std::array<std::pair<std::string_view, UserKey>, 3> kUserSort{
    {{"name", UserKey::name}, {"username", UserKey::username}, {"createdAt", UserKey::created_at}}};

DirectoryResult channels(Call& call, const api::Page& page, const std::string& text,
                         const std::optional<json::object>& sort) {
  auto found = core::rooms::directory_channels(
      call.ctx, call.actor(),
      {.text = text, .order = api::order_of<RoomKey>(sort, kRoomSort), .limit = page.limit, .offset = page.offset});
  std::vector<DirectoryRow> rows;
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
    rows.push_back(std::move(row));
  }
  return api::paged<DirectoryRows>(std::move(rows), page.offset, found.total);
}

DirectoryResult users(Call& call, const api::Page& page, const std::string& text,
                      const std::optional<json::object>& sort) {
  auto found = core::users::directory(
      call.ctx, call.actor(),
      {.text = text, .order = api::order_of<UserKey>(sort, kUserSort), .limit = page.limit, .offset = page.offset});
  std::vector<DirectoryRow> rows;
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
    rows.push_back(std::move(row));
  }
  return api::paged<DirectoryRows>(std::move(rows), page.offset, found.total);
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
  if (type == "teams") return api::paged<DirectoryRows>(std::vector<DirectoryRow>{}, page.offset, 0);
  return type == "users" ? users(call, page, text, p.sort) : channels(call, page, text, p.sort);
}

}  // namespace

void declare_search(api::Endpoints& endpoints) {
  endpoints.get<SpotlightParams, api::SpotlightResult>("/api/v1/spotlight",
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
}

}  // namespace confab::rest
