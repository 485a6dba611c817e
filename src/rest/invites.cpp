// Links into rooms, and people who must not come back.

#include "core/rooms/invites.h"

#include "api/invites.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "core/rooms/ban.h"
#include "rest/chat_api.h"
#include "rest/room_target.h"
#include "rest/user_target.h"

namespace confab::rest {

struct InviteWanted {
  Field<"rid", RoomId, "The room.", when_missing(errors::field_required, "The field rid is required")> room;
  Field<"days", std::int64_t, "1, 7, 15, 30, or 0: for ever.", range(0, 1'000), defaulted{}> days = 1;
  Field<"maxUses", std::int64_t, "1, 5, 10, 25, 50, 100, or 0: any number.", range(0, 1'000), defaulted{}> max_uses = 0;
};
using InviteId = Named<"_id", std::string, "The invite.", bound::id>;
using InviteToken = Named<"token", std::string, "The invite.", bound::token>;
using ValidInvite = Named<"valid", bool, "Whether it lets somebody in.">;
struct InvitedRoom {
  Field<"rid", RoomId, "The room."> id;
  Field<"fname", std::optional<std::string>, "Its name as typed."> fname;
  Field<"name", std::optional<std::string>, "Its name."> name;
  Field<"t", std::string, "c or p."> type;
};
using JoinedByInvite = Named<"room", InvitedRoom, "Where it led.">;
using BannedRows = Named<"bannedUsers", std::vector<model::UserRef>, "Those banned first first.">;
struct BannedParams {
  Field<"roomId", RoomId, "The room."> room;
  Field<"count", std::optional<std::int64_t>, "How many rows.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
};
using BanParams = Flatten<InRoom, OneUserTarget>;

namespace {

JoinedByInvite use(Call& call, const InviteToken& p) {
  const auto room = core::rooms::use_invite(call.ctx, call.actor(), p.value);
  return InvitedRoom{room.id, room.fname, room.name, room.t};
}

using BanChange = void (*)(const core::Context&, const core::Actor&, const RoomId&, const UserId&);

void declare_ban(api::Endpoints& endpoints, std::string path, std::string_view summary, BanChange change,
                 ErrorCode as_it_is) {
  endpoints.post<BanParams, Nothing>(
      std::move(path), Access::user(), summary,
      {errors::room_not_found, errors::not_allowed, errors::user_not_found, errors::invalid_user,
       errors::direct_message_room, as_it_is},
      [change](Call& call, const auto& p) { change(call.ctx, call.actor(), p.room_id, target_user(call, p).id); });
}

void declare_bans(api::Endpoints& endpoints) {
  declare_ban(endpoints, "/api/v1/rooms.banUser", "Take somebody out of a room for good.", core::rooms::ban,
              errors::last_owner);
  declare_ban(endpoints, "/api/v1/rooms.unbanUser", "Let somebody come back.", core::rooms::unban,
              errors::user_not_banned);
  endpoints.get<BannedParams, Flatten<BannedRows, api::PageCounts>>(
      "/api/v1/rooms.bannedUsers", Access::user(), "Who must not come back to a room.",
      {errors::room_not_found, errors::not_allowed}, [](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings,
                                       {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
        auto found = core::rooms::banned(call.ctx, call.actor(), p.room, page.limit, page.offset);
        return api::paged<BannedRows>(std::move(found.people), page.offset, found.total);
      });
}

}  // namespace

void declare_invites(api::Endpoints& endpoints) {
  endpoints.post<InviteWanted, core::rooms::Invite>(
      "/api/v1/findOrCreateInvite", Access::user(), "A link that lets people into a room.",
      {errors::room_not_found, errors::not_authorized_here, errors::invalid_room, errors::room_type_not_allowed,
       errors::invite_days, errors::invite_uses},
      Check::by_hand, [](Call& call, const auto& p) {
        return core::rooms::find_or_create_invite(call.ctx, call.actor(), p.room, p.days, p.max_uses);
      });
  endpoints.get<Nothing, std::vector<core::rooms::Invite>>(
      "/api/v1/listInvites", Access::user(), "The newest invites of the workspace.", {errors::not_authorized_here},
      Envelope::plain, [](Call& call, const Nothing&) { return core::rooms::invites(call.ctx, call.actor()); });
  endpoints.del<InviteId, bool>("/api/v1/removeInvite/:_id", Access::user(), "The link leads nowhere any more.",
                                {errors::not_authorized_here, errors::invalid_invitation}, Envelope::plain,
                                [](Call& call, const auto& p) {
                                  core::rooms::remove_invite(call.ctx, call.actor(), p.value);
                                  return true;
                                });
  endpoints.post<InviteToken, JoinedByInvite>(
      "/api/v1/useInviteToken", Access::user(), "Become a member of the room that the link leads to.",
      {errors::invalid_token, errors::invite_expired, errors::user_is_banned, errors::room_archived}, use);
  endpoints.post<InviteToken, ValidInvite>(
      "/api/v1/validateInviteToken", Access::anyone(), "Whether the link lets somebody in.", rate::registration,
      [](Call& call, const auto& p) { return core::rooms::is_valid_invite(call.ctx, p.value); });
  declare_bans(endpoints);
}

}  // namespace confab::rest
