#include "api/room_commands.h"
#include "api/rooms.h"
#include "rest/chat_api.h"
#include "rest/room_family.h"
#include "rest/user_target.h"

namespace confab::rest {

using RoleParams = Flatten<RoomTarget, UserTarget>;
struct HolderListResult {
  std::vector<core::rooms::RoleHolder> roles;
};
struct ModeratorListResult {
  std::vector<model::UserRef> moderators;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::HolderListResult> {
  static constexpr auto list = std::tuple{field("roles", &rest::HolderListResult::roles, "Members with roles.")};
};
template <>
struct Fields<rest::ModeratorListResult> {
  static constexpr auto list = std::tuple{field("moderators", &rest::ModeratorListResult::moderators, "Moderators.")};
};

}  // namespace confab

namespace confab::rest {
namespace {

using api::Access;
using api::Call;

template <class Family>
void declare_role(api::Endpoints& endpoints, const api::RoomRoleCommand& command) {
  endpoints.post<RoleParams, api::Nothing>(path<Family>(command.endpoint),
                                           {
                                               .access = Access::user(),
                                               .summary = command.summary,
                                               .errors = {api::kRoomRoleErrors.begin(), api::kRoomRoleErrors.end()},
                                               .handler =
                                                   [command](Call& call, const RoleParams& p) {
                                                     const auto room = family_id<Family>(call, p);
                                                     command.run(call.ctx, call.actor(), room, target_user(call, p).id,
                                                                 command.role);
                                                     return api::Nothing{};
                                                   },
                                           });
}

template <class Family>
void declare_family(api::Endpoints& endpoints) {
  for (const auto& command : api::kRoomRoleCommands) declare_role<Family>(endpoints, command);
  endpoints.get<RoomTarget, HolderListResult>(
      path<Family>("roles"),
      {
          .access = Access::user(),
          .summary = "Members with roles.",
          .errors = {ErrorCode::room_not_found},
          .rate = api::kInteractive,
          .handler =
              [](Call& call, const RoomTarget& p) {
                return HolderListResult{core::rooms::role_holders(call.ctx, call.actor(), family_id<Family>(call, p))};
              },
      });
  endpoints.get<RoomTarget, ModeratorListResult>(
      path<Family>("moderators"),
      {
          .access = Access::user(),
          .summary = "Moderators.",
          .errors = {ErrorCode::room_not_found},
          .handler =
              [](Call& call, const RoomTarget& p) {
                ModeratorListResult result;
                for (auto& holder : core::rooms::role_holders(call.ctx, call.actor(), family_id<Family>(call, p))) {
                  const bool moderates =
                      std::find(holder.roles.begin(), holder.roles.end(), "moderator") != holder.roles.end();
                  if (moderates) result.moderators.push_back(std::move(holder.u));
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
