#include <array>

#include "api/order.h"
#include "api/search.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct SpotlightParams {
  Field<"query", std::string, "Part of a name; @ for users only, # for rooms only.", max_length(200)> query;
  Field<"usernames", std::optional<std::string>, "Not these, separated by commas.", bound::names> usernames;
  Field<"type", std::optional<json::object>, "JSON: {users: bool, rooms: bool}.", bound::free_form> type;
  Field<"rid", std::optional<RoomId>, "Its members come first."> rid;
};
struct Directory {
  Field<"text", std::optional<std::string>, "Part of a name.", max_length(200)> text;
  Field<"type", std::optional<std::string>, "channels, users or teams.", bound::name> type;
  Field<"workspace", std::optional<std::string>, "Accepted for newer clients.", bound::text> workspace;
};
using DirectoryPage = api::PageBy<"name|createdAt|usersCount|lastMessage|ts|username", "text|type|workspace",
                                  when_unknown(errors::not_possible, "Please verify the parameters")>;
using DirectoryParams = Flatten<DirectoryPage, Directory>;
struct DirectoryRow {
  Field<"_id", std::string, "The room's or user's id."> id;
  Field<"t", std::optional<std::string>, "Type of room."> t;
  Field<"name", std::optional<std::string>, "Name."> name;
  Field<"fname", std::optional<std::string>, "Name as typed."> fname;
  Field<"username", std::optional<std::string>, "Username."> username;
  Field<"nickname", std::optional<std::string>, "Extra label."> nickname;
  Field<"bio", std::optional<std::string>, "About text."> bio;
  Field<"topic", std::optional<std::string>, "Topic."> topic;
  Field<"description", std::optional<std::string>, "Description."> description;
  Field<"usersCount", std::optional<std::int64_t>, "Members."> users_count;
  Field<"ts", std::optional<Timestamp>, "When the room was made."> ts;
  Field<"lastMessage", std::optional<model::Message>, "The last message, when Store_Last_Message is on."> last_message;
  Field<"createdAt", std::optional<Timestamp>, "When the account was made."> created_at;
  Field<"default", std::optional<bool>, "New users join it."> is_default;
  Field<"archived", std::optional<bool>, "Archived."> archived;
  Field<"emails", std::optional<std::vector<model::Email>>, "For those who may see them."> emails;
  Field<"avatarETag", std::optional<std::string>, "Changes with the avatar."> avatar_etag;
  Field<"teamId", std::optional<TeamId>, "The room's team."> team_id;
  Field<"teamMain", std::optional<bool>, "The team's main room."> team_main;
  Field<"belongsTo", std::optional<std::string>, "The name of the team that hosts the channel."> belongs_to;
  Field<"roomsCount", std::optional<std::int64_t>, "How many rooms the team hosts."> rooms_count;
};
using DirectoryRows = Named<"result", std::vector<DirectoryRow>, "Rooms or users.">;
using DirectoryResult = Flatten<DirectoryRows, api::PageCounts>;

namespace {

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
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) throw Refusal(errors::invalid_query, "query takes a text for " + std::string{name});
    return std::string{value->get_string()};
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
  endpoints.get<SpotlightParams, api::SpotlightResult>("/api/v1/spotlight", Access::user(),
                                                       "Quick search over people and rooms.", {errors::room_not_found},
                                                       rate::lively, Check::closed_schema, spotlight);
  endpoints.get<DirectoryParams, DirectoryResult>(
      "/api/v1/directory", Access::user(), "Public channels, teams or people, page by page.",
      {errors::not_allowed, errors::invalid_sort, errors::not_possible}, rate::lively, directory);
}

}  // namespace confab::rest
