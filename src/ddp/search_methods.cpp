#include <array>

#include "api/order.h"
#include "api/paging.h"
#include "api/search.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "ddp/chat_methods.h"
#include "model/model.h"

namespace confab::ddp {

struct SpotlightKinds {
  bool users = false, rooms = false;

  static constexpr auto kFields = FieldList{
      field("users", &SpotlightKinds::users, "People.", defaulted()),
      field("rooms", &SpotlightKinds::rooms, "Rooms.", defaulted()),
  };
};
struct SpotlightParams {
  std::string text;
  std::vector<std::string> except;
  std::optional<SpotlightKinds> kinds;
  std::optional<RoomId> room;

  static constexpr auto kFields = FieldList{
      field("text", &SpotlightParams::text, "Part of a name; @ for users only, # for rooms only.", max_length(200)),
      field("usernames", &SpotlightParams::except, "Not these.", max_texts(1000, 4'096), defaulted()),
      field("type", &SpotlightParams::kinds, "What is wanted; left out: both."),
      field("rid", &SpotlightParams::room, "Its members come first."),
  };
};
struct BrowseOptions {
  std::string text;
  std::string type = "channels", sort_by = "name", direction = "asc";
  std::optional<std::string> workspace;
  std::int64_t page = 0, limit = 10;
  std::optional<std::int64_t> offset;

  static constexpr auto kFields = FieldList{
      field("text", &BrowseOptions::text, "Part of a name.", max_length(200), defaulted()),
      field("type", &BrowseOptions::type, "channels, teams or users.", one_of("channels|teams|users"), defaulted()),
      field("workspace", &BrowseOptions::workspace, "There is only this one: local, or all.", one_of("local|all")),
      field("sortBy", &BrowseOptions::sort_by,
            "Channels: name, createdAt, lastMessage, usersCount; users: name, username.", bound::text, defaulted()),
      field("sortDirection", &BrowseOptions::direction, "asc or desc.", one_of("asc|desc"), defaulted()),
      field("page", &BrowseOptions::page, "Which page, from 0.", range(0, 1'000'000), defaulted()),
      field("offset", &BrowseOptions::offset, "How many to skip, in place of a page.", range(0, 1'000'000'000)),
      field("limit", &BrowseOptions::limit, "How many.", range(0, 1'000'000), defaulted()),
  };
};
using BrowseParams = Named<"params", BrowseOptions, "What is wanted.", defaulted{}>;
struct ChannelEntry {
  RoomId id;
  std::string t;
  std::optional<std::string> name, fname, topic, description;
  std::int64_t users_count = 0;
  std::optional<Timestamp> ts, last_message_at;
  std::optional<bool> is_default, featured, team_main;
  std::optional<TeamId> team_id;
  std::optional<std::string> belongs_to;
  std::optional<std::int64_t> rooms_count;

  static constexpr auto kFields = FieldList{
      field("_id", &ChannelEntry::id, "The room's id."),
      field("t", &ChannelEntry::t, "Its type."),
      field("name", &ChannelEntry::name, "Name."),
      field("fname", &ChannelEntry::fname, "Name as typed."),
      field("topic", &ChannelEntry::topic, "Topic."),
      field("description", &ChannelEntry::description, "Description."),
      field("usersCount", &ChannelEntry::users_count, "Members."),
      field("ts", &ChannelEntry::ts, "When it was made."),
      field("lm", &ChannelEntry::last_message_at, "When the last message was sent."),
      field("default", &ChannelEntry::is_default, "New users join it."),
      field("featured", &ChannelEntry::featured, "Shown first in the directory."),
      field("teamId", &ChannelEntry::team_id, "The room's team."),
      field("teamMain", &ChannelEntry::team_main, "The team's main room."),
      field("belongsTo", &ChannelEntry::belongs_to, "The name of the team that hosts the channel."),
      field("roomsCount", &ChannelEntry::rooms_count, "How many rooms the team hosts."),
  };
};
struct UserEntry {
  UserId id;
  std::string username;
  std::optional<std::string> name, nickname, bio, avatar_etag;
  std::optional<std::vector<model::Email>> emails;
  Timestamp created_at;

  static constexpr auto kFields = FieldList{
      field("_id", &UserEntry::id, "The user's id."),
      field("username", &UserEntry::username, "Username."),
      field("name", &UserEntry::name, "Display name."),
      field("nickname", &UserEntry::nickname, "Extra label."),
      field("bio", &UserEntry::bio, "About text."),
      field("emails", &UserEntry::emails, "For those who may see them."),
      field("avatarETag", &UserEntry::avatar_etag, "Changes with the avatar."),
      field("createdAt", &UserEntry::created_at, "When the account was made."),
  };
};
struct BrowseResult {
  std::int64_t total = 0;
  std::variant<std::vector<ChannelEntry>, std::vector<UserEntry>> results;

  static constexpr auto kFields = FieldList{
      field("total", &BrowseResult::total, "Rows in all."),
      field("results", &BrowseResult::results, "Channels, main rooms of teams, or users."),
  };
};

namespace {

using api::Access;
using api::Call;
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
  const auto limit = options.limit == 0 ? 10 : std::min(options.limit, kMax);
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
                       .team_main = room.team_main,
                       .team_id = std::move(room.team_id),
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
                       .avatar_etag = std::move(user.avatar_etag),
                       .emails = {},
                       .created_at = user.created_at});
    if (!user.emails.empty()) entries.back().emails = std::move(user.emails);
  }
  return {found.total, std::move(entries)};
}

}  // namespace

void declare_search_methods(api::Methods& methods) {
  methods.add<SpotlightParams, api::SpotlightResult>({
      .name = "spotlight",
      .access = Access::user(),
      .summary = "Quick search over people and rooms.",
      .errors = {errors::room_not_found},
      .rate = kLively,  // asked for as somebody types
      .handler = spotlight,
  });
  methods.add<BrowseParams, BrowseResult>({
      .name = "browseChannels",
      .access = Access::user(),
      .summary = "The directory of public channels, of teams, or of people.",
      .errors = {errors::not_allowed, errors::invalid_sort},
      .rate = kLively,
      .handler =
          [](Call& call, const auto& p) {
            if (p.value.type == "users") return browse_users(call, p.value);
            return browse_rooms(
                call, p.value,
                p.value.type == "teams" ? core::rooms::directory_teams : core::rooms::directory_channels);
          },
  });
}

}  // namespace confab::ddp
