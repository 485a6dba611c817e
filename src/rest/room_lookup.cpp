#include "api/rooms.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/rooms/discussions.h"
#include "core/rooms/info.h"
#include "core/rooms/lists.h"
#include "core/teams/info.h"
#include "core/users/find.h"
#include "permissions/groups/administration.h"
#include "permissions/groups/operation.h"
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

  static constexpr auto kFields = extended<api::PageParams>(
      field("filter", &RoomListParams::filter, "Part of a name.", bound::name),
      field("types", &AdminRoomsParams::types,
            "c, p, d, teams (their main rooms) and discussions; the last two are left out else.",
            bound::list_of_names));
};
struct CompleteParams {
  json::object value;
  static constexpr auto kFields =
      FieldList{field("selector", &CompleteParams::value, "JSON: name.", bound::free_form,
                      when_missing(errors::params_refused, "The 'selector' param is required"))};
};
struct CompletedRoom {
  RoomId id;
  std::optional<std::string> fname, name;
  std::string t;

  static constexpr auto kFields = FieldList{
      field("_id", &CompletedRoom::id, "The room's id."),
      field("fname", &CompletedRoom::fname, "Name as typed."),
      field("name", &CompletedRoom::name, "Unique name."),
      field("t", &CompletedRoom::t, "Type of room."),
  };
};
struct CompletePage {
  std::optional<std::int64_t> count, offset;

  static constexpr auto kFields = FieldList{
      field("count", &CompletePage::count, "How many rows.", bound::from_zero),
      field("offset", &CompletePage::offset, "How many rows to skip.", bound::from_zero),
  };
};
using CompleteResult = Named<"items", std::vector<CompletedRoom>, "Rooms.">;

struct TeamOfRoom {
  TeamId id;
  std::string name;
  RoomId main;
  std::int64_t type = 0;

  static constexpr auto kFields = FieldList{
      field("_id", &TeamOfRoom::id, "The team's id."),
      field("name", &TeamOfRoom::name, "Its name."),
      field("roomId", &TeamOfRoom::main, "Its main room."),
      field("type", &TeamOfRoom::type, "0 public, 1 private."),
  };
};
struct RoomAbove {
  RoomId id;
  std::optional<std::string> name, fname;
  std::string t;
  std::optional<model::UserRef> u;

  static constexpr auto kFields = FieldList{
      field("_id", &RoomAbove::id, "The room's id."),      field("name", &RoomAbove::name, "Unique name."),
      field("fname", &RoomAbove::fname, "Name as typed."), field("t", &RoomAbove::t, "Type of room."),
      field("u", &RoomAbove::u, "Who created it."),
  };
};
using RoomInfoParams = Flatten<RoomTarget, api::FieldsParam>;
struct RoomInfoResult {
  model::Room room;
  std::optional<TeamOfRoom> team;
  std::optional<RoomAbove> parent;

  static constexpr auto kFields = FieldList{
      field("room", &RoomInfoResult::room, "The room."),
      field("team", &RoomInfoResult::team, "The team that it belongs to, to those who may know of that."),
      field("parent", &RoomInfoResult::parent,
            "The room that it is a discussion of, or the main room of the team that hosts it."),
  };
};

using api::Access;
using api::Call;

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
  endpoints.get<UpdatedSince<errors::updated_since_invalid>, api::RoomSync>({
      .path = path<AnyRoom>("get"),
      .access = Access::user(),
      .summary = "The rooms one is in, or what changed about them.",
      .rate = api::kInteractive,
      .handler = [](Call& call, const auto& p) { return api::sync_rooms(call, p.updated_since); },
  });
  endpoints.get<RoomInfoParams, RoomInfoResult>({
      .path = path<AnyRoom>("info"),
      .access = Access::user(),
      .summary = "One room, with its team and the room above it.",
      .errors = errors_in<AnyRoom>({}),
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler = [](Call& call, const auto& p) { return room_info(call, family_room<AnyRoom>(call, p)); },
  });
  endpoints.get<NameExistsParams, ExistsResult>({
      .path = path<AnyRoom>("nameExists"),
      .access = Access::user(),
      .summary = "Whether a channel or group has the name.",
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler = [](Call& call, const auto& p) { return core::rooms::name_exists(call.ctx, call.actor(), p.value); },
  });
  endpoints.get<IsMemberParams, IsMemberResult>({
      .path = path<AnyRoom>("isMember"),
      .access = Access::user(),
      .summary = "Whether a user is a member.",
      .errors = {errors::room_not_found, errors::user_not_found},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            const auto person = core::users::find(call.ctx, {.id = p.user_id, .username = p.username});
            return core::rooms::is_member(call.ctx, call.actor(), p.room_id, person ? person->id : UserId{});
          },
  });
  endpoints.get<MembersParams, MemberListResult>({
      .path = path<AnyRoom>("membersOrderedByRole"),
      .access = Access::user(),
      .summary = "Members, those with roles first.",
      .errors = errors_in<AnyRoom>({errors::not_allowed}),
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler = [](Call& call, const auto& p) { return list_members(call, family_id<AnyRoom>(call, p), p, true); },
  });
  endpoints.get<AdminRoomsParams, ManyRooms<AnyRoom>>({
      .path = path<AnyRoom>("adminRooms"),
      .access = Access::any_of({permissions::administration("view-room-administration")})
                    .otherwise(errors::not_authorized_plain, "error-not-authorized"),
      .summary = "All rooms.",
      .errors = {errors::invalid_query},
      .handler =
          [](Call& call, const auto& p) {
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
          },
  });
  endpoints.get<api::RoomRef, model::Room>({
      .path = path<AnyRoom>("adminRooms.getRoom"),
      .access = Access::any_of({permissions::administration("view-room-administration")})
                    .otherwise(errors::not_authorized_plain, "error-not-authorized"),
      .summary = "Any room.",
      .errors = {errors::room_not_found, errors::out_of_reach},
      .renamed = {{.from = errors::room_not_found, .to = errors::out_of_reach, .text = "not-allowed"}},
      .handler = [](Call& call, const auto& p) { return core::rooms::admin_info(call.ctx, call.actor(), p.room); },
  });
  endpoints.get<CompleteParams, CompleteResult>({
      .path = path<AnyRoom>("autocomplete.channelAndPrivate"),
      .access = Access::user(),
      .summary = "One's own rooms whose name begins with a text.",
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            return CompleteResult{
                completed(core::rooms::complete_name(call.ctx, call.actor(), name_in(p.value), kSuggestedRooms))};
          },
  });
  endpoints.get<Flatten<CompleteParams, CompletePage>, Flatten<CompleteResult, api::PageCounts>>({
      .path = path<AnyRoom>("autocomplete.channelAndPrivate.withPagination"),
      .access = Access::user(),
      .summary = "The same, page by page.",
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            const auto page = api::page_of(
                call.ctx.settings, {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
            auto found = core::rooms::complete_name(call.ctx, call.actor(), name_in(p.value), page.limit, page.offset);
            const auto total = found.total;
            return api::paged<CompleteResult>(completed(std::move(found)), page.offset, total);
          },
  });
  endpoints.get<CompleteParams, CompleteResult>({
      .path = path<AnyRoom>("autocomplete.adminRooms"),
      .access =
          Access::any_of({permissions::administration("view-room-administration"), permissions::operation("can-audit")})
              .otherwise(errors::not_authorized_plain, "error-not-authorized"),
      .summary = "Anybody's rooms whose name begins with a text.",
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            return CompleteResult{
                completed(core::rooms::complete_any_name(call.ctx, call.actor(), name_in(p.value), kSuggestedRooms))};
          },
  });
}

}  // namespace confab::rest
