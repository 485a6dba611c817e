#include "core/rooms/roles.h"
#include "rest/chat_api.h"
#include "rest/room_family.h"
#include "rest/user_target.h"

namespace confab::rest {

struct RoleParams : RoomTarget, UserTarget {};
struct HolderDocument {
  SubscriptionId id;
  RoomId rid;
  model::UserRef u;
  std::vector<std::string> roles;
};
struct HolderListResult {
  std::vector<HolderDocument> roles;
};
struct ModeratorListResult {
  std::vector<model::UserRef> moderators;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::RoleParams> {
  static constexpr auto list = std::tuple_cat(inherited_fields<rest::RoleParams, rest::RoomTarget>(),
                                              inherited_fields<rest::RoleParams, rest::UserTarget>());
};
template <>
struct Fields<rest::HolderDocument> {
  using R = rest::HolderDocument;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The subscription."),
      field("rid", &R::rid, "The room."),
      field("u", &R::u, "Who."),
      field("roles", &R::roles, "owner, moderator, leader."),
  };
};
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
using core::rooms::RoomRole;

template <class Family>
void declare_change(api::Endpoints& endpoints, std::string_view name, std::string_view summary, RoomRole role,
                    bool give) {
  endpoints.post<RoleParams, api::Nothing>(
      path<Family>(name),
      {
          .access = Access::user(),
          .summary = summary,
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed, ErrorCode::user_not_in_room},
          .handler =
              [role, give](Call& call, const RoleParams& p) {
                const auto room = family_id<Family>(call, p);
                const auto user = target_user(call, p).id;
                if (give)
                  core::rooms::add_role(call.ctx, call.actor(), room, user, role);
                else
                  core::rooms::remove_role(call.ctx, call.actor(), room, user, role);
                return api::Nothing{};
              },
      });
}

template <class Family>
void declare_family(api::Endpoints& endpoints) {
  declare_change<Family>(endpoints, "addOwner", "Make somebody owner.", RoomRole::owner, true);
  declare_change<Family>(endpoints, "removeOwner", "Take the role of owner.", RoomRole::owner, false);
  declare_change<Family>(endpoints, "addModerator", "Make somebody moderator.", RoomRole::moderator, true);
  declare_change<Family>(endpoints, "removeModerator", "Take the role of moderator.", RoomRole::moderator, false);
  declare_change<Family>(endpoints, "addLeader", "Make somebody leader.", RoomRole::leader, true);
  declare_change<Family>(endpoints, "removeLeader", "Take the role of leader.", RoomRole::leader, false);
  endpoints.get<OnlyRoom, HolderListResult>(
      path<Family>("roles"),
      {
          .access = Access::user(),
          .summary = "Members with roles.",
          .errors = {ErrorCode::room_not_found},
          .rate = api::kInteractive,
          .handler =
              [](Call& call, const OnlyRoom& p) {
                HolderListResult result;
                for (auto& holder : core::rooms::role_holders(call.ctx, call.actor(), family_id<Family>(call, p))) {
                  result.roles.push_back({holder.id, holder.rid, holder.u, std::move(holder.roles)});
                }
                return result;
              },
      });
  endpoints.get<OnlyRoom, ModeratorListResult>(
      path<Family>("moderators"),
      {
          .access = Access::user(),
          .summary = "Moderators.",
          .errors = {ErrorCode::room_not_found},
          .handler =
              [](Call& call, const OnlyRoom& p) {
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
