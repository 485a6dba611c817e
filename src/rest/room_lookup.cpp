#include "api/rooms.h"
#include "core/rooms/info.h"
#include "core/rooms/lists.h"
#include "permissions/groups/operation.h"
#include "rest/chat_api.h"
#include "rest/room_lists.h"
#include "rest/room_views.h"
#include "rest/updated_since.h"
#include "rest/user_target.h"

namespace confab::rest {

struct NameExistsParams {
  std::string room_name;
};
struct ExistsResult {
  bool exists = false;
};
using IsMemberParams = Flatten<UserTarget, InRoom>;
struct IsMemberResult {
  bool is_member = false;
};
using MembersParams = Flatten<RoomTarget, MemberFilter>;
struct AdminRoomsParams : RoomListParams {
  std::optional<std::vector<std::string>> types;
};
struct CompleteParams {
  json::object selector;
};
struct CompleteResult {
  std::vector<model::Room> items;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::NameExistsParams> {
  static constexpr auto list = std::tuple{field("roomName", &rest::NameExistsParams::room_name, "A name.")};
};
template <>
struct Fields<rest::ExistsResult> {
  static constexpr auto list = std::tuple{field("exists", &rest::ExistsResult::exists, "Whether a room has it.")};
};
template <>
struct Fields<rest::IsMemberResult> {
  static constexpr auto list = std::tuple{field("isMember", &rest::IsMemberResult::is_member, "Whether they are.")};
};
template <>
struct Fields<rest::AdminRoomsParams> {
  using P = rest::AdminRoomsParams;
  static constexpr auto list = std::tuple_cat(
      inherited_fields<P, api::PageParams>(),
      std::tuple{field("filter", static_cast<std::optional<std::string> P::*>(&P::filter), "Part of a name."),
                 field("types", &P::types, "c, p, d.")});
};
template <>
struct Fields<rest::CompleteParams> {
  static constexpr auto list = std::tuple{field("selector", &rest::CompleteParams::selector, "JSON: name.")};
};
template <>
struct Fields<rest::CompleteResult> {
  static constexpr auto list = std::tuple{field("items", &rest::CompleteResult::items, "Rooms.")};
};

}  // namespace confab

namespace confab::rest {

using api::Access;
using api::Call;

void declare_room_lookup(api::Endpoints& endpoints) {
  endpoints.get<UpdatedSince<ErrorCode::updated_since_invalid>, api::RoomSync>(
      path<AnyRoom>("get"), {
                                .access = Access::user(),
                                .summary = "The rooms one is in, or what changed about them.",
                                .rate = api::kInteractive,
                                .handler =
                                    [](Call& call, const UpdatedSince<ErrorCode::updated_since_invalid>& p) {
                                      return api::sync_rooms(call, p.updated_since);
                                    },
                            });
  declare_info<AnyRoom>(endpoints);
  endpoints.get<NameExistsParams, ExistsResult>(
      path<AnyRoom>("nameExists"),
      {
          .access = Access::user(),
          .summary = "Whether a channel or group has the name.",
          .rate = api::kInteractive,
          .handler =
              [](Call& call, const NameExistsParams& p) {
                return ExistsResult{core::rooms::name_exists(call.ctx, call.actor(), p.room_name)};
              },
      });
  endpoints.get<IsMemberParams, IsMemberResult>(
      path<AnyRoom>("isMember"), {
                                     .access = Access::user(),
                                     .summary = "Whether a user is a member.",
                                     .errors = {ErrorCode::room_not_found, ErrorCode::user_not_found},
                                     .rate = api::kInteractive,
                                     .handler =
                                         [](Call& call, const IsMemberParams& p) {
                                           return IsMemberResult{core::rooms::is_member(
                                               call.ctx, call.actor(), p.room_id, target_or_self(call, p).id)};
                                         },
                                 });
  endpoints.get<MembersParams, MemberListResult>(
      path<AnyRoom>("membersOrderedByRole"),
      {
          .access = Access::user(),
          .summary = "Members, those with roles first.",
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
          .rate = api::kInteractive,
          .handler = [](Call& call,
                        const MembersParams& p) { return list_members(call, family_id<AnyRoom>(call, p), p, true); },
      });
  endpoints.get<AdminRoomsParams, ManyRooms<AnyRoom>>(
      path<AnyRoom>("adminRooms"),
      {
          .access = Access::any_of({permissions::operation("view-room-administration")}),
          .summary = "All rooms.",
          .errors = {ErrorCode::invalid_query},
          .handler =
              [](Call& call, const AdminRoomsParams& p) {
                std::vector<model::RoomKind> kinds;
                for (const auto& row : model::kRoomKinds) {
                  const bool wanted = !p.types || std::ranges::count(*p.types, model::letter_of(row.kind)) != 0;
                  if (wanted) kinds.push_back(row.kind);
                }
                return list_all<AnyRoom>(call, p, kinds);
              },
      });
  endpoints.get<api::RoomRef, model::Room>(
      path<AnyRoom>("adminRooms.getRoom"),
      {
          .access = Access::any_of({permissions::operation("view-room-administration")}),
          .summary = "Any room.",
          .errors = {ErrorCode::room_not_found},
          .handler = [](Call& call,
                        const api::RoomRef& p) { return core::rooms::admin_info(call.ctx, call.actor(), p.room); },
      });
  endpoints.get<CompleteParams, CompleteResult>(
      path<AnyRoom>("autocomplete.channelAndPrivate"),
      {
          .access = Access::user(),
          .summary = "Rooms whose name holds a text.",
          .rate = api::kInteractive,
          .handler =
              [](Call& call, const CompleteParams& p) {
                const auto* name = p.selector.if_contains("name");
                const std::string text =
                    name != nullptr && name->is_string() ? std::string{name->get_string()} : std::string{};
                constexpr std::int64_t kSuggestions = 10;
                return CompleteResult{core::rooms::complete_name(call.ctx, call.actor(), text, kSuggestions)};
              },
      });
}

}  // namespace confab::rest
