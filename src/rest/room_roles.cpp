#include "api/room_commands.h"
#include "api/rooms.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"
#include "rest/room_family.h"
#include "rest/user_target.h"

namespace confab::rest {

using RoleParams = Flatten<RoomTarget, UserTarget>;
using HolderListResult = Named<"roles", std::vector<core::rooms::RoleHolder>, "Members with roles.">;
using ModeratorListResult = Named<"moderators", std::vector<model::UserRef>, "Moderators.">;

namespace {

using api::Access;
using api::Call;

template <class Family>
void declare_role(api::Endpoints& endpoints, const api::RoomRoleCommand& command) {
  auto errors = errors_in<Family>(api::errors_of(command));
  errors.insert(errors.end(), {errors::user_param_not_provided, errors::invalid_user, errors::invalid_room});
  endpoints.post<RoleParams, api::Nothing>({
      .path = path<Family>(command.endpoint),
      .access = Access::user(),
      .summary = command.summary,
      .errors = std::move(errors),
      .check = Check::by_hand,
      .handler =
          [command](Call& call, const auto& p) {
            const auto room = family_id<Family>(call, p);
            command.run(call.ctx, call.actor(), room, target_user(call, p).id, command.role);
          },
  });
}

template <class Family>
void declare_family(api::Endpoints& endpoints) {
  for (const auto& command : api::kRoomRoleCommands) declare_role<Family>(endpoints, command);
  endpoints.get<RoomTarget, HolderListResult>({
      .path = path<Family>("roles"),
      .access = Access::user(),
      .summary = "Members with roles.",
      .errors = errors_in<Family>({}),
      .rate = api::kInteractive,
      .check = Family::check,
      .handler =
          [](Call& call, const auto& p) {
            return core::rooms::role_holders(call.ctx, call.actor(), family_id<Family>(call, p));
          },
  });
  endpoints.get<RoomTarget, ModeratorListResult>({
      .path = path<Family>("moderators"),
      .access = Access::user(),
      .summary = "Moderators.",
      .errors = errors_in<Family>({}),
      .check = Family::check,
      .handler =
          [](Call& call, const auto& p) {
            ModeratorListResult result;
            for (auto& holder : core::rooms::role_holders(call.ctx, call.actor(), family_id<Family>(call, p))) {
              const bool moderates =
                  std::find(holder.roles.begin(), holder.roles.end(), "moderator") != holder.roles.end();
              if (moderates) result.value.push_back(std::move(holder.u));
            }
            return result;
          },
  });
}

}  // namespace

void declare_room_roles(api::Endpoints& endpoints) {
  declare_family<Channels>(endpoints);
  declare_family<Groups>(endpoints);
}

}  // namespace confab::rest
