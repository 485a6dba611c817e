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
  endpoints.post<Target, Nothing>(
      path<Family>(name), Access::user(), command.summary, errors_in<Family>(std::move(command.errors)),
      command.interactive ? rate::lively : rate::standard, check,
      [run = command.run](Call& call, const auto& p) { run(call.ctx, call.actor(), family_id<Family>(call, p)); });
}

template <class Family>
void declare_join(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::Target, JoinCode>;
  endpoints.post<Params, OneRoom<Family>>(
      path<Family>("join"), Access::user(), "Become a member of a public channel.",
      errors_in<Family>({errors::not_allowed, errors::code_required, errors::code_invalid, errors::room_archived,
                         errors::user_is_banned}),
      rate::lively, Family::check, [](Call& call, const auto& p) {
        const auto id = target_to_join(call, p, Family::kind, Family::missing, Family::missing_text);
        return OneRoom<Family>{core::rooms::join(call.ctx, call.actor(), id, p.join_code)};
      });
}

}  // namespace confab::rest
