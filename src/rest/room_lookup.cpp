#include "api/rooms.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/rooms/info.h"
#include "core/rooms/lists.h"
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

  static constexpr auto kFields =
      extended<api::PageParams>(field("filter", &RoomListParams::filter, "Part of a name.", bound::name),
                                field("types", &AdminRoomsParams::types, "c, p, d.", bound::list_of_names));
};
struct CompleteParams {
  json::object value;
  static constexpr auto kFields =
      std::tuple{field("selector", &CompleteParams::value, "JSON: name.", bound::free_form,
                       when_missing(errors::params_refused, "The 'selector' param is required"))};
};
struct CompletedRoom {
  RoomId id;
  std::optional<std::string> fname, name;
  std::string t;

  static constexpr auto kFields = std::tuple{
      field("_id", &CompletedRoom::id, "The room's id."),
      field("fname", &CompletedRoom::fname, "Name as typed."),
      field("name", &CompletedRoom::name, "Unique name."),
      field("t", &CompletedRoom::t, "Type of room."),
  };
};
using CompleteResult = Named<"items", std::vector<CompletedRoom>, "Rooms.">;

using api::Access;
using api::Call;

void declare_room_lookup(api::Endpoints& endpoints) {
  endpoints.get<UpdatedSince<errors::updated_since_invalid>, api::RoomSync>({
      .path = path<AnyRoom>("get"),
      .access = Access::user(),
      .summary = "The rooms one is in, or what changed about them.",
      .rate = api::kInteractive,
      .handler = [](Call& call, const auto& p) { return api::sync_rooms(call, p.updated_since); },
  });
  declare_info<AnyRoom>(endpoints);
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
      .errors = {errors::room_not_found, errors::user_not_found, errors::invalid_user},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            return core::rooms::is_member(call.ctx, call.actor(), p.room_id, target_user(call, p).id);
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
      .access = Access::any_of({permissions::operation("view-room-administration")})
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
            return list_all<AnyRoom>(call, query, kinds);
          },
  });
  endpoints.get<api::RoomRef, model::Room>({
      .path = path<AnyRoom>("adminRooms.getRoom"),
      .access = Access::any_of({permissions::operation("view-room-administration")})
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
            const auto* name = p.value.if_contains("name");
            const std::string text =
                name != nullptr && name->is_string() ? std::string{name->get_string()} : std::string{};
            constexpr std::int64_t kSuggestions = 10;
            CompleteResult result;
            for (auto& room : core::rooms::complete_name(call.ctx, call.actor(), text, kSuggestions)) {
              result.value.push_back({std::move(room.id), std::move(room.fname), std::move(room.name), room.t});
            }
            return result;
          },
  });
}

}  // namespace confab::rest
