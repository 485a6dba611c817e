#pragma once
// What several families of rooms do to a room: endpoints that need its name and little else.

#include <optional>
#include <string>

#include "api/endpoints.h"
#include "api/room_commands.h"
#include "core/rooms/join.h"
#include "rest/room_family.h"

namespace confab::rest {

struct JoinCode {
  std::optional<std::string> join_code;
};

template <class Family>
void declare_command(api::Endpoints& endpoints, std::string_view name, api::RoomCommand command) {
  using Target = typename Family::Target;
  // To somebody who is not in it, such a room does not exist.
  if (Family::seen_by_members_only) std::erase(command.errors, ErrorCode::user_not_in_room);
  endpoints.post<Target, api::Nothing>(path<Family>(name),
                                       {
                                           .access = api::Access::user(),
                                           .summary = command.summary,
                                           .errors = std::move(command.errors),
                                           .rate = command.interactive ? api::kInteractive : api::Rate{},
                                           .handler =
                                               [run = command.run](api::Call& call, const Target& p) {
                                                 run(call.ctx, call.actor(), family_id<Family>(call, p));
                                                 return api::Nothing{};
                                               },
                                       });
}

template <class Family>
void declare_join(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::Target, JoinCode>;
  endpoints.post<Params, OneRoom<Family>>(
      path<Family>("join"), {
                                .access = api::Access::user(),
                                .summary = "Become a member of a public channel.",
                                .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed, ErrorCode::code_required,
                                           ErrorCode::code_invalid},
                                .rate = api::kInteractive,
                                .handler =
                                    [](api::Call& call, const Params& p) {
                                      return OneRoom<Family>{core::rooms::join(
                                          call.ctx, call.actor(), family_id<Family>(call, p), p.join_code)};
                                    },
                            });
}

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::JoinCode> {
  static constexpr auto list = std::tuple{field("joinCode", &rest::JoinCode::join_code, "Where one is asked for.")};
};
