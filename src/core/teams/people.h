#pragma once
// People as calls about teams name them.

#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "store/people.h"

namespace confab::core::teams {

/// Active ones, by id or username, each once; others are left out. Throws Refusal(user_limit_exceeded).
[[nodiscard]] std::vector<store::Person> team_people(sql::Session& session, const Context& ctx,
                                                     const std::vector<std::string>& names);
/// An active one. Throws Refusal(invalid_team_user).
[[nodiscard]] store::Person team_person(sql::Session& session, const UserId& user);

}  // namespace confab::core::teams
