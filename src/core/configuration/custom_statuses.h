#pragma once
// Statuses that the workspace has made up: a text to choose, and what it counts as.

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/custom_status.h"
#include "model/order.h"

namespace confab::core::configuration {

struct CustomStatusFields {
  std::string name;
  std::optional<std::string> type;  // online, away, busy, offline; left out: online, or as it was
};

/// All three need manage-user-status. Throw Refusal(not_allowed | status_name_missing | status_type_invalid |
/// status_name_in_use | unknown_custom_status).
model::CustomStatus create_custom_status(const Context& ctx, const Actor& actor, const CustomStatusFields& fields);
model::CustomStatus update_custom_status(const Context& ctx, const Actor& actor, const std::string& id,
                                         const CustomStatusFields& fields);
void remove_custom_status(const Context& ctx, const Actor& actor, const std::string& id);

struct CustomStatusQuery {
  std::optional<std::string> name, id;  // only what is called so, or has the id
  model::NameOrder order = model::NameOrder::ascending;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct CustomStatusPage {
  std::vector<model::CustomStatus> statuses;
  std::int64_t total = 0;
};
[[nodiscard]] CustomStatusPage custom_statuses(const Context& ctx, const CustomStatusQuery& query);

}  // namespace confab::core::configuration
