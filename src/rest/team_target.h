#pragma once
// How calls name a team: "teamId, or teamName".

#include <optional>
#include <string>

#include "base/bounds.h"
#include "base/fields.h"
#include "core/access/team.h"

namespace confab::rest {

struct TeamTarget {
  std::optional<TeamId> team_id;
  std::optional<std::string> team_name;

  static constexpr auto kFields = FieldList{
      field("teamId", &TeamTarget::team_id, "The team, by id.", exactly_one{}),
      field("teamName", &TeamTarget::team_name, "The team, by name.", bound::name, exactly_one{}),
  };

  [[nodiscard]] core::access::TeamName called() const { return {team_id, team_name}; }
};

}  // namespace confab::rest
