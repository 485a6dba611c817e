#pragma once
// How calls name a team: "teamId, or teamName".

#include <optional>
#include <string>

#include "base/bounds.h"
#include "base/fields.h"
#include "core/access/team.h"

namespace confab::rest {

struct TeamTarget {
  Field<"teamId", std::optional<TeamId>, "The team, by id.", exactly_one{}> team_id;
  Field<"teamName", std::optional<std::string>, "The team, by name.", bound::name, exactly_one{}> team_name;

  [[nodiscard]] core::access::TeamName called() const { return {team_id, team_name}; }
};

}  // namespace confab::rest
