// The rooms of a team.

#include <array>

#include "api/order.h"
#include "base/errors/teams.h"
#include "core/teams/info.h"
#include "core/teams/rooms.h"
#include "rest/chat_api.h"
#include "rest/room_family.h"
#include "rest/team_target.h"

namespace confab::rest {

struct RoomsToAdd {
  Field<"rooms", std::vector<RoomId>, "Rooms that one owns.", bound::items> rooms;
};
struct DefaultRoom {
  Field<"roomId", RoomId, "The room."> room_id;
  Field<"isDefault", bool, "Whoever joins the team joins it."> is_default = false;
};
struct PageOfRooms {
  Field<"count", std::optional<std::int64_t>, "How many rows; 0: all, where allowed.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
};
struct TeamRoomFilter {
  Field<"filter", std::optional<std::string>, "Part of a name.", max_length(200)> filter;
  Field<"type", std::optional<std::string>, "autoJoin: those that members join by themselves; else: all.", bound::name>
      type;
};
struct TeamRoomsOf {
  Field<"userId", UserId, "Whose."> user_id;
  Field<"canUserDelete", std::optional<bool>, "Only those that this user may delete."> can_user_delete;
};
struct TeamRoomOfUser : model::Room {
  bool is_last_owner = false;

  static constexpr std::string_view kSchema = "TeamRoomOfUser";
  static constexpr auto kFields =
      extended<model::Room>(field("isLastOwner", &TeamRoomOfUser::is_last_owner, "The user is its only owner."));
};
using RoomsOfUserRows = Named<"rooms", std::vector<TeamRoomOfUser>, "Rooms.">;
struct AnyTeamTarget {
  Field<"teamId", std::optional<TeamId>, "The team, by id.", exactly_one{}> team_id;
  Field<"teamName", std::optional<std::string>, "The team, by name.", bound::name, exactly_one{}> team_name;
  Field<"roomId", std::optional<RoomId>, "The team, by its main room.", exactly_one{}> room_id;
};
struct ChildFilter {
  Field<"filter", std::optional<std::string>, "Part of a name.", max_length(200)> filter;
  Field<"type", std::optional<std::string>, "channels or discussions; left out: both.", one_of("channels|discussions")>
      type;
  Field<"sort", std::optional<json::object>, "JSON: field to 1 or -1.", bound::free_form,
        sort_keys("name|fname|ts|lm|usersCount|_updatedAt"), when_invalid(errors::invalid_sort)>
      sort;
};
using ChildRows = Named<"data", std::vector<model::Room>, "Rooms.">;
using CompleteTeamParams = Named<"name", std::string, "How the name begins.", max_length(200)>;
struct CompletedTeam {
  Field<"_id", RoomId, "The main room's id."> id;
  Field<"name", std::optional<std::string>, "Unique name."> name;
  Field<"fname", std::optional<std::string>, "Name as typed."> fname;
  Field<"teamId", std::optional<TeamId>, "The team."> team_id;
  Field<"t", std::string, "c public, p private."> t;
};
using CompletedTeams = Named<"teams", std::vector<CompletedTeam>, "Main rooms of teams.">;
struct AvailableParams {
  Field<"name", std::optional<std::string>, "How the name begins.", max_length(200)> name;
};
using AvailableRooms = Named<"items", std::vector<model::Room>, "Rooms that one owns and that no team has.">;

namespace {

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
  endpoints.post<Flatten<TeamTarget, RoomsToAdd>, RoomRows<AnyRoom>>(
      "/api/v1/teams.addRooms", Access::user(), "Bring rooms that one owns into a team.",
      {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_room, errors::room_already_on_team,
       errors::not_owner_of_room},
      Check::closed_schema, [](Call& call, const auto& p) {
        return RoomRows<AnyRoom>{core::teams::add_rooms(call.ctx, call.actor(), p.called(), p.rooms)};
      });
  endpoints.post<Flatten<TeamTarget, InRoom>, OneRoom<AnyRoom>>(
      "/api/v1/teams.removeRoom", Access::user(), "Take a room out of a team.",
      {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_room, errors::room_not_on_that_team},
      Check::closed_schema, [](Call& call, const auto& p) {
        return OneRoom<AnyRoom>{core::teams::remove_room(call.ctx, call.actor(), p.called(), p.room_id)};
      });
  endpoints.post<DefaultRoom, OneRoom<AnyRoom>>(
      "/api/v1/teams.updateRoom", Access::user(),
      "Whether whoever joins the team joins the room, as those do who are in it now.",
      {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_room}, Check::closed_schema,
      [](Call& call, const auto& p) {
        return OneRoom<AnyRoom>{core::teams::update_room(call.ctx, call.actor(), p.room_id, p.is_default)};
      });
}

}  // namespace

void declare_team_rooms(api::Endpoints& endpoints) {
  declare_team_room_changes(endpoints);
  endpoints.get<Flatten<TeamTarget, TeamRoomFilter, PageOfRooms>, ManyRooms<AnyRoom>>(
      "/api/v1/teams.listRooms", Access::user(), "The rooms of a team that one may see, without its main room.",
      {errors::team_does_not_exist}, rate::lively, Check::closed_schema, [](Call& call, const auto& p) {
        const auto page = team_room_page(call, p);
        auto found = core::teams::list_rooms(call.ctx, call.actor(), p.called(),
                                             {.filter = p.filter.value_or(""),
                                              .default_only = p.type == "autoJoin",
                                              .limit = page.limit,
                                              .offset = page.offset});
        return api::paged<RoomRows<AnyRoom>>(std::move(found.rooms), page.offset, found.total);
      });
  endpoints.get<Flatten<TeamTarget, TeamRoomsOf, PageOfRooms>, Flatten<RoomsOfUserRows, api::PageCounts>>(
      "/api/v1/teams.listRoomsOfUser", Access::user(), "The rooms of a team that a user is in.",
      {errors::team_does_not_exist, errors::unauthorized}, rate::lively, Check::closed_schema,
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
      });
  endpoints.get<Flatten<AnyTeamTarget, ChildFilter, PageOfRooms>, Flatten<ChildRows, api::PageCounts>>(
      "/api/v1/teams.listChildren", Access::user(),
      "The rooms of a team that one is in, with its main room and that one's discussions.",
      {errors::team_does_not_exist}, rate::lively, Check::closed_schema, [](Call& call, const auto& p) {
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
      });
  endpoints.get<CompleteTeamParams, CompletedTeams>(
      "/api/v1/teams.autocomplete", Access::user(), "Teams that one may know of whose name begins with a text.",
      rate::lively, Check::closed_schema, [](Call& call, const auto& p) {
        CompletedTeams result;
        for (auto& room : core::teams::complete_name(call.ctx, call.actor(), p.value, kSuggestions)) {
          result.value.push_back({std::move(room.id), std::move(room.name), std::move(room.fname),
                                  std::move(room.team_id), std::move(room.t)});
        }
        return result;
      });
  endpoints.get<AvailableParams, AvailableRooms>(
      path<AnyRoom>("autocomplete.availableForTeams"), Access::user(),
      "Rooms that one owns and could bring into a team whose name begins with a text.", rate::lively,
      Check::closed_schema, [](Call& call, const auto& p) {
        return core::teams::available(call.ctx, call.actor(), p.name.value_or(""), kSuggestions);
      });
}

}  // namespace confab::rest
