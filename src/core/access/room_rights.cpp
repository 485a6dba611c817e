#include "core/access/room_rights.h"

#include <algorithm>
#include <array>

#include "model/room_kind_table.h"
#include "permissions/groups/joining.h"
#include "permissions/groups/members.h"
#include "permissions/groups/rooms.h"
#include "permissions/groups/teams.h"
#include "permissions/groups/viewing.h"

namespace confab::core::access {
namespace {

constexpr std::array kRoomRights{
    RoomRights{.kind = model::RoomKind::channel,
               .see = permissions::viewing("view-c-room"),
               .create = permissions::rooms("create-c"),
               .erase = permissions::rooms("delete-c"),
               .create_in_team = permissions::teams("create-team-channel"),
               .erase_in_team = permissions::teams("delete-team-channel"),
               .preview = permissions::viewing("preview-c-room"),
               .leave = permissions::joining("leave-c"),
               .add_to_any = permissions::members("add-user-to-any-c-room"),
               .remove_from_any = permissions::members("kick-user-from-any-c-room")},
    RoomRights{.kind = model::RoomKind::group,
               .see = permissions::viewing("view-p-room"),
               .create = permissions::rooms("create-p"),
               .erase = permissions::rooms("delete-p"),
               .create_in_team = permissions::teams("create-team-group"),
               .erase_in_team = permissions::teams("delete-team-group"),
               .preview = {},
               .leave = permissions::joining("leave-p"),
               .add_to_any = permissions::members("add-user-to-any-p-room"),
               .remove_from_any = permissions::members("kick-user-from-any-p-room")},
    RoomRights{.kind = model::RoomKind::direct,
               .see = permissions::viewing("view-d-room"),
               .create = permissions::rooms("create-d"),
               .erase = permissions::rooms("delete-d"),
               .create_in_team = {},
               .erase_in_team = {},
               .preview = {},
               .leave = {},
               .add_to_any = {},
               .remove_from_any = {}},
};

static_assert(model::has_row_of_each_kind(kRoomRights));

}  // namespace

const RoomRights& rights(model::RoomKind kind) {
  return model::row_of(kRoomRights, kind);
}

bool sees_open_rooms(const Context& ctx, const Actor& actor) {
  return std::ranges::all_of(model::kRoomKinds, [&](const model::RoomTraits& kind) {
    return !kind.open || may(ctx, actor, rights(kind.kind).see);
  });
}

}  // namespace confab::core::access
