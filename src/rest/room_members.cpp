#include "rest/room_members.h"

#include "api/room_commands.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "core/rooms/add_members.h"
#include "core/rooms/remove_member.h"
#include "rest/room_views.h"
#include "rest/user_target.h"

namespace confab::rest {

struct Invited {
  Field<"userIds", std::optional<std::vector<UserId>>, "Several accounts, by id.", bound::items> user_ids;
  Field<"usernames", std::optional<std::vector<std::string>>, "Several accounts, by username.", bound::list_of_names>
      usernames;
};
using InviteParams = Flatten<RoomTarget, UserTarget, Invited>;
template <class Family>
using KickParams = Flatten<RoomTarget, typename Family::KickedTarget>;
struct Everybody {
  Field<"activeUsersOnly", json::value, "True: without deactivated ones.", bound::free_form, defaulted{}>
      active_users_only;
};
using AddAllParams = Flatten<RoomTarget, Everybody>;
/// How clients name the room of `online` besides.
struct OnlineQuery {
  Field<"_id", std::optional<std::string>, "The room, by id.", bound::id> id;
  Field<"query", std::optional<json::object>, R"(JSON: the room as {"_id"} or {"name"}.)", bound::free_form,
        members("_id|name"), when_invalid(errors::invalid_query)>
      query;
};
using OnlineParams = Flatten<RoomTarget, OnlineQuery>;

namespace {

core::rooms::AddMembers invite_command(const InviteParams& p, RoomId room) {
  core::rooms::AddMembers command{.room = std::move(room), .users = {}, .usernames = {}, .skip_unknown = true};
  if (p.user_ids) command.users = *p.user_ids;
  if (p.usernames) command.usernames = *p.usernames;
  if (p.user_id) command.users.push_back(*p.user_id);
  if (p.username) command.usernames.push_back(*p.username);
  if (!p.user_ids && !p.usernames && !p.user_id && !p.username) {
    throw Refusal(errors::users_params_not_provided,
                  "Please provide \"userId\" or \"username\" or \"userIds\" or \"usernames\" as param");
  }
  return command;
}

RoomTarget online_target(const OnlineParams& p) {
  const auto text_of = [&](std::string_view name) -> std::optional<std::string> {
    const auto* value = p.query ? p.query->if_contains(name) : nullptr;
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) throw Refusal(errors::invalid_query, "query takes a text for " + std::string{name});
    return std::string{value->get_string()};
  };
  RoomTarget target = p;
  if (!target.room_id) target.room_id = p.id.has_value() ? p.id.held() : text_of("_id");
  if (!target.room_name) target.room_name = text_of("name");
  if (!target.room_id && !target.room_name) throw Refusal(errors::not_possible, "Invalid query");
  return target;
}

// Clients send 1 and "true" as well.
bool is_set(const json::value& flag) {
  return flag == json::value(true) || flag == json::value("true") || flag == json::value(1) || flag == json::value("1");
}

template <class Family>
void declare_coming(api::Endpoints& endpoints) {
  endpoints.post<InviteParams, OneRoom<Family>>(
      path<Family>("invite"), Access::user(), "Add people.",
      errors_in<Family>({errors::not_allowed, errors::invalid_user, errors::room_archived, errors::user_limit_exceeded,
                         errors::users_params_not_provided, errors::nobody_to_invite, errors::user_is_banned}),
      Check::by_hand, [](Call& call, const auto& p) {
        const auto command = invite_command(p, family_id<Family>(call, p));
        return OneRoom<Family>{core::rooms::add_members(call.ctx, call.actor(), command)};
      });
  endpoints.post<AddAllParams, OneRoom<Family>>(
      path<Family>("addAll"), Access::user(), "Add everybody.",
      errors_in<Family>({errors::not_allowed, errors::room_archived, errors::user_limit_exceeded}), Family::check,
      [](Call& call, const auto& p) {
        const auto room = family_id<Family>(call, p);
        const bool active_only = is_set(p.active_users_only);
        return OneRoom<Family>{core::rooms::add_all(call.ctx, call.actor(), room, active_only)};
      });
}

template <class Family>
void declare_going(api::Endpoints& endpoints) {
  std::vector<ErrorCode> refusals{errors::not_allowed, errors::user_not_in_room, errors::last_owner,
                                  errors::invalid_user};
  // Where a schema asks for the person, that is refused by it.
  if (Family::check == Check::by_hand) refusals.push_back(errors::user_param_not_provided);
  endpoints.post<KickParams<Family>, OneRoom<Family>>(
      path<Family>("kick"), Access::user(), "Take somebody out.", errors_in<Family>(std::move(refusals)), Family::check,
      [](Call& call, const auto& p) {
        const auto room = family_id<Family>(call, p);
        const auto user = target_user(call, p).id;
        return OneRoom<Family>{core::rooms::remove_member(call.ctx, call.actor(), room, user)};
      });
  const auto leaving = api::leave_room();
  endpoints.post_later<RoomTarget, OneRoom<Family>>(
      path<Family>("leave"), Access::user(), leaving.summary, errors_in<Family>(leaving.errors), Family::check,
      [run = leaving.run_later](Call& call, const auto& p, auto then) {
        const auto room = family_room<Family>(call, p);
        run(call.ctx, call.actor(), room.id,
            then_made<bool>(std::move(then), [room](bool) { return OneRoom<Family>{room}; }));
      });
}

}  // namespace

template <class Family>
void declare_members(api::Endpoints& endpoints) {
  declare_coming<Family>(endpoints);
  declare_going<Family>(endpoints);
  declare_members_of<Family>(endpoints);
  endpoints.get<OnlineParams, OnlineResult>(
      path<Family>("online"), Access::user(), "Members who are not offline.", errors_in<Family>({errors::not_possible}),
      Check::by_hand, Renamed{errors::room_not_found, errors::not_possible, "Channel does not exists"},
      [](Call& call, const auto& p) { return list_online(call, family_id<Family>(call, online_target(p))); });
}

template void declare_members<Channels>(api::Endpoints&);
template void declare_members<Groups>(api::Endpoints&);

}  // namespace confab::rest
