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

template <class Family>
void declare_role(api::Endpoints& endpoints, const api::RoomRoleCommand& command) {
  auto errors = errors_in<Family>(api::errors_of(command));
  std::erase(errors, errors::user_not_found);  // target_user() says it
  errors.insert(errors.end(), {errors::user_param_not_provided, errors::invalid_user});
  endpoints.post<RoleParams, Nothing>(path<Family>(command.endpoint), Access::user(), command.summary,
                                      std::move(errors), Check::by_hand, [command](Call& call, const auto& p) {
                                        const auto room = family_id<Family>(call, p);
                                        command.run(call.ctx, call.actor(), room, target_user(call, p).id,
                                                    command.role);
                                      });
}

template <class Family>
void declare_family(api::Endpoints& endpoints) {
  for (const auto& command : api::kRoomRoleCommands) declare_role<Family>(endpoints, command);
  endpoints.get<RoomTarget, HolderListResult>(
      path<Family>("roles"), Access::user(), "Members with roles.", errors_in<Family>({}), rate::lively, Family::check,
      [](Call& call, const auto& p) {
        return core::rooms::role_holders(call.ctx, call.actor(), family_id<Family>(call, p));
      });
  endpoints.get<RoomTarget, ModeratorListResult>(
      path<Family>("moderators"), Access::user(), "Moderators.", errors_in<Family>({}), Family::check,
      [](Call& call, const auto& p) {
        ModeratorListResult result;
        for (auto& holder : core::rooms::role_holders(call.ctx, call.actor(), family_id<Family>(call, p))) {
          const bool moderates = std::find(holder.roles.begin(), holder.roles.end(), "moderator") != holder.roles.end();
          if (moderates) result.value.push_back(std::move(holder.u));
        }
        return result;
      });
}

}  // namespace

void declare_room_roles(api::Endpoints& endpoints) {
  declare_family<Channels>(endpoints);
  declare_family<Groups>(endpoints);
}

}  // namespace confab::rest
