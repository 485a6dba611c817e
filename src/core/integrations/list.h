#pragma once

#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/condition.h"
#include "model/integration.h"
#include "model/order.h"

namespace confab::core::integrations {

struct ListIntegrations {
  std::string name_part, type;        // empty: all
  std::vector<std::string> channels;  // those that name one of them; empty: all
  std::optional<model::Condition> condition;
  model::IntegrationOrder order;
  std::int64_t limit = 50, offset = 0;
};
struct IntegrationPage {
  std::vector<model::Integration> integrations;
  std::int64_t total = 0;
};
/// Those that the actor manages. Throws Refusal(unauthorized | invalid_query).
[[nodiscard]] IntegrationPage list(const Context& ctx, const Actor& actor, const ListIntegrations& query);
/// Of a room that the actor may see: those that name it; with `all`, those as well that name all rooms of its kind.
/// Throws Refusal(unauthorized | room_not_found).
[[nodiscard]] IntegrationPage list_of_room(const Context& ctx, const Actor& actor, const RoomId& room, bool all,
                                           ListIntegrations query);
/// Throws Refusal(integration_unknown | not_authorized).
[[nodiscard]] model::Integration get(const Context& ctx, const Actor& actor, const std::string& id,
                                     const std::optional<std::string>& made_by);
/// The outgoing one that tells that address. Throws Refusal(integration_unknown).
[[nodiscard]] std::string telling(const Context& ctx, const std::string& url);

}  // namespace confab::core::integrations
