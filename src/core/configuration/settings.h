#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/json.h"
#include "core/kernel/context.h"

namespace confab::core::configuration {

struct SettingValue {
  std::string id;
  json::value value;
};

/// The names of settings that may have another value than at `since`: those saved then or later, and those that the
/// environment fixes, of which nobody knows since when.
[[nodiscard]] std::set<std::string> changed_since(const Context& ctx, Timestamp since);

/// Changes settings, all or none. They count from the next request on. Throws Refusal(not_allowed) without
/// edit-privileged-setting, or for a setting that the environment fixes; (invalid_setting) for an unknown one or a bad
/// value.
void save_settings(const Context& ctx, const Actor& actor, const std::vector<SettingValue>& values);

/// Changes of presence are sent again (Presence_broadcast_disabled). Needs manage-user-status. Throws
/// Refusal(not_allowed), also where the environment fixes the setting.
void enable_presence_broadcast(const Context& ctx, const Actor& actor);

/// The workspace is another one from now on, such as a copy of the one that it was: it gets a new uniqueID. Needs
/// manage-cloud. Throws Refusal(not_allowed), also where the environment fixes it.
void renew_identity(const Context& ctx, const Actor& actor);

/// Whether the actor may know the values of settings that are not for everybody.
[[nodiscard]] bool may_see_private(const Context& ctx, const Actor& actor);

/// What somebody reads of the setting at `index` of the catalogue, whom its audience includes: a secret (keys to other
/// services, what signed links are made with) only who may change it, others an empty text, as listeners do.
[[nodiscard]] json::value readable_value(const Context& ctx, const Actor* reader, std::size_t index);

struct ListSettingChanges {
  Timestamp from, until;  // both ends belong to it
  std::string setting;    // empty: all
  UserId actor;           // empty: everybody
};
struct SettingChange {
  std::string id;
  Timestamp at;
  model::UserRef actor;
  std::string address;  // of the actor's client
  std::string setting;
  std::optional<json::value> before, after;
};
/// Who has changed which setting, out of the newest 1,000 changes of that time, newest first. Needs can-audit. Throws
/// Refusal(not_allowed).
[[nodiscard]] std::vector<SettingChange> setting_changes(const Context& ctx, const Actor& actor,
                                                         const ListSettingChanges& query);

struct SettingDifference {
  std::string id;
  bool secret = false;
  std::optional<json::value> before, after;  // not of a secret one
};
/// Which settings had another value at `from` than at `until`, which counts as now where it is left out, by name; a
/// secret one that was changed in between, whatever it is. What the environment fixes is left out. Needs can-audit.
/// Throws Refusal(not_allowed).
[[nodiscard]] std::vector<SettingDifference> setting_differences(const Context& ctx, const Actor& actor, Timestamp from,
                                                                 std::optional<Timestamp> until);

}  // namespace confab::core::configuration
