#include <array>

#include "api/order.h"
#include "api/paging.h"
#include "api/search.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct SpotlightParams {
  std::string query;
  std::optional<std::string> usernames;
  std::optional<json::object> type;
  std::optional<RoomId> rid;

  static constexpr auto kFields = FieldList{
      field("query", &SpotlightParams::query, "Part of a name; @ for users only, # for rooms only.", max_length(200)),
      field("usernames", &SpotlightParams::usernames, "Not these, separated by commas.", bound::names),
      field("type", &SpotlightParams::type, "JSON: {users: bool, rooms: bool}.", bound::free_form),
      field("rid", &SpotlightParams::rid, "Its members come first."),
  };
};
struct DirectoryParams : api::PageParams {
  std::optional<std::string> text, type, workspace;

  static constexpr auto kFields = extended<api::PageParams>(
      field("text", &DirectoryParams::text, "Part of a name.", max_length(200)),
      field("type", &DirectoryParams::type, "channels, users or teams.", bound::name),
      field("workspace", &DirectoryParams::workspace, "Accepted for newer clients.", bound::text));
};
struct DirectoryRow {
  std::string id;
  std::optional<std::string> t, name, fname, username, nickname, bio, topic, description, avatar_etag;
  std::optional<std::int64_t> users_count;
  std::optional<Timestamp> ts, created_at;
  std::optional<model::Message> last_message;
  std::optional<bool> is_default, archived;
  std::optional<std::vector<model::Email>> emails;
  std::optional<TeamId> team_id;
  std::optional<bool> team_main;
  std::optional<std::string> belongs_to;
  std::optional<std::int64_t> rooms_count;

  static constexpr auto kFields = FieldList{
      field("_id", &DirectoryRow::id, "The room's or user's id."),
      field("t", &DirectoryRow::t, "Type of room."),
      field("name", &DirectoryRow::name, "Name."),
      field("fname", &DirectoryRow::fname, "Name as typed."),
      field("username", &DirectoryRow::username, "Username."),
      field("nickname", &DirectoryRow::nickname, "Extra label."),
      field("bio", &DirectoryRow::bio, "About text."),
      field("topic", &DirectoryRow::topic, "Topic."),
      field("description", &DirectoryRow::description, "Description."),
      field("usersCount", &DirectoryRow::users_count, "Members."),
      field("ts", &DirectoryRow::ts, "When the room was made."),
      field("lastMessage", &DirectoryRow::last_message, "The last message, when Store_Last_Message is on."),
      field("createdAt", &DirectoryRow::created_at, "When the account was made."),
      field("default", &DirectoryRow::is_default, "New users join it."),
      field("archived", &DirectoryRow::archived, "Archived."),
      field("emails", &DirectoryRow::emails, "For those who may see them."),
      field("avatarETag", &DirectoryRow::avatar_etag, "Changes with the avatar."),
      field("teamId", &DirectoryRow::team_id, "The room's team."),
      field("teamMain", &DirectoryRow::team_main, "The team's main room."),
      field("belongsTo", &DirectoryRow::belongs_to, "The name of the team that hosts the channel."),
      field("roomsCount", &DirectoryRow::rooms_count, "How many rooms the team hosts."),
  };
};
using DirectoryRows = Named<"result", std::vector<DirectoryRow>, "Rooms or users.">;
using DirectoryResult = Flatten<DirectoryRows, api::PageCounts>;

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
constexpr std::array<std::pair<std::string_view, RoomKey>, 5> kRoomSort{{{"name", RoomKey::name},
                                                                         {"createdAt", RoomKey::created_at},
                                                                         {"usersCount", RoomKey::users_count},
                                                                         {"lastMessage", RoomKey::last_message_at},
                                                                         {"ts", RoomKey::created_at}}};
constexpr std::array<std::pair<std::string_view, UserKey>, 3> kUserSort{
    {{"name", UserKey::name}, {"username", UserKey::username}, {"createdAt", UserKey::created_at}}};

// The order that `sort` asks for; one by what the directory does not know is a wrong parameter as any other.
template <class Key>
std::vector<model::SortBy<Key>> checked_order(const std::optional<json::object>& sort,
                                              std::span<const std::pair<std::string_view, Key>> names) {
  const bool known = !sort || std::ranges::all_of(*sort, [&](const auto& by) {
    return std::ranges::any_of(names, [&](const auto& name) { return name.first == by.key(); });
  });
  if (!known) throw Refusal::plain(errors::not_possible, "Please verify the parameters");
  return api::order_of<Key>(sort, names);
}

DirectoryResult rooms(Call& call, const api::Page& page, const std::string& text,
                      const std::optional<json::object>& sort, decltype(core::rooms::directory_channels)* find) {
  auto found = find(
      call.ctx, call.actor(),
      {.text = text, .order = checked_order<RoomKey>(sort, kRoomSort), .limit = page.limit, .offset = page.offset});
  std::vector<DirectoryRow> rows;
  for (auto& one : found.rows) {
    auto& room = one.room;
    DirectoryRow row;
    row.id = room.id.value;
    row.t = room.t;
    row.name = room.name;
    row.fname = room.fname;
    row.topic = room.topic;
    row.description = room.description;
    row.users_count = room.users_count;
    row.ts = room.ts;
    row.last_message = std::move(room.last_message);
    row.is_default = room.is_default;
    row.archived = room.archived;
    row.team_id = room.team_id;
    row.team_main = room.team_main;
    row.belongs_to = std::move(one.belongs_to);
    row.rooms_count = one.team_rooms;
    rows.push_back(std::move(row));
  }
  return api::paged<DirectoryRows>(std::move(rows), page.offset, found.total);
}

DirectoryResult users(Call& call, const api::Page& page, const std::string& text,
                      const std::optional<json::object>& sort) {
  auto found = core::users::directory(
      call.ctx, call.actor(),
      {.text = text, .order = checked_order<UserKey>(sort, kUserSort), .limit = page.limit, .offset = page.offset});
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
    throw Refusal::plain(errors::not_possible, "This method support only one \"sort\" parameter");
  }
  const auto page = api::page_of(call.ctx.settings, p);
  const auto text = p.text ? *p.text : from_query("text").value_or("");
  const auto type = p.type ? *p.type : from_query("type").value_or("channels");
  if (type == "users") return users(call, page, text, p.sort);
  if (type == "teams") return rooms(call, page, text, p.sort, core::rooms::directory_teams);
  if (type != "channels") throw Refusal::plain(errors::not_possible, "Please verify the parameters");
  return rooms(call, page, text, p.sort, core::rooms::directory_channels);
}

}  // namespace

void declare_search(api::Endpoints& endpoints) {
  endpoints.get<SpotlightParams, api::SpotlightResult>({
      .path = "/api/v1/spotlight",
      .access = Access::user(),
      .summary = "Quick search over people and rooms.",
      .errors = {errors::room_not_found},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler = spotlight,
  });
  endpoints.get<DirectoryParams, DirectoryResult>({
      .path = "/api/v1/directory",
      .access = Access::user(),
      .summary = "Public channels, teams or people, page by page.",
      .errors = {errors::not_allowed, errors::invalid_sort, errors::not_possible},
      .rate = api::kInteractive,
      .handler = directory,
  });
}

}  // namespace confab::rest
