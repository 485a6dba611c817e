// Teams as a whole: made, found, changed and ended.

#include <array>

#include "api/order.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/errors/teams.h"
#include "core/rooms/info.h"
#include "core/teams/create.h"
#include "core/teams/edit.h"
#include "core/teams/info.h"
#include "rest/chat_api.h"
#include "rest/room_family.h"
#include "rest/team_target.h"

namespace confab::rest {

struct MainRoomParams {
  Field<"id", std::optional<RoomId>, "A room that is there and becomes the main room."> id;
  Field<"name", std::optional<std::string>, "It is called as the team.", bound::name> name;
  Field<"members", std::optional<std::vector<std::string>>, "More first members.", bound::list_of_names> members;
  Field<"readOnly", std::optional<bool>, "Only some may write."> read_only;
  Field<"extraData", std::optional<json::object>, "broadcast, topic, description, announcement.", bound::free_form>
      extra_data;
  Field<"options", std::optional<json::object>, "Accepted for older clients.", bound::free_form> options;
};
struct NewTeamParams {
  Field<"name", std::string, "Unique among teams and rooms.", bound::name> name;
  Field<"type", std::int64_t, "0 public, 1 private.", range(0, 1)> type = 0;
  Field<"members", std::optional<std::vector<std::string>>, "Ids or usernames of the first members.",
        bound::list_of_names>
      members;
  Field<"room", std::optional<MainRoomParams>, "Its main room."> room;
  Field<"owner", std::optional<UserId>, "Who owns it; left out: the caller."> owner;
};
struct TeamChanges {
  Field<"name", std::optional<std::string>, "The new name.", bound::name, at_least_one{}> name;
  Field<"type", std::optional<std::int64_t>, "0 public, 1 private.", range(0, 1), at_least_one{}> type;
};
struct ChangedTeam {
  Field<"data", TeamChanges, "What changes."> data;
};
using UpdateTeamParams = Flatten<TeamTarget, ChangedTeam>;
struct RoomsToRemove {
  Field<"roomsToRemove", std::vector<RoomId>, "Rooms of the team that are deleted; the others stay.", bound::items,
        defaulted{}>
      rooms;
};
using EndTeamParams = Flatten<TeamTarget, RoomsToRemove>;
using OneTeam = Named<"team", model::Team, "The team.">;
using TeamInfo = Named<"teamInfo", model::Team, "The team.">;
using TeamRows = Named<"teams", std::vector<model::Team>, "Teams.">;
using TeamListResult = Flatten<TeamRows, api::PageCounts>;
using TeamsOfUserParams = Named<"userId", UserId, "Whose.">;
struct TeamListParams {
  Field<"count", std::optional<std::int64_t>, "How many rows; 0: all, where allowed.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
};
struct AllTeamsFilter {
  Field<"filter", std::optional<std::string>, "Part of a name.", max_length(200)> filter;
  Field<"type", std::optional<std::int64_t>, "Only public (0) or private (1) ones.", range(0, 1)> type;
  Field<"sort", std::optional<json::object>,
        "JSON: name, type, createdAt, _updatedAt, numberOfUsers or rooms, to 1 or -1.", bound::free_form,
        sort_keys("name|type|createdAt|_updatedAt|numberOfUsers|rooms"), when_invalid(errors::invalid_sort)>
      sort;
};
using AllTeamsParams = Flatten<AllTeamsFilter, TeamListParams>;
struct ChannelToConvert {
  Field<"channelId", std::optional<std::string>, "The channel, by id.", bound::id> id;
  Field<"channelName", std::optional<std::string>, "The channel, by name.", bound::name> name;
  static constexpr std::string_view kMissing = R"(The parameter "channelId" or "channelName" is required)";
};
struct GroupToConvert {
  Field<"roomId", std::optional<std::string>, "The group, by id.", bound::id> id;
  Field<"roomName", std::optional<std::string>, "The group, by name.", bound::name> name;
  static constexpr std::string_view kMissing = R"(The parameter "roomId" or "roomName" is required)";
};

namespace {

using model::TeamKey;
constexpr std::array<std::pair<std::string_view, TeamKey>, 6> kTeamOrder{{{"name", TeamKey::name},
                                                                          {"type", TeamKey::kind},
                                                                          {"createdAt", TeamKey::created_at},
                                                                          {"_updatedAt", TeamKey::updated_at},
                                                                          {"numberOfUsers", TeamKey::users_count},
                                                                          {"rooms", TeamKey::rooms_count}}};

api::Page team_page(const Call& call, const std::optional<std::int64_t>& count,
                    const std::optional<std::int64_t>& offset) {
  api::PageParams params;
  params.count = count;
  params.offset = offset;
  return api::page_of(call.ctx.settings, params);
}

std::optional<std::string> extra_text(const MainRoomParams& room, std::string_view name) {
  const auto* value = room.extra_data ? room.extra_data->if_contains(name) : nullptr;
  return value != nullptr && value->is_string() ? std::optional{std::string{value->get_string()}} : std::nullopt;
}

bool extra_flag(const MainRoomParams& room, std::string_view name) {
  const auto* value = room.extra_data ? room.extra_data->if_contains(name) : nullptr;
  return value != nullptr && value->is_bool() && value->get_bool();
}

core::teams::CreateTeam new_team(const NewTeamParams& p) {
  const auto room = p.room.value_or(MainRoomParams{});
  core::teams::CreateTeam command;
  command.main.kind = model::kind_of_team(p.type);
  command.main.name = p.name;
  command.main.read_only = room.read_only.value_or(extra_flag(room, "readOnly"));
  command.main.broadcast = extra_flag(room, "broadcast");
  command.main.topic = extra_text(room, "topic");
  command.main.description = extra_text(room, "description");
  command.main.announcement = extra_text(room, "announcement");
  command.members = p.members.value_or(std::vector<std::string>{});
  if (room.members) command.members.insert(command.members.end(), room.members->begin(), room.members->end());
  command.owner = p.owner;
  command.room = room.id;
  return command;
}

void declare_new_team(api::Endpoints& endpoints) {
  endpoints.post<NewTeamParams, OneTeam>(
      "/api/v1/teams.create", Access::user(), "Make a team with its main room, or of a room.",
      {errors::unauthorized, errors::team_name_already_exists, errors::room_name_already_exists,
       errors::invalid_room_name, errors::duplicate_channel_name, errors::archived_duplicate_name,
       errors::user_limit_exceeded, errors::invalid_team_user, errors::room_not_found, errors::room_already_on_team,
       errors::invalid_room_type},
      Check::pattern,
      [](Call& call, const auto& p) { return core::teams::create(call.ctx, call.actor(), new_team(p)); });
}

template <class Family, class Params>
void declare_convert(api::Endpoints& endpoints) {
  endpoints.post<Params, OneTeam>(
      path<Family>("convertToTeam"), Access::user(),
      "Make a team of a room: it becomes the main room, and its members are the team's.",
      {errors::params_refused, errors::unauthorized, Family::missing, Family::unknown, errors::room_not_found,
       errors::team_name_already_exists, errors::room_already_on_team},
      Check::by_hand, [](Call& call, const auto& p) {
        if (!p.id && !p.name) throw Refusal(errors::params_refused, std::string{Params::kMissing});
        typename Family::Target target;
        target.room_id = p.id;
        target.room_name = p.name;
        return core::teams::convert(call.ctx, call.actor(), family_id<Family>(call, target));
      });
}

void declare_team_lists(api::Endpoints& endpoints) {
  endpoints.get<TeamListParams, TeamListResult>(
      "/api/v1/teams.list", Access::user(), "The teams that one belongs to.", rate::lively, Check::closed_schema,
      [](Call& call, const auto& p) {
        const auto page = team_page(call, p.count, p.offset);
        auto found = core::teams::list(call.ctx, call.actor(), page.limit, page.offset);
        return api::paged<TeamRows>(std::move(found.teams), page.offset, found.total);
      });
  endpoints.get<AllTeamsParams, TeamListResult>(
      "/api/v1/teams.listAll", Access::user(), "All teams, or those of a name or a kind.",
      {errors::unauthorized, errors::invalid_sort}, rate::lively, Check::closed_schema, [](Call& call, const auto& p) {
        const auto page = team_page(call, p.count, p.offset);
        core::teams::ListTeams query{.filter = p.filter.value_or(""),
                                     .kind = {},
                                     .order = api::order_of<TeamKey>(p.sort, kTeamOrder),
                                     .limit = page.limit,
                                     .offset = page.offset};
        if (p.type) query.kind = model::kind_of_team(*p.type);
        auto found = core::teams::list_all(call.ctx, call.actor(), query);
        return api::paged<TeamRows>(std::move(found.teams), page.offset, found.total);
      });
  endpoints.get<TeamsOfUserParams, TeamRows>(
      "/api/v1/users.listTeams", Access::user(), "The teams of a user that one may know of.", rate::lively,
      Check::closed_schema,
      [](Call& call, const auto& p) { return core::teams::of_user(call.ctx, call.actor(), p.value); });
}

void declare_team_end(api::Endpoints& endpoints, std::string path, std::string_view summary,
                      decltype(core::teams::erase)* end) {
  endpoints.post<EndTeamParams, Nothing>(
      std::move(path), Access::user(), summary,
      {errors::team_does_not_exist, errors::unauthorized, errors::not_allowed}, Check::closed_schema,
      [end](Call& call, const auto& p) { end(call.ctx, call.actor(), p.called(), p.rooms); });
}

}  // namespace

void declare_teams(api::Endpoints& endpoints) {
  declare_new_team(endpoints);
  declare_convert<Channels, ChannelToConvert>(endpoints);
  declare_convert<Groups, GroupToConvert>(endpoints);
  declare_team_lists(endpoints);
  endpoints.get<TeamTarget, TeamInfo>("/api/v1/teams.info", Access::user(), "One team.", {errors::team_does_not_exist},
                                      rate::lively, Check::closed_schema, [](Call& call, const auto& p) {
                                        return core::teams::info(call.ctx, call.actor(), p.called());
                                      });
  endpoints.post<UpdateTeamParams, Nothing>(
      "/api/v1/teams.update", Access::user(), "Rename a team with its main room, or make it public or private.",
      {errors::team_does_not_exist, errors::unauthorized, errors::invalid_room_name, errors::duplicate_channel_name,
       errors::archived_duplicate_name},
      Check::closed_schema, [](Call& call, const auto& p) {
        core::teams::EditTeam edit{.name = p.data.name, .kind = {}};
        if (p.data.type) edit.kind = model::kind_of_team(*p.data.type);
        core::teams::update(call.ctx, call.actor(), p.called(), edit);
      });
  declare_team_end(endpoints, "/api/v1/teams.delete",
                   "Delete a team with its main room, and those of its rooms that are named; the others stay.",
                   core::teams::erase);
  declare_team_end(endpoints, "/api/v1/teams.convertToChannel",
                   "End a team: its main room is a room like others, and so are its rooms that are not to be deleted.",
                   core::teams::convert_to_room);
}

}  // namespace confab::rest
