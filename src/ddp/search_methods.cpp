#include <array>

#include "api/order.h"
#include "api/paging.h"
#include "api/search.h"
#include "base/errors/rooms.h"
#include "ddp/chat_methods.h"
#include "model/model.h"

namespace confab::ddp {

struct SpotlightKinds {
  Field<"users", bool, "People.", defaulted{}> users = false;
  Field<"rooms", bool, "Rooms.", defaulted{}> rooms = false;
};
struct SpotlightParams {
  Field<"text", std::string, "Part of a name; @ for users only, # for rooms only.", max_length(200)> text;
  Field<"usernames", std::vector<std::string>, "Not these.", max_texts(1000, 4'096), defaulted{}> except;
  Field<"type", std::optional<SpotlightKinds>, "What is wanted; left out: both."> kinds;
  Field<"rid", std::optional<RoomId>, "Its members come first."> room;
};
struct BrowseOptions {
  Field<"text", std::string, "Part of a name.", max_length(200), defaulted{}> text;
  Field<"type", std::string, "channels, teams or users.", one_of("channels|teams|users"), defaulted{}> type =
      "channels";
  Field<"workspace", std::optional<std::string>, "There is only this one: local, or all.", one_of("local|all")>
      workspace;
  Field<"sortBy", std::string, "Channels: name, createdAt, lastMessage, usersCount; users: name, username.",
        bound::text, defaulted{}>
      sort_by = "name";
  Field<"sortDirection", std::string, "asc or desc.", one_of("asc|desc"), defaulted{}> direction = "asc";
  Field<"page", std::int64_t, "Which page, from 0.", range(0, 1'000'000), defaulted{}> page = 0;
  Field<"offset", std::optional<std::int64_t>, "How many to skip, in place of a page.", range(0, 1'000'000'000)> offset;
  Field<"limit", std::int64_t, "How many.", range(0, 1'000'000), defaulted{}> limit = 10;
};
using BrowseParams = Named<"params", BrowseOptions, "What is wanted.", defaulted{}>;
struct ChannelEntry {
  Field<"_id", RoomId, "The room's id."> id;
  Field<"t", std::string, "Its type."> t;
  Field<"name", std::optional<std::string>, "Name."> name;
  Field<"fname", std::optional<std::string>, "Name as typed."> fname;
  Field<"topic", std::optional<std::string>, "Topic."> topic;
  Field<"description", std::optional<std::string>, "Description."> description;
  Field<"usersCount", std::int64_t, "Members."> users_count = 0;
  Field<"ts", std::optional<Timestamp>, "When it was made."> ts;
  Field<"lm", std::optional<Timestamp>, "When the last message was sent."> last_message_at;
  Field<"default", std::optional<bool>, "New users join it."> is_default;
  Field<"featured", std::optional<bool>, "Shown first in the directory."> featured;
  Field<"teamId", std::optional<TeamId>, "The room's team."> team_id;
  Field<"teamMain", std::optional<bool>, "The team's main room."> team_main;
  Field<"belongsTo", std::optional<std::string>, "The name of the team that hosts the channel."> belongs_to;
  Field<"roomsCount", std::optional<std::int64_t>, "How many rooms the team hosts."> rooms_count;
};
struct UserEntry {
  Field<"_id", UserId, "The user's id."> id;
  Field<"username", std::string, "Username."> username;
  Field<"name", std::optional<std::string>, "Display name."> name;
  Field<"nickname", std::optional<std::string>, "Extra label."> nickname;
  Field<"bio", std::optional<std::string>, "About text."> bio;
  Field<"emails", std::optional<std::vector<model::Email>>, "For those who may see them."> emails;
  Field<"avatarETag", std::optional<std::string>, "Changes with the avatar."> avatar_etag;
  Field<"createdAt", Timestamp, "When the account was made."> created_at;
};
struct BrowseResult {
  Field<"total", std::int64_t, "Rows in all."> total = 0;
  Field<"results", std::variant<std::vector<ChannelEntry>, std::vector<UserEntry>>,
        "Channels, main rooms of teams, or users.">
      results;
};

namespace {

using model::RoomKey;
using model::UserKey;
constexpr std::array<std::pair<std::string_view, RoomKey>, 4> kChannelOrder{{{"name", RoomKey::name},
                                                                             {"createdAt", RoomKey::created_at},
                                                                             {"lastMessage", RoomKey::last_message_at},
                                                                             {"usersCount", RoomKey::users_count}}};
constexpr std::array<std::pair<std::string_view, UserKey>, 4> kUserOrder{{{"name", UserKey::name},
                                                                          {"username", UserKey::username},
                                                                          {"usernames", UserKey::username},
                                                                          {"createdAt", UserKey::created_at}}};

api::SpotlightResult spotlight(Call& call, const SpotlightParams& p) {
  const auto kinds = p.kinds.value_or(SpotlightKinds{.users = true, .rooms = true});
  return api::spotlight(
      call, {.text = p.text, .users = kinds.users, .rooms = kinds.rooms, .except = p.except, .room = p.room});
}

template <class Query, class Key>
Query query_of(const BrowseOptions& options, std::span<const std::pair<std::string_view, Key>> names) {
  constexpr std::int64_t kMax = 1000;
  const auto limit = options.limit == 0 ? 10 : std::min<std::int64_t>(options.limit, kMax);
  const json::object sort{{options.sort_by, options.direction == "asc" ? 1 : -1}};
  return {.text = options.text,
          .order = api::order_of<Key>(sort, names),
          .limit = limit,
          .offset = options.offset.value_or(options.page * limit)};
}

BrowseResult browse_rooms(Call& call, const BrowseOptions& options, decltype(core::rooms::directory_channels)* find) {
  auto found = find(call.ctx, call.actor(), query_of<core::rooms::Directory, RoomKey>(options, kChannelOrder));
  std::vector<ChannelEntry> entries;
  entries.reserve(found.rows.size());
  for (auto& one : found.rows) {
    auto& room = one.room;
    entries.push_back({.id = std::move(room.id),
                       .t = std::move(room.t),
                       .name = std::move(room.name),
                       .fname = std::move(room.fname),
                       .topic = std::move(room.topic),
                       .description = std::move(room.description),
                       .users_count = room.users_count,
                       .ts = room.ts,
                       .last_message_at = room.lm,
                       .is_default = room.is_default,
                       .featured = room.featured,
                       .team_id = std::move(room.team_id),
                       .team_main = room.team_main,
                       .belongs_to = std::move(one.belongs_to),
                       .rooms_count = one.team_rooms});
  }
  return {found.total, std::move(entries)};
}

BrowseResult browse_users(Call& call, const BrowseOptions& options) {
  auto found =
      core::users::directory(call.ctx, call.actor(), query_of<core::users::Directory, UserKey>(options, kUserOrder));
  std::vector<UserEntry> entries;
  for (auto& user : found.rows) {
    entries.push_back({.id = std::move(user.id),
                       .username = std::move(user.username),
                       .name = std::move(user.name),
                       .nickname = std::move(user.nickname),
                       .bio = std::move(user.bio),
                       .emails = {},
                       .avatar_etag = std::move(user.avatar_etag),
                       .created_at = user.created_at});
    if (!user.emails.empty()) entries.back().emails = std::move(user.emails);
  }
  return {found.total, std::move(entries)};
}

}  // namespace

void declare_search_methods(api::Methods& methods) {
  methods.add<SpotlightParams, api::SpotlightResult>("spotlight", Access::user(), "Quick search over people and rooms.",
                                                     {errors::room_not_found},
                                                     rate::lively,  // asked for as somebody types
                                                     spotlight);
  methods.add<BrowseParams, BrowseResult>(
      "browseChannels", Access::user(), "The directory of public channels, of teams, or of people.",
      {errors::not_allowed, errors::invalid_sort}, rate::lively, [](Call& call, const auto& p) {
        if (p.value.type == "users") return browse_users(call, p.value);
        return browse_rooms(call, p.value,
                            p.value.type == "teams" ? core::rooms::directory_teams : core::rooms::directory_channels);
      });
}

}  // namespace confab::ddp
