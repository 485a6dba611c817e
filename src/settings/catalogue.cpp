#include "settings/catalogue.h"

#include <unordered_map>

#include "settings/groups/accounts.h"
#include "settings/groups/assets.h"
#include "settings/groups/avatars.h"
#include "settings/groups/branding.h"
#include "settings/groups/encryption.h"
#include "settings/groups/failed_logins.h"
#include "settings/groups/file_storage.h"
#include "settings/groups/file_upload.h"
#include "settings/groups/layout.h"
#include "settings/groups/message.h"
#include "settings/groups/message_changes.h"
#include "settings/groups/mobile.h"
#include "settings/groups/operation.h"
#include "settings/groups/organization.h"
#include "settings/groups/outgoing.h"
#include "settings/groups/password_policy.h"
#include "settings/groups/preferences.h"
#include "settings/groups/previews.h"
#include "settings/groups/rate_limits.h"
#include "settings/groups/registration.h"
#include "settings/groups/rest_api.h"
#include "settings/groups/retention.h"
#include "settings/groups/rooms.h"
#include "settings/groups/search.h"
#include "settings/groups/site.h"
#include "settings/groups/user_data.h"
#include "settings/groups/workspace.h"

namespace confab::settings {
namespace {

constexpr auto kRows = joined_rows(kAccounts, kAvatars, kRegistration, kFailedLogins, kPasswordPolicy, kPreferences,
                                   kRestApi, kRateLimits, kPreviews, kMessage, kMessageChanges, kRetention, kRooms,
                                   kWorkspace, kSite, kBranding, kLayout, kAssets, kOrganization, kOperation, kSearch,
                                   kOutgoing, kFileStorage, kFileUpload, kMobile, kUserData, kEncryption);
constexpr auto kFirstRows = first_rows(kAccounts, kAvatars, kRegistration, kFailedLogins, kPasswordPolicy, kPreferences,
                                       kRestApi, kRateLimits, kPreviews, kMessage, kMessageChanges, kRetention, kRooms,
                                       kWorkspace, kSite, kBranding, kLayout, kAssets, kOrganization, kOperation,
                                       kSearch, kOutgoing, kFileStorage, kFileUpload, kMobile, kUserData, kEncryption);

}  // namespace

std::span<const Declaration> catalogue() {
  return kRows;
}

std::size_t index_of(Place place) {
  return std::size_t{kFirstRows[static_cast<std::size_t>(place.group)]} + place.row;
}

std::optional<std::size_t> index_of(std::string_view key) {
  static const auto indices = [] {
    std::unordered_map<std::string_view, std::size_t> made;
    for (std::size_t i = 0; i < kRows.size(); ++i) made.emplace(kRows[i].key, i);
    return made;
  }();
  const auto found = indices.find(key);
  return found == indices.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace confab::settings
