#pragma once
// Webhooks as clients write and list them, over whatever protocol.

#include "api/call.h"
#include "api/paging.h"
#include "base/bounds.h"
#include "base/errors/accounts.h"
#include "base/errors/integrations.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "core/integrations/manage.h"
#include "model/integration.h"

namespace confab::api {

/// How making or changing one of either type is refused.
[[nodiscard]] inline std::vector<ErrorCode> errors_of_integrations() {
  return {errors::integration_not_authorized,
          errors::integration_channel_invalid,
          errors::integration_channel_start,
          errors::invalid_username,
          errors::invalid_user,
          errors::invalid_room,
          errors::too_many_integrations,
          errors::integration_event_invalid,
          errors::integration_target_invalid,
          errors::integration_urls_invalid,
          errors::integration_permissions,
          errors::service_unavailable};
}
[[nodiscard]] inline std::vector<ErrorCode> errors_of_integration_changes() {
  auto errors = errors_of_integrations();
  errors.insert(errors.end(), {errors::integration_not_found, errors::outgoing_integration_not_found,
                               errors::integration_token_invalid, errors::integration_poster_invalid,
                               errors::integration_changed_meanwhile});
  return errors;
}

}  // namespace confab::api

template <>
struct confab::Fields<confab::core::integrations::IntegrationFields> {
  using I = core::integrations::IntegrationFields;
  static constexpr std::string_view name = "IntegrationFields";
  static constexpr auto list = FieldList{
      field("name", &I::name, "What it is called.", bound::text, required{}),
      field("enabled", &I::enabled, "Whether it works.", required{}),
      field("username", &I::username, "In whose name it posts.", bound::name),
      field("channel", &I::channel,
            "#room or @user, several with commas between them; of outgoing ones also "
            "all_public_channels, all_private_groups and all_direct_messages.",
            bound::names, required{}),
      field("alias", &I::alias, "Shown in place of the name.", bound::text),
      field("avatar", &I::avatar, "Shown in place of the picture.", bound::url),
      field("emoji", &I::emoji, "Shown in place of the picture.", bound::text),
      field("scriptEnabled", &I::script_enabled, "Whether its script runs.", required{}),
      field("script", &I::script, "Its script: a class Script.", max_length(65'536)),
      field("scriptEngine", &I::script_engine, "There is one engine, whatever it says.", one_of("vm2|isolated-vm")),
      field("overrideDestinationChannelEnabled", &I::overrides_channel,
            "Of incoming ones: whether a call may say where."),
      field("event", &I::event, "Of outgoing ones: what it is told of.", bound::text),
      field("urls", &I::urls, "Whom it tells.", max_texts(20, 2'048)),
      field("triggerWords", &I::words, "Only messages that begin with one of these; none: all.", max_texts(100, 512)),
      field("triggerWordAnywhere", &I::word_anywhere, "Words count wherever they stand."),
      field("targetRoom", &I::target_room, "Where answers are posted.", bound::name),
      field("token", &I::token, "What it says to be known by.", bound::token),
      field("runOnEdits", &I::runs_on_edits, "Told of edits, too."),
      field("retryFailedCalls", &I::retries, "Calls that fail are made again."),
      field("retryCount", &I::retry_count, "How often at the most; above 20 is 20.", range(0, 1'000)),
      field("retryDelay", &I::retry_delay, "powers-of-ten, powers-of-two or increments-of-two.", bound::text),
      field("impersonateUser", &I::impersonates, "Answers are posted in the name of whoever set it off."),
  };
};
