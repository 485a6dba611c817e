#pragma once
// Making, changing and removing webhooks.

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/integration.h"

namespace confab::core::integrations {

/// As clients write one. Of a change, what is left out stays.
struct IntegrationFields {
  std::optional<std::int64_t> retry_count;              // of outgoing ones, as what is marked so
  std::optional<std::vector<std::string>> urls, words;  // outgoing
  std::optional<std::string> name, username;
  std::optional<std::string> channel;  // several with commas between them
  std::optional<std::string> alias, avatar, emoji;
  std::optional<std::string> script, script_engine;
  std::optional<std::string> event, target_room, token, retry_delay;  // outgoing
  std::optional<bool> enabled, script_enabled;
  std::optional<bool> overrides_channel;                                    // of incoming ones
  std::optional<bool> word_anywhere, runs_on_edits, retries, impersonates;  // outgoing
};

/// Needs one of the two permissions of its type, and to be in the rooms that it names for whoever has not both. The
/// account that an incoming one posts as gets the role bot. Throw Refusal(integration_not_authorized |
/// integration_channel_invalid | integration_channel_start | invalid_username | invalid_user | invalid_room |
/// too_many_integrations), and of outgoing ones (integration_event_invalid | integration_target_invalid |
/// integration_urls_invalid | integration_permissions).
model::Integration create_incoming(const Context& ctx, const Actor& actor, const IntegrationFields& fields);
model::Integration create_outgoing(const Context& ctx, const Actor& actor, const IntegrationFields& fields);
/// The same, and (integration_not_found | integration_poster_invalid | integration_changed_meanwhile), of outgoing ones
/// (outgoing_integration_not_found | integration_token_invalid).
model::Integration update_incoming(const Context& ctx, const Actor& actor, const std::string& id,
                                   const IntegrationFields& fields);
model::Integration update_outgoing(const Context& ctx, const Actor& actor, const std::string& id,
                                   const IntegrationFields& fields);
/// With what is known of its calls. Throws Refusal(integration_not_authorized | integration_not_found).
model::Integration remove(const Context& ctx, const Actor& actor, const std::string& id, bool outgoing);

}  // namespace confab::core::integrations
