#pragma once
// What several families of rooms do to a room: endpoints that need its name and little else.

#include <optional>
#include <string>

#include "api/room_commands.h"
#include "base/errors/members.h"
#include "base/errors/rooms.h"
#include "core/rooms/join.h"
#include "rest/declaring.h"
#include "rest/room_family.h"

namespace confab::rest {

struct JoinCode {
  Field<"joinCode", std::optional<std::string>, "Where one is asked for.", bound::token> join_code;
};

template <class Family>
void declare_command(api::Endpoints& endpoints, std::string_view name, api::RoomCommand command,
                     Check check = Family::check) {
  using Target = typename Family::Target;
  if (command.run_later != nullptr) {
    endpoints.post_later<Target, Nothing>(path<Family>(name), Access::user(), command.summary,
                                          errors_in<Family>(std::move(command.errors)),
                                          command.interactive ? rate::lively : rate::standard, check,
                                          [run = command.run_later](Call& call, const auto& p, auto then) {
                                            run(call.ctx, call.actor(), family_id<Family>(call, p),
                                                then_made<bool>(std::move(then), [](bool) { return Nothing{}; }));
                                          });
    return;
  }
  endpoints.post<Target, Nothing>(
      path<Family>(name), Access::user(), command.summary, errors_in<Family>(std::move(command.errors)),
      command.interactive ? rate::lively : rate::standard, check,
      [run = command.run](Call& call, const auto& p) { run(call.ctx, call.actor(), family_id<Family>(call, p)); });
}

template <class Family>
void declare_join(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::Target, JoinCode>;
  endpoints.post_later<Params, OneRoom<Family>>(
      path<Family>("join"), Access::user(), "Become a member of a public channel.",
      errors_in<Family>({errors::not_allowed, errors::code_required, errors::code_invalid, errors::room_archived,
                         errors::user_is_banned}),
      rate::lively, Family::check, [](Call& call, const auto& p, auto then) {
        const auto id = target_to_join(call, p, Family::kind, Family::missing, Family::missing_text);
        core::rooms::join_later(
            call.ctx, call.actor(), id, p.join_code,
            then_made<model::Room>(std::move(then), [](model::Room room) { return OneRoom<Family>{std::move(room)}; }));
      });
}

}  // namespace confab::rest
