// The rooms of a team.

#include <array>

#include "api/endpoints.h"
#include "api/order.h"
#include "base/errors/request.h"
#include "base/errors/teams.h"
#include "core/teams/info.h"
#include "core/teams/rooms.h"
#include "rest/chat_api.h"
#include "rest/room_family.h"
#include "rest/team_target.h"

namespace confab::rest {

struct RoomsToAdd {
  std::vector<RoomId> rooms;

  static constexpr auto kFields = FieldList{field("rooms", &RoomsToAdd::rooms, "Rooms that one owns.", bound::items)};
};
struct DefaultRoom {
  RoomId room_id;
  bool is_default = false;

  static constexpr auto kFields = FieldList{
      field("roomId", &DefaultRoom::room_id, "The room."),
      field("isDefault", &DefaultRoom::is_default, "Whoever joins the team joins it."),
  };
};
struct PageOfRooms {
  std::optional<std::int64_t> count, offset;

  static constexpr auto kFields = FieldList{
      field("count", &PageOfRooms::count, "How many rows; 0: all, where allowed.", bound::from_zero),
      field("offset", &PageOfRooms::offset, "How many rows to skip.", bound::from_zero),
  };
};
struct TeamRoomFilter {
  std::optional<std::string> filter, type;

  static constexpr auto kFields = FieldList{
      field("filter", &TeamRoomFilter::filter, "Part of a name.", max_length(200)),
      field("type", &TeamRoomFilter::type, "autoJoin: those that members join by themselves; else: all.", bound::name),
  };
};
struct TeamRoomsOf {
  UserId user_id;
  std::optional<bool> can_user_delete;

  static constexpr auto kFields = FieldList{
      field("userId", &TeamRoomsOf::user_id, "Whose."),
      field("canUserDelete", &TeamRoomsOf::can_user_delete, "Only those that this user may delete."),
  };
};
struct TeamRoomOfUser : model::Room {
  bool is_last_owner = false;

  static constexpr std::string_view kSchema = "TeamRoomOfUser";
  static constexpr auto kFields =
      extended<model::Room>(field("isLastOwner", &TeamRoomOfUser::is_last_owner, "The user is its only owner."));
};
using RoomsOfUserRows = Named<"rooms", std::vector<TeamRoomOfUser>, "Rooms.">;
struct AnyTeamTarget {
  std::optional<TeamId> team_id;
  std::optional<std::string> team_name;
  std::optional<RoomId> room_id;

  static constexpr auto kFields = FieldList{
      field("teamId", &AnyTeamTarget::team_id, "The team, by id.", exactly_one{}),
      field("teamName", &AnyTeamTarget::team_name, "The team, by name.", bound::name, exactly_one{}),
      field("roomId", &AnyTeamTarget::room_id, "The team, by its main room.", exactly_one{}),
  };
};
struct ChildFilter {
  std::optional<std::string> filter, type;
  std::optional<json::object> sort;

  static constexpr auto kFields = FieldList{
      field("filter", &ChildFilter::filter, "Part of a name.", max_length(200)),
      field("type", &ChildFilter::type, "channels or discussions; left out: both.", one_of("channels|discussions")),
      field("sort", &ChildFilter::sort, "JSON: field to 1 or -1.", bound::free_form,
            when_invalid(errors::invalid_sort)),
  };
};
using ChildRows = Named<"data", std::vector<model::Room>, "Rooms.">;
using CompleteTeamParams = Named<"name", std::string, "How the name begins.", max_length(200)>;
struct CompletedTeam {
  RoomId id;
  std::optional<std::string> name, fname;
  std::optional<TeamId> team_id;
  std::string t;

  static constexpr auto kFields = FieldList{
      field("_id", &CompletedTeam::id, "The main room's id."), field("name", &CompletedTeam::name, "Unique name."),
      field("fname", &CompletedTeam::fname, "Name as typed."), field("teamId", &CompletedTeam::team_id, "The team."),
      field("t", &CompletedTeam::t, "c public, p private."),
  };
};
using CompletedTeams = Named<"teams", std::vector<CompletedTeam>, "Main rooms of teams.">;
struct AvailableParams {
  std::optional<std::string> name;

  static constexpr auto kFields =
      FieldList{field("name", &AvailableParams::name, "How the name begins.", max_length(200))};
};
using AvailableRooms = Named<"items", std::vector<model::Room>, "Rooms that one owns and that no team has.">;

namespace {

using api::Access;
using api::Call;
using model::RoomKey;
constexpr std::int64_t kSuggestions = 10;
constexpr std::array<std::pair<std::string_view, RoomKey>, 6> kChildOrder{{{"name", RoomKey::name},
                                                                           {"fname", RoomKey::fname},
                                                                           {"ts", RoomKey::created_at},
                                                                           {"lm", RoomKey::last_message_at},
                                                                           {"usersCount", RoomKey::users_count},
                                                                           {"_updatedAt", RoomKey::updated_at}}};

api::Page team_room_page(const Call& call, const PageOfRooms& p) {
  api::PageParams params;
  params.count = p.count;
  params.offset = p.offset;
  return api::page_of(call.ctx.settings, params);
}

void declare_team_room_changes(api::Endpoints& endpoints) {
  endpoints.post<Flatten<TeamTarget, RoomsToAdd>, RoomRows<AnyRoom>>({
      .path = "/api/v1/teams.addRooms",
      .access = Access::user(),
      .summary = "Bring rooms that one owns into a team.",
      .errors = {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_room,
                 errors::room_already_on_team, errors::not_owner_of_room},
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            return RoomRows<AnyRoom>{core::teams::add_rooms(call.ctx, call.actor(), p.called(), p.rooms)};
          },
  });
  endpoints.post<Flatten<TeamTarget, InRoom>, OneRoom<AnyRoom>>({
      .path = "/api/v1/teams.removeRoom",
      .access = Access::user(),
      .summary = "Take a room out of a team.",
      .errors = {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_room,
                 errors::room_not_on_that_team},
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            return OneRoom<AnyRoom>{core::teams::remove_room(call.ctx, call.actor(), p.called(), p.room_id)};
          },
  });
  endpoints.post<DefaultRoom, OneRoom<AnyRoom>>({
      .path = "/api/v1/teams.updateRoom",
      .access = Access::user(),
      .summary = "Whether whoever joins the team joins the room, as those do who are in it now.",
      .errors = {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_room},
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            return OneRoom<AnyRoom>{core::teams::update_room(call.ctx, call.actor(), p.room_id, p.is_default)};
          },
  });
}

}  // namespace

void declare_team_rooms(api::Endpoints& endpoints) {
  declare_team_room_changes(endpoints);
  endpoints.get<Flatten<TeamTarget, TeamRoomFilter, PageOfRooms>, ManyRooms<AnyRoom>>({
      .path = "/api/v1/teams.listRooms",
      .access = Access::user(),
      .summary = "The rooms of a team that one may see, without its main room.",
      .errors = {errors::team_does_not_exist},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            const auto page = team_room_page(call, p);
            auto found = core::teams::list_rooms(call.ctx, call.actor(), p.called(),
                                                 {.filter = p.filter.value_or(""),
                                                  .default_only = p.type == "autoJoin",
                                                  .limit = page.limit,
                                                  .offset = page.offset});
            return api::paged<RoomRows<AnyRoom>>(std::move(found.rooms), page.offset, found.total);
          },
  });
  endpoints.get<Flatten<TeamTarget, TeamRoomsOf, PageOfRooms>, Flatten<RoomsOfUserRows, api::PageCounts>>({
      .path = "/api/v1/teams.listRoomsOfUser",
      .access = Access::user(),
      .summary = "The rooms of a team that a user is in.",
      .errors = {errors::team_does_not_exist, errors::unauthorized},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            const auto page = team_room_page(call, p);
            auto found = core::teams::rooms_of_user(call.ctx, call.actor(), p.called(), p.user_id,
                                                    p.can_user_delete.value_or(false), page.limit, page.offset);
            std::vector<TeamRoomOfUser> rows;
            rows.reserve(found.rooms.size());
            for (auto& one : found.rooms) {
              rows.push_back({std::move(one.room), one.is_last_owner});
            }
            return api::paged<RoomsOfUserRows>(std::move(rows), page.offset, found.total);
          },
  });
  endpoints.get<Flatten<AnyTeamTarget, ChildFilter, PageOfRooms>, Flatten<ChildRows, api::PageCounts>>({
      .path = "/api/v1/teams.listChildren",
      .access = Access::user(),
      .summary = "The rooms of a team that one is in, with its main room and that one's discussions.",
      .errors = {errors::team_does_not_exist},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            const auto page = team_room_page(call, p);
            const core::access::TeamName name{p.team_id, p.team_name, p.room_id};
            auto found = core::teams::children(call.ctx, call.actor(), name,
                                               {.filter = p.filter.value_or(""),
                                                .channels = p.type != "discussions",
                                                .discussions = p.type != "channels",
                                                .order = api::order_of<RoomKey>(p.sort, kChildOrder),
                                                .limit = page.limit,
                                                .offset = page.offset});
            return api::paged<ChildRows>(std::move(found.rooms), page.offset, found.total);
          },
  });
  endpoints.get<CompleteTeamParams, CompletedTeams>({
      .path = "/api/v1/teams.autocomplete",
      .access = Access::user(),
      .summary = "Teams that one may know of whose name begins with a text.",
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            CompletedTeams result;
            for (auto& room : core::teams::complete_name(call.ctx, call.actor(), p.value, kSuggestions)) {
              result.value.push_back({std::move(room.id), std::move(room.name), std::move(room.fname),
                                      std::move(room.team_id), std::move(room.t)});
            }
            return result;
          },
  });
  endpoints.get<AvailableParams, AvailableRooms>({
      .path = path<AnyRoom>("autocomplete.availableForTeams"),
      .access = Access::user(),
      .summary = "Rooms that one owns and could bring into a team whose name begins with a text.",
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            return core::teams::available(call.ctx, call.actor(), p.name.value_or(""), kSuggestions);
          },
  });
}

}  // namespace confab::rest
