// Teams as a whole: made, found, changed and ended.

#include "base/errors/teams.h"
#include "api/endpoints.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/rooms/info.h"
#include "core/teams/create.h"
#include "core/teams/edit.h"
#include "core/teams/info.h"
#include "rest/chat_api.h"
#include "rest/room_family.h"
#include "rest/team_target.h"

namespace confab::rest {

struct MainRoomParams {
  std::optional<RoomId> id;
  std::optional<std::string> name;
  std::optional<std::vector<std::string>> members;
  std::optional<bool> read_only;
  std::optional<json::object> extra_data, options;

  static constexpr auto kFields = FieldList{
      field("id", &MainRoomParams::id, "A room that is there and becomes the main room."),
      field("name", &MainRoomParams::name, "It is called as the team.", bound::name),
      field("members", &MainRoomParams::members, "More first members.", bound::list_of_names),
      field("readOnly", &MainRoomParams::read_only, "Only some may write."),
      field("extraData", &MainRoomParams::extra_data, "broadcast, topic, description, announcement.", bound::free_form),
      field("options", &MainRoomParams::options, "Accepted for older clients.", bound::free_form),
  };
};
struct NewTeamParams {
  std::string name;
  std::int64_t type = 0;
  std::optional<std::vector<std::string>> members;
  std::optional<MainRoomParams> room;
  std::optional<UserId> owner;

  static constexpr auto kFields = FieldList{
      field("name", &NewTeamParams::name, "Unique among teams and rooms.", bound::name),
      field("type", &NewTeamParams::type, "0 public, 1 private.", range(0, 1)),
      field("members", &NewTeamParams::members, "Ids or usernames of the first members.", bound::list_of_names),
      field("room", &NewTeamParams::room, "Its main room."),
      field("owner", &NewTeamParams::owner, "Who owns it; left out: the caller."),
  };
};
struct TeamChanges {
  std::optional<std::string> name;
  std::optional<std::int64_t> type;

  static constexpr auto kFields = FieldList{
      field("name", &TeamChanges::name, "The new name.", bound::name, at_least_one{}),
      field("type", &TeamChanges::type, "0 public, 1 private.", range(0, 1), at_least_one{}),
  };
};
struct ChangedTeam {
  TeamChanges data;

  static constexpr auto kFields = FieldList{field("data", &ChangedTeam::data, "What changes.")};
};
using UpdateTeamParams = Flatten<TeamTarget, ChangedTeam>;
struct RoomsToRemove {
  std::vector<RoomId> rooms;

  static constexpr auto kFields = FieldList{
      field("roomsToRemove", &RoomsToRemove::rooms, "Rooms of the team that are deleted; the others stay.",
            bound::items, defaulted()),
  };
};
using EndTeamParams = Flatten<TeamTarget, RoomsToRemove>;
using OneTeam = Named<"team", model::Team, "The team.">;
using TeamInfo = Named<"teamInfo", model::Team, "The team.">;
using TeamRows = Named<"teams", std::vector<model::Team>, "Teams.">;
using TeamListResult = Flatten<TeamRows, api::PageCounts>;
using TeamsOfUserParams = Named<"userId", UserId, "Whose.">;
struct TeamListParams {
  std::optional<std::int64_t> count, offset;

  static constexpr auto kFields = FieldList{
      field("count", &TeamListParams::count, "How many rows; 0: all, where allowed.", bound::from_zero),
      field("offset", &TeamListParams::offset, "How many rows to skip.", bound::from_zero),
  };
};
struct ChannelToConvert {
  std::optional<std::string> id, name;

  static constexpr std::string_view kMissing = R"(The parameter "channelId" or "channelName" is required)";
  static constexpr auto kFields = FieldList{
      field("channelId", &ChannelToConvert::id, "The channel, by id.", bound::id),
      field("channelName", &ChannelToConvert::name, "The channel, by name.", bound::name),
  };
};
struct GroupToConvert {
  std::optional<std::string> id, name;

  static constexpr std::string_view kMissing = R"(The parameter "roomId" or "roomName" is required)";
  static constexpr auto kFields = FieldList{
      field("roomId", &GroupToConvert::id, "The group, by id.", bound::id),
      field("roomName", &GroupToConvert::name, "The group, by name.", bound::name),
  };
};

namespace {

using api::Access;
using api::Call;
using api::Nothing;

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
  endpoints.post<NewTeamParams, OneTeam>({
      .path = "/api/v1/teams.create",
      .access = Access::user(),
      .summary = "Make a team with its main room, or of a room.",
      .errors = {errors::unauthorized, errors::team_name_already_exists, errors::room_name_already_exists,
                 errors::invalid_room_name, errors::duplicate_channel_name, errors::archived_duplicate_name,
                 errors::user_limit_exceeded, errors::invalid_team_user, errors::room_not_found,
                 errors::room_already_on_team, errors::invalid_room_type},
      .check = Check::pattern,
      .handler = [](Call& call, const auto& p) { return core::teams::create(call.ctx, call.actor(), new_team(p)); },
  });
}

template <class Family, class Params>
void declare_convert(api::Endpoints& endpoints) {
  endpoints.post<Params, OneTeam>({
      .path = path<Family>("convertToTeam"),
      .access = Access::user(),
      .summary = "Make a team of a room: it becomes the main room, and its members are the team's.",
      .errors = {errors::params_refused, errors::unauthorized, Family::missing, Family::unknown, errors::room_not_found,
                 errors::team_name_already_exists, errors::room_already_on_team},
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            if (!p.id && !p.name) throw Refusal(errors::params_refused, std::string{Params::kMissing});
            typename Family::Target target;
            target.room_id = p.id;
            target.room_name = p.name;
            return core::teams::convert(call.ctx, call.actor(), family_id<Family>(call, target));
          },
  });
}

void declare_team_lists(api::Endpoints& endpoints) {
  const auto declare = [&](std::string path, std::string_view summary, std::vector<ErrorCode> errors,
                           decltype(core::teams::list)* list) {
    endpoints.get<TeamListParams, TeamListResult>({
        .path = std::move(path),
        .access = Access::user(),
        .summary = summary,
        .errors = std::move(errors),
        .rate = api::kInteractive,
        .check = Check::closed_schema,
        .handler =
            [list](Call& call, const auto& p) {
              const auto page = team_page(call, p.count, p.offset);
              auto found = list(call.ctx, call.actor(), page.limit, page.offset);
              return api::paged<TeamRows>(std::move(found.teams), page.offset, found.total);
            },
    });
  };
  declare("/api/v1/teams.list", "The teams that one belongs to.", {}, core::teams::list);
  declare("/api/v1/teams.listAll", "All teams.", {errors::unauthorized}, core::teams::list_all);
  endpoints.get<TeamsOfUserParams, TeamRows>({
      .path = "/api/v1/users.listTeams",
      .access = Access::user(),
      .summary = "The teams of a user that one may know of.",
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler = [](Call& call, const auto& p) { return core::teams::of_user(call.ctx, call.actor(), p.value); },
  });
}

void declare_team_end(api::Endpoints& endpoints, std::string path, std::string_view summary,
                      decltype(core::teams::erase)* end) {
  endpoints.post<EndTeamParams, Nothing>({
      .path = std::move(path),
      .access = Access::user(),
      .summary = summary,
      .errors = {errors::team_does_not_exist, errors::unauthorized, errors::not_allowed},
      .check = Check::closed_schema,
      .handler = [end](Call& call, const auto& p) { end(call.ctx, call.actor(), p.called(), p.rooms); },
  });
}

}  // namespace

void declare_teams(api::Endpoints& endpoints) {
  declare_new_team(endpoints);
  declare_convert<Channels, ChannelToConvert>(endpoints);
  declare_convert<Groups, GroupToConvert>(endpoints);
  declare_team_lists(endpoints);
  endpoints.get<TeamTarget, TeamInfo>({
      .path = "/api/v1/teams.info",
      .access = Access::user(),
      .summary = "One team.",
      .errors = {errors::team_does_not_exist},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler = [](Call& call, const auto& p) { return core::teams::info(call.ctx, call.actor(), p.called()); },
  });
  endpoints.post<UpdateTeamParams, Nothing>({
      .path = "/api/v1/teams.update",
      .access = Access::user(),
      .summary = "Rename a team with its main room, or make it public or private.",
      .errors = {errors::team_does_not_exist, errors::unauthorized, errors::invalid_room_name,
                 errors::duplicate_channel_name, errors::archived_duplicate_name},
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            core::teams::EditTeam edit{.name = p.data.name, .kind = {}};
            if (p.data.type) edit.kind = model::kind_of_team(*p.data.type);
            core::teams::update(call.ctx, call.actor(), p.called(), edit);
          },
  });
  declare_team_end(endpoints, "/api/v1/teams.delete",
                   "Delete a team with its main room, and those of its rooms that are named; the others stay.",
                   core::teams::erase);
  declare_team_end(endpoints, "/api/v1/teams.convertToChannel",
                   "End a team: its main room is a room like others, and so are its rooms that are not to be deleted.",
                   core::teams::convert_to_room);
}

}  // namespace confab::rest
