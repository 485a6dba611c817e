#include "permissions/catalogue.h"

#include <unordered_map>

#include "permissions/groups/administration.h"
#include "permissions/groups/auditing.h"
#include "permissions/groups/cloud.h"
#include "permissions/groups/configuration.h"
#include "permissions/groups/customization.h"
#include "permissions/groups/integrations.h"
#include "permissions/groups/joining.h"
#include "permissions/groups/logins.h"
#include "permissions/groups/members.h"
#include "permissions/groups/messages.h"
#include "permissions/groups/moderation.h"
#include "permissions/groups/omnichannel.h"
#include "permissions/groups/operation.h"
#include "permissions/groups/people.h"
#include "permissions/groups/profiles.h"
#include "permissions/groups/roles.h"
#include "permissions/groups/rooms.h"
#include "permissions/groups/teams.h"
#include "permissions/groups/viewing.h"
#include "permissions/groups/voice.h"

namespace confab::permissions {
namespace {

constexpr auto kRows = joined_rows(kRooms, kMembers, kJoining, kViewing, kProfiles, kMessages, kPeople, kLogins,
                                   kModeration, kTeams, kConfiguration, kRoles, kIntegrations, kOperation, kAuditing,
                                   kCloud, kCustomization, kAdministration, kVoice, kOmnichannel);
constexpr auto kFirstRows = first_rows(kRooms, kMembers, kJoining, kViewing, kProfiles, kMessages, kPeople, kLogins,
                                       kModeration, kTeams, kConfiguration, kRoles, kIntegrations, kOperation,
                                       kAuditing, kCloud, kCustomization, kAdministration, kVoice, kOmnichannel);

}  // namespace

std::span<const Declaration> catalogue() {
  return kRows;
}

std::size_t index_of(Place place) {
  return std::size_t{kFirstRows[static_cast<std::size_t>(place.group)]} + place.row;
}

std::optional<std::size_t> index_of(std::string_view id) {
  static const auto indices = [] {
    std::unordered_map<std::string_view, std::size_t> made;
    for (std::size_t i = 0; i < kRows.size(); ++i) made.emplace(kRows[i].id, i);
    return made;
  }();
  const auto found = indices.find(id);
  return found == indices.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace confab::permissions
