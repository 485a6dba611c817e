#include "api/rooms.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "core/rooms/discussions.h"
#include "core/rooms/info.h"
#include "core/rooms/lists.h"
#include "core/teams/info.h"
#include "core/users/find.h"
#include "permissions/groups/administration.h"
#include "permissions/groups/auditing.h"
#include "rest/chat_api.h"
#include "rest/room_lists.h"
#include "rest/room_views.h"
#include "rest/updated_since.h"
#include "rest/user_target.h"

namespace confab::rest {

using NameExistsParams = Named<"roomName", std::string, "A name.", bound::name>;
using ExistsResult = Named<"exists", bool, "Whether a room has it.">;
using IsMemberParams = Flatten<OneUserTarget, InRoom>;
using IsMemberResult = Named<"isMember", bool, "Whether they are.">;
using MembersParams = Flatten<RoomTarget, MemberFilter>;
struct AdminRoomsParams : RoomListParams {
  std::optional<std::vector<std::string>> types;

  static constexpr auto kFields =
      extended<RoomPage>(field("filter", &RoomListParams::filter, "Part of a name.", bound::name),
                         field("types", &AdminRoomsParams::types,
                               "c, p, d, teams (their main rooms) and discussions; the last two are left out else.",
                               bound::list_of_names));
};
struct CompleteParams {
  Field<"selector", json::object, "JSON: name.", bound::free_form,
        when_missing(errors::params_refused, "The 'selector' param is required")>
      value;
};
struct CompletedRoom {
  Field<"_id", RoomId, "The room's id."> id;
  Field<"fname", std::optional<std::string>, "Name as typed."> fname;
  Field<"name", std::optional<std::string>, "Unique name."> name;
  Field<"t", std::string, "Type of room."> t;
};
struct CompletePage {
  Field<"count", std::optional<std::int64_t>, "How many rows.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
  Field<"sort", std::optional<json::object>, "JSON: name to 1.", bound::free_form, sort_keys("+name"),
        when_invalid(errors::invalid_sort)>
      sort;
};
using CompleteResult = Named<"items", std::vector<CompletedRoom>, "Rooms.">;

struct TeamOfRoom {
  Field<"_id", TeamId, "The team's id."> id;
  Field<"name", std::string, "Its name."> name;
  Field<"roomId", RoomId, "Its main room."> main;
  Field<"type", std::int64_t, "0 public, 1 private."> type = 0;
};
struct RoomAbove {
  Field<"_id", RoomId, "The room's id."> id;
  Field<"name", std::optional<std::string>, "Unique name."> name;
  Field<"fname", std::optional<std::string>, "Name as typed."> fname;
  Field<"t", std::string, "Type of room."> t;
  Field<"u", std::optional<model::UserRef>, "Who created it."> u;
};
using RoomInfoParams = Flatten<RoomTarget, api::FieldsParam>;
struct RoomInfoResult {
  Field<"room", model::Room, "The room."> room;
  Field<"team", std::optional<TeamOfRoom>, "The team that it belongs to, to those who may know of that."> team;
  Field<"parent", std::optional<RoomAbove>,
        "The room that it is a discussion of, or the main room of the team that hosts it.">
      parent;
};

namespace {

constexpr std::int64_t kSuggestedRooms = 10;

std::string name_in(const json::object& selector) {
  const auto* name = selector.if_contains("name");
  return name != nullptr && name->is_string() ? std::string{name->get_string()} : std::string{};
}

std::vector<CompletedRoom> completed(core::rooms::RoomPage page) {
  std::vector<CompletedRoom> rows;
  rows.reserve(page.rooms.size());
  for (auto& room : page.rooms) {
    rows.push_back({std::move(room.id), std::move(room.fname), std::move(room.name), std::move(room.t)});
  }
  return rows;
}

RoomAbove above(model::Room room) {
  return {std::move(room.id), std::move(room.name), std::move(room.fname), std::move(room.t), std::move(room.u)};
}

RoomInfoResult room_info(const Call& call, model::Room room) {
  RoomInfoResult result{std::move(room), {}, {}};
  if (auto parent = core::rooms::parent_of(call.ctx, call.actor(), result.room)) {
    result.parent = above(std::move(*parent));
  }
  const auto team = result.room.team_id ? core::teams::find(call.ctx, call.actor(), *result.room.team_id)
                                        : std::optional<model::Team>{};
  if (!team) return result;
  result.team = TeamOfRoom{team->id, team->name, team->room, team->type};
  if (result.room.host_pk) {
    result.parent = above(core::teams::main_room(call.ctx, call.actor(), team->id));
  }
  return result;
}

}  // namespace

void declare_room_lookup(api::Endpoints& endpoints) {
  endpoints.get<UpdatedSince<errors::updated_since_invalid>, api::RoomSync>(
      path<AnyRoom>("get"), Access::user(), "The rooms one is in, or what changed about them.", rate::lively,
      [](Call& call, const auto& p) { return api::sync_rooms(call, p.updated_since); });
  endpoints.get<RoomInfoParams, RoomInfoResult>(
      path<AnyRoom>("info"), Access::user(), "One room, with its team and the room above it.", errors_in<AnyRoom>({}),
      rate::lively, Check::by_hand,
      [](Call& call, const auto& p) { return room_info(call, family_room<AnyRoom>(call, p)); });
  endpoints.get<NameExistsParams, ExistsResult>(
      path<AnyRoom>("nameExists"), Access::user(), "Whether a channel or group has the name.", rate::lively,
      Check::closed_schema,
      [](Call& call, const auto& p) { return core::rooms::name_exists(call.ctx, call.actor(), p.value); });
  endpoints.get<IsMemberParams, IsMemberResult>(
      path<AnyRoom>("isMember"), Access::user(), "Whether a user is a member.",
      {errors::room_not_found, errors::user_not_found}, rate::lively, Check::closed_schema,
      [](Call& call, const auto& p) {
        const auto person = core::users::find(call.ctx, {.id = p.user_id, .username = p.username});
        return core::rooms::is_member(call.ctx, call.actor(), p.room_id, person ? person->id : UserId{});
      });
  endpoints.get<MembersParams, MemberListResult>(
      path<AnyRoom>("membersOrderedByRole"), Access::user(), "Members, those with roles first.",
      errors_in<AnyRoom>({errors::not_allowed}), rate::lively, Check::by_hand,
      [](Call& call, const auto& p) { return list_members(call, family_id<AnyRoom>(call, p), p, true); });
  endpoints.get<AdminRoomsParams, ManyRooms<AnyRoom>>(
      path<AnyRoom>("adminRooms"),
      Access::any_of({permissions::administration("view-room-administration")})
          .otherwise(errors::not_authorized_plain, "error-not-authorized"),
      "All rooms.", {errors::invalid_query}, [](Call& call, const auto& p) {
        std::vector<model::RoomKind> kinds;
        for (const auto& row : model::kRoomKinds) {
          const bool wanted = !p.types || std::ranges::count(*p.types, model::letter_of(row.kind)) != 0;
          if (wanted) kinds.push_back(row.kind);
        }
        RoomListParams query = p;
        if (!query.sort) query.sort = json::object{{"default", -1}, {"name", 1}};
        const bool teams = p.types && std::ranges::count(*p.types, "teams") != 0;
        const bool discussions = p.types && std::ranges::count(*p.types, "discussions") != 0;
        return list_rooms<AnyRoom>(call, query, [&](core::rooms::ListRooms wanted) {
          wanted.team_mains = teams;
          wanted.discussions = discussions;
          return core::rooms::list_all(call.ctx, call.actor(), kinds, wanted);
        });
      });
  endpoints.get<api::RoomRef, model::Room>(
      path<AnyRoom>("adminRooms.getRoom"),
      Access::any_of({permissions::administration("view-room-administration")})
          .otherwise(errors::not_authorized_plain, "error-not-authorized"),
      "Any room.", {errors::room_not_found, errors::out_of_reach},
      Renamed{errors::room_not_found, errors::out_of_reach, "not-allowed"},
      [](Call& call, const auto& p) { return core::rooms::admin_info(call.ctx, call.actor(), p.room); });
  endpoints.get<CompleteParams, CompleteResult>(
      path<AnyRoom>("autocomplete.channelAndPrivate"), Access::user(), "One's own rooms whose name begins with a text.",
      rate::lively, Check::by_hand, [](Call& call, const auto& p) {
        return CompleteResult{
            completed(core::rooms::complete_name(call.ctx, call.actor(), name_in(p.value), kSuggestedRooms))};
      });
  endpoints.get<Flatten<CompleteParams, CompletePage>, Flatten<CompleteResult, api::PageCounts>>(
      path<AnyRoom>("autocomplete.channelAndPrivate.withPagination"), Access::user(), "The same, page by page.",
      rate::lively, Check::by_hand, [](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings, {.count = p.count, .offset = p.offset});
        auto found = core::rooms::complete_name(call.ctx, call.actor(), name_in(p.value), page.limit, page.offset);
        const auto total = found.total;
        return api::paged<CompleteResult>(completed(std::move(found)), page.offset, total);
      });
  endpoints.get<CompleteParams, CompleteResult>(
      path<AnyRoom>("autocomplete.adminRooms"),
      Access::any_of({permissions::administration("view-room-administration"), permissions::auditing("can-audit")})
          .otherwise(errors::not_authorized_plain, "error-not-authorized"),
      "Anybody's rooms whose name begins with a text.", Check::by_hand, [](Call& call, const auto& p) {
        return CompleteResult{
            completed(core::rooms::complete_any_name(call.ctx, call.actor(), name_in(p.value), kSuggestedRooms))};
      });
}

}  // namespace confab::rest
