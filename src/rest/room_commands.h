#pragma once
// What several families of rooms do to a room: endpoints that need its name and little else.

#include <optional>
#include <string>

#include "api/endpoints.h"
#include "api/room_commands.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/rooms/join.h"
#include "rest/room_family.h"

namespace confab::rest {

struct JoinCode {
  std::optional<std::string> join_code;

  static constexpr auto kFields =
      FieldList{field("joinCode", &JoinCode::join_code, "Where one is asked for.", bound::token)};
};

template <class Family>
void declare_command(api::Endpoints& endpoints, std::string_view name, api::RoomCommand command,
                     Check check = Family::check) {
  using Target = typename Family::Target;
  endpoints.post<Target, api::Nothing>({
      .path = path<Family>(name),
      .access = api::Access::user(),
      .summary = command.summary,
      .errors = errors_in<Family>(std::move(command.errors)),
      .rate = command.interactive ? api::kInteractive : api::Rate{},
      .check = check,
      .handler = [run = command.run](api::Call& call,
                                     const auto& p) { run(call.ctx, call.actor(), family_id<Family>(call, p)); },
  });
}

template <class Family>
void declare_join(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::Target, JoinCode>;
  endpoints.post<Params, OneRoom<Family>>({
      .path = path<Family>("join"),
      .access = api::Access::user(),
      .summary = "Become a member of a public channel.",
      .errors = errors_in<Family>({errors::not_allowed, errors::code_required, errors::code_invalid,
                                   errors::room_archived, errors::user_is_banned}),
      .rate = api::kInteractive,
      .check = Family::check,
      .handler =
          [](api::Call& call, const auto& p) {
            const auto id = target_to_join(call, p, Family::kind, Family::missing, Family::missing_text);
            return OneRoom<Family>{core::rooms::join(call.ctx, call.actor(), id, p.join_code)};
          },
  });
}

}  // namespace confab::rest
